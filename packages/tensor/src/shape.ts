/** @file Shapes and element types: what is known of an array before it has any numbers. */
import { MelodistError } from "@melodist/errors";

/** The length of one axis: a number, or a name for one left open until run time (decoding graphs only). */
export type Dimension = number | string;
export type Shape = readonly Dimension[];

/** Element types as ONNX knows them; `f16` and `u8` only store, and are cast or unpacked before use. */
export type ElementType = "f32" | "f16" | "i32" | "i64" | "u8" | "bool";

export interface TensorType {
  readonly element: ElementType;
  readonly shape: Shape;
}

/** A fault in how a graph was put together. */
export function graphError(message: string): MelodistError {
  return new MelodistError(message, { code: "invalid-graph" });
}

/**
 * The axes as numbers.
 *
 * @throws MelodistError `invalid-graph` when one is left open
 */
export function fixedShape(shape: Shape): readonly number[] {
  return shape.map((dimension) => {
    if (typeof dimension === "number") return dimension;
    throw graphError(`dimension "${dimension}" is open, but its length is needed here`);
  });
}

/** Number of elements of a fixed shape. */
export function elementCount(shape: Shape): number {
  return fixedShape(shape).reduce((product, length) => product * length, 1);
}

/** Are both shapes the same, open names included? */
export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((dimension, axis) => dimension === b[axis]);
}

/**
 * The shape two arrays broadcast to, aligned at the last axis; a length of 1 stretches.
 *
 * @throws MelodistError `invalid-graph` when they do not
 * @example
 * broadcastShapes([2, 3], [3]); // => [2, 3]
 */
export function broadcastShapes(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const left = a[axis - rank + a.length] ?? 1;
    const right = b[axis - rank + b.length] ?? 1;
    if (left === right || right === 1) return left;
    if (left === 1) return right;
    throw graphError(`shapes do not broadcast: ${printShape(a)} and ${printShape(b)}`);
  });
}

/** An axis counted from the front; -1 is the last. */
export function resolveAxis(axis: number, rank: number): number {
  const resolved = axis < 0 ? axis + rank : axis;
  if (!Number.isInteger(axis) || resolved < 0 || resolved >= rank)
    throw graphError(`axis ${axis} is not one of ${rank}`);
  return resolved;
}

/** `[2,3]`, as the printer shows it. */
export function printShape(shape: Shape): string {
  return `[${shape.join(",")}]`;
}

/** @file The words a network is written in: one short function per operator, shapes in, shapes out. */
import { apply, applyAll, type Tensor } from "./graph.ts";
import type { ConstantData } from "./operator.ts";
import {
  broadcastShapes,
  type ElementType,
  elementCount,
  fixedShape,
  resolveAxis,
  type Shape,
  sameShape,
} from "./shape.ts";

/** A named input of the graph. */
export function input(name: string, shape: Shape, element: ElementType = "f32"): Tensor {
  return apply({ kind: "input", name, type: { element, shape } });
}

/** A constant array; a bare number is a scalar of shape []. */
export function constant(data: number | Float32Array | Int32Array, shape?: Shape): Tensor {
  const numbers: ConstantData = typeof data === "number" ? Float32Array.of(data) : data;
  const element = numbers instanceof Int32Array ? "i32" : "f32";
  const type = { element, shape: shape ?? (typeof data === "number" ? [] : [numbers.length]) } as const;
  return apply({ kind: "constant", type, data: numbers });
}

/** An array, or a number to be taken as one. */
export type Operand = Tensor | number;
const asTensor = (operand: Operand): Tensor => (typeof operand === "number" ? constant(operand) : operand);

const unary =
  (kind: "negate" | "exp" | "log" | "sqrt" | "reciprocal" | "sigmoid" | "floor" | "silu") =>
  (x: Tensor): Tensor =>
    apply({ kind }, x);
export const negate = unary("negate");
export const exp = unary("exp");
export const log = unary("log");
export const sqrt = unary("sqrt");
export const reciprocal = unary("reciprocal");
export const sigmoid = unary("sigmoid");
export const floor = unary("floor");
/** x · sigmoid(x) */
export const silu = unary("silu");

const binary =
  (kind: "add" | "subtract" | "multiply" | "divide" | "minimum" | "equal" | "lessOrEqual" | "and") =>
  (a: Operand, b: Operand): Tensor =>
    apply({ kind }, asTensor(a), asTensor(b));
export const add = binary("add");
export const subtract = binary("subtract");
export const multiply = binary("multiply");
export const divide = binary("divide");
export const minimum = binary("minimum");
export const equal = binary("equal");
export const lessOrEqual = binary("lessOrEqual");
export const and = binary("and");

/** condition ? a : b */
export function where(condition: Tensor, a: Operand, b: Operand): Tensor {
  return apply({ kind: "where" }, condition, asTensor(a), asTensor(b));
}

export function cast(x: Tensor, element: ElementType): Tensor {
  return x.element === element ? x : apply({ kind: "cast", element }, x);
}

/** Sum along axes, which stay as length 1. */
export function reduceSum(x: Tensor, axes: readonly number[]): Tensor {
  return axes.length === 0 ? x : apply({ kind: "reduceSum", axes }, x);
}

/** Mean along axes, which stay as length 1. */
export function reduceMean(x: Tensor, axes: readonly number[]): Tensor {
  return axes.length === 0 ? x : apply({ kind: "reduceMean", axes }, x);
}

/** Along the last axis. */
export function softmax(x: Tensor): Tensor {
  return apply({ kind: "softmax" }, x);
}

/** Along the last axis. */
export function logSoftmax(x: Tensor): Tensor {
  return apply({ kind: "logSoftmax" }, x);
}

/** One length may be -1: what is left, if no length is open. */
export function reshape(x: Tensor, shape: Shape): Tensor {
  const known = shape.reduce<number>(
    (product, length) => (length === -1 ? product : product * Number(length)),
    1,
  );
  const full = shape.map((length) => (length === -1 ? elementCount(x.shape) / known : length));
  return sameShape(full, x.shape) ? x : apply({ kind: "reshape", shape: full }, x);
}

export function transpose(x: Tensor, order: readonly number[]): Tensor {
  return apply({ kind: "transpose", order }, x);
}

export function expand(x: Tensor, shape: Shape): Tensor {
  return sameShape(x.shape, shape) ? x : apply({ kind: "expand", shape }, x);
}

export function concatenate(pieces: readonly Tensor[], axis: number): Tensor {
  return apply({ kind: "concatenate", axis }, ...pieces);
}

/** Cut into pieces of the given sizes. */
export function split(x: Tensor, axis: number, sizes: readonly number[]): readonly Tensor[] {
  return applyAll({ kind: "split", axis, sizes }, [x]);
}

/** Cut the last axis into pieces as long as the others' last axes. */
export function splitLike(x: Tensor, others: readonly Tensor[]): readonly Tensor[] {
  return applyAll({ kind: "splitLike" }, [x, ...others]);
}

export interface MatmulOptions {
  readonly transA?: boolean;
  readonly transB?: boolean;
  /** The product is multiplied by this; 1 by default. */
  readonly scale?: number;
}

/** scale · A B over the last two axes; leading axes broadcast. */
export function matmul(a: Tensor, b: Tensor, options: MatmulOptions = {}): Tensor {
  const { transA = false, transB = false, scale = 1 } = options;
  return apply({ kind: "matmul", transA, transB, scale }, a, b);
}

/** The rows of a table (V, …) named by ids. */
export function gather(table: Tensor, ids: Tensor): Tensor {
  return apply({ kind: "gather" }, table, ids);
}

/** x (…, V) at ids (…): (…, 1). */
export function pick(x: Tensor, ids: Tensor): Tensor {
  return apply({ kind: "pick" }, x, ids);
}

/** ids (…): (…, depth), one where the id is. */
export function oneHot(ids: Tensor, depth: number): Tensor {
  return apply({ kind: "oneHot", depth }, ids);
}

/** x / rms(x) · gain along the last axis. */
export function rmsNorm(x: Tensor, gain: Tensor, epsilon: number): Tensor {
  return apply({ kind: "rmsNorm", epsilon }, x, gain);
}

/** Rotary positions on x (B, heads, T, D), halves turned; cos and sin (P, D/2), positions i64 (B, T). */
export function rotate(x: Tensor, positions: Tensor, cos: Tensor, sin: Tensor): Tensor {
  return apply({ kind: "rotate" }, x, positions, cos, sin);
}

/** Sum a gradient back to the shape that was broadcast. */
export function sumToShape(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  broadcastShapes(x.shape, shape);
  const extra = x.shape.length - shape.length;
  const axes = x.shape.flatMap((length, axis) =>
    axis < extra || (shape[axis - extra] === 1 && length !== 1) ? [axis] : [],
  );
  return reshape(reduceSum(x, axes), shape);
}

/** Length of an axis, counted from the end if negative. */
export function axisLength(x: Tensor, axis: number): number {
  return fixedShape([x.shape[resolveAxis(axis, x.shape.length)] ?? 1])[0] ?? 1;
}

/**
 * @file Every operator there is, with its exact meaning; each table of rules must answer all of them.
 *
 * Few and large: what a transformer needs, cut where ONNX Runtime has a fast kernel. Arrays are named
 * in the comments in the order of the operator's inputs; `…` stands for leading axes.
 */
import type { ElementType, Shape, TensorType } from "./shape.ts";

/** Numbers of a constant; `bool` as 0 and 1. */
export type ConstantData = Float32Array | Int32Array | BigInt64Array | Uint8Array;

export type Operator =
  /** A value handed in at run time, or a weight bound when the graph is written. */
  | { readonly kind: "input"; readonly name: string; readonly type: TensorType }
  | { readonly kind: "constant"; readonly type: TensorType; readonly data: ConstantData }
  // Element by element. Binary ones broadcast.
  | { readonly kind: "negate" | "exp" | "log" | "sqrt" | "reciprocal" | "sigmoid" | "floor" }
  /** x · sigmoid(x) */
  | { readonly kind: "silu" }
  | { readonly kind: "add" | "subtract" | "multiply" | "divide" | "minimum" }
  /** Booleans from numbers, or from booleans. */
  | { readonly kind: "equal" | "lessOrEqual" | "and" }
  /** condition ? a : b */
  | { readonly kind: "where" }
  | { readonly kind: "cast"; readonly element: ElementType }
  // Along axes, which stay as length 1.
  | { readonly kind: "reduceSum" | "reduceMean"; readonly axes: readonly number[] }
  /** Sum of squares. */
  | { readonly kind: "reduceSumSquare"; readonly axes: readonly number[] }
  /** Along the last axis. */
  | { readonly kind: "softmax" | "logSoftmax" }
  // Arrangement.
  | { readonly kind: "reshape"; readonly shape: Shape }
  | { readonly kind: "transpose"; readonly order: readonly number[] }
  | { readonly kind: "expand"; readonly shape: Shape }
  | { readonly kind: "concatenate"; readonly axis: number }
  /** One array in, `sizes.length` out. */
  | { readonly kind: "split"; readonly axis: number; readonly sizes: readonly number[] }
  /** x and others: x cut along its last axis into pieces as long as each other's last axis. */
  | { readonly kind: "splitLike" }
  // Products.
  /** scale · A B, over the last two axes, each transposed first if so marked; leading axes broadcast. */
  | { readonly kind: "matmul"; readonly transA: boolean; readonly transB: boolean; readonly scale: number }
  /** A B + C, all of two axes: the accumulating product. */
  | { readonly kind: "matmulAdd"; readonly transA: boolean; readonly transB: boolean }
  /** x Wᵀ with W (N, K) in blocks of 32 along K of 8 bits each: x (…, K), W u8 (N, K/32, 32), scales (N, K/32). */
  | { readonly kind: "matmul8Bit"; readonly inner: number; readonly outer: number }
  // Rows by number.
  /** table (V, …), ids (…): the rows. */
  | { readonly kind: "gather" }
  /** ids (n), rows (n, H): a (`count`, H) table in which equal ids add up. The gradient of `gather`. */
  | { readonly kind: "scatterAdd"; readonly count: number }
  /** x (…, V), ids (…): x at each id, (…, 1). */
  | { readonly kind: "pick" }
  /** ids (…): (…, `depth`), one where the id is, else zero. */
  | { readonly kind: "oneHot"; readonly depth: number }
  // The transformer's own.
  /** x (…, H), gain (H): x / rms(x) · gain. Zhang & Sennrich 2019. */
  | { readonly kind: "rmsNorm"; readonly epsilon: number }
  /** x, y (…, H), gain (H): rmsNorm(x + y), and x + y. */
  | { readonly kind: "addRmsNorm"; readonly epsilon: number }
  /** x (B, heads, T, D), positions i64 (B, T), cos and sin (P, D/2): halves turned by angle. Su et al. 2021. */
  | { readonly kind: "rotate" };

export type OperatorKind = Operator["kind"];
/** One answer for every operator: a missing rule does not compile. */
export type OperatorTable<Arguments extends readonly unknown[], Result> = {
  readonly [K in OperatorKind]: (operator: Operator & { readonly kind: K }, ...rest: Arguments) => Result;
};

/** The table's rule for this operator. */
export function ruleFor<Arguments extends readonly unknown[], Result>(
  table: OperatorTable<Arguments, Result>,
  operator: Operator,
): (operator: Operator, ...rest: Arguments) => Result {
  return table[operator.kind] as (operator: Operator, ...rest: Arguments) => Result;
}

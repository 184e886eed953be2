/** @file One small case or more for every operator: how to build it, and numbers to try it on. */
import * as t from "../src/arithmetic.ts";
import { apply, applyAll, type Tensor } from "../src/graph.ts";
import type { OperatorKind } from "../src/operator.ts";
import type { ElementType, Shape } from "../src/shape.ts";

/** One operator on inputs of the given shapes. */
export interface OperatorCase {
  readonly inputs: readonly InputCase[];
  readonly build: (...inputs: readonly Tensor[]) => Tensor;
}

export interface InputCase {
  readonly shape: readonly number[];
  readonly element?: ElementType;
  /** Numbers to use instead of random ones. */
  readonly data?: readonly number[];
  /** Random numbers lie in [0.5, 1.5] instead of [-1, 1]. */
  readonly positive?: boolean;
}

const shape = (...lengths: number[]): InputCase => ({ shape: lengths });
const positive = (...lengths: number[]): InputCase => ({ shape: lengths, positive: true });
const ids = (data: readonly number[], lengths: Shape = [data.length]): InputCase => ({
  shape: lengths.map(Number),
  element: "i32",
  data,
});
const numbers = (data: readonly number[], ...lengths: number[]): InputCase => ({ shape: lengths, data });

const of = (
  build: (...inputs: readonly [Tensor, Tensor, Tensor, Tensor]) => Tensor,
  ...inputs: readonly InputCase[]
) => ({ inputs, build: build as OperatorCase["build"] }) satisfies OperatorCase;

/** Broadcasting both ways, and not at all. */
const pair = (build: (a: Tensor, b: Tensor) => Tensor): readonly OperatorCase[] => [
  of(build, shape(2, 3), positive(2, 3)),
  of(build, shape(2, 1, 3), positive(4, 1)),
];

const products = (options: t.MatmulOptions): OperatorCase => {
  const { transA = false, transB = false } = options;
  return of(
    (a, b) => t.matmul(a, b, options),
    transA ? shape(3, 2) : shape(2, 3),
    transB ? shape(4, 3) : shape(3, 4),
  );
};

const QUARTERS = [0.1, 0.4, 1.2, 2.3, 3.1, 4.4];
const angles = (of_: (angle: number) => number) => QUARTERS.map(of_);

/** Cases that run on the interpreter, on the runtime, and (where one exists) through the gradient. */
export const operatorCases: Readonly<Record<OperatorKind, readonly OperatorCase[]>> = {
  input: [of((x) => x, shape(2))],
  constant: [of((x) => t.multiply(x, t.constant(Float32Array.of(1, 2, 3))), shape(2, 3))],
  negate: [of(t.negate, shape(2, 3))],
  exp: [of(t.exp, shape(2, 3))],
  log: [of(t.log, positive(2, 3))],
  sqrt: [of(t.sqrt, positive(2, 3))],
  reciprocal: [of(t.reciprocal, positive(2, 3))],
  sigmoid: [of(t.sigmoid, shape(2, 3))],
  floor: [of((x) => t.multiply(x, t.floor(x)), numbers([0.25, -0.75, 1.5, 2.25], 2, 2))],
  silu: [of(t.silu, shape(2, 3))],
  add: pair(t.add),
  subtract: pair(t.subtract),
  multiply: pair(t.multiply),
  divide: pair(t.divide),
  minimum: [of(t.minimum, numbers([1, 5, -2, 0.5], 4), numbers([2, 3, -1, 0.25], 4))],
  equal: [
    of((x, a) => t.where(t.equal(a, t.constant(Int32Array.of(1, 2, 5))), x, 0), shape(3), ids([1, 3, 5])),
  ],
  lessOrEqual: [
    of(
      (x, a) => t.where(t.lessOrEqual(a, t.constant(Int32Array.of(1, 2, 5))), x, 0),
      shape(3),
      ids([1, 3, 4]),
    ),
  ],
  and: [
    of(
      (x, a) =>
        t.where(t.and(t.lessOrEqual(a, t.constant(Int32Array.of(4))), t.equal(a, a)), x, t.multiply(x, 3)),
      shape(3),
      ids([1, 9, 4]),
    ),
  ],
  where: [
    of(
      (a, b, c) => t.where(t.lessOrEqual(c, t.constant(Int32Array.of(2))), a, b),
      shape(2, 3),
      shape(3),
      ids([1, 5, 2]),
    ),
  ],
  cast: [of((x, a) => t.multiply(x, t.cast(a, "f32")), shape(3), ids([1, 3, 5]))],
  reduceSum: [
    of((x) => t.reduceSum(x, [-1]), shape(2, 3)),
    of((x) => t.reduceSum(x, [0, 2]), shape(2, 3, 4)),
  ],
  reduceMean: [of((x) => t.reduceMean(x, [-1]), shape(2, 3)), of((x) => t.reduceMean(x, [0]), shape(4, 3))],
  reduceSumSquare: [of((x) => apply({ kind: "reduceSumSquare", axes: [0, -1] }, x), shape(2, 3))],
  softmax: [of(t.softmax, shape(2, 5))],
  logSoftmax: [of(t.logSoftmax, shape(2, 5))],
  reshape: [of((x) => t.reshape(x, [3, -1]), shape(2, 6))],
  transpose: [of((x) => t.transpose(x, [2, 0, 1]), shape(2, 3, 4))],
  expand: [of((x) => t.expand(x, [2, 3, 4]), shape(3, 1))],
  concatenate: [of((a, b) => t.concatenate([a, b], 1), shape(2, 3, 2), shape(2, 1, 2))],
  split: [
    of((x) => t.split(x, -1, [1, 2, 3])[1] ?? x, shape(2, 6)),
    of((x) => t.split(x, 0, [1, 2])[0] ?? x, shape(3, 2)),
  ],
  splitLike: [
    of((x, a, b) => t.add(t.splitLike(x, [a, b])[1] ?? x, b), shape(2, 5), shape(2, 3), shape(2, 2)),
  ],
  matmul: [
    ...[false, true].flatMap((transA) =>
      [false, true].map((transB) => products({ transA, transB, scale: 0.5 })),
    ),
    products({}),
    of((a, b) => t.matmul(a, b, { transB: true }), shape(2, 3, 4), shape(5, 4)),
    of((a, b) => t.matmul(a, b), shape(2, 3, 4), shape(4, 5)),
    of((a, b) => t.matmul(a, b, { transB: true, scale: 2 }), shape(2, 3, 4), shape(2, 5, 4)),
    of((a, b) => t.matmul(a, b, { transA: true }), shape(2, 4, 3), shape(2, 4, 5)),
  ],
  matmulAdd: [
    of(
      (a, b, c) => apply({ kind: "matmulAdd", transA: true, transB: false }, a, b, c),
      shape(3, 2),
      shape(3, 4),
      shape(2, 4),
    ),
  ],
  matmul8Bit: [
    of(
      (x, bytes, scales) => apply({ kind: "matmul8Bit", inner: 32, outer: 2 }, x, bytes, scales),
      shape(3, 32),
      { shape: [2, 1, 32], element: "u8", data: Array.from({ length: 64 }, (_, i) => (i * 37) % 256) },
      positive(2, 1),
    ),
  ],
  gather: [of(t.gather, shape(4, 3), ids([2, 0, 2, 1], [2, 2]))],
  scatterAdd: [of((x, a) => apply({ kind: "scatterAdd", count: 5 }, a, x), shape(4, 3), ids([2, 0, 2, 1]))],
  pick: [of(t.pick, shape(2, 4), ids([3, 1]))],
  oneHot: [of((x, a) => t.multiply(x, t.oneHot(a, 4)), shape(2, 4), ids([3, 1]))],
  rmsNorm: [of((x, gain) => t.rmsNorm(x, gain, 1e-5), shape(2, 3, 4), positive(4))],
  addRmsNorm: [
    of(
      (x, y, gain) => applyAll({ kind: "addRmsNorm", epsilon: 1e-5 }, [x, y, gain])[0] ?? x,
      shape(2, 3, 8),
      shape(2, 3, 8),
      positive(8),
    ),
  ],
  rotate: [
    of(
      (x, positions, cos, sin) => t.rotate(x, positions, cos, sin),
      shape(2, 2, 3, 4),
      { shape: [2, 3], element: "i64", data: [0, 1, 2, 0, 0, 1] },
      numbers(angles(Math.cos), 3, 2),
      numbers(angles(Math.sin), 3, 2),
    ),
  ],
};

/** Operators that `fuseGraph` makes, which refuse to be differentiated. */
export const WITHOUT_GRADIENT: ReadonlySet<OperatorKind> = new Set(["matmulAdd", "matmul8Bit", "addRmsNorm"]);

/** Inputs no gradient flows to though they are f32: tables of angles, lengths. */
export const CONSTANT_INPUTS: Readonly<Partial<Record<OperatorKind, readonly number[]>>> = {
  rotate: [2, 3],
  splitLike: [1],
};

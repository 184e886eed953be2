/**
 * @file How each operator is said in ONNX: standard ones of operator set 21, and ONNX Runtime's own
 * (domain `com.microsoft`) where it has a fused kernel.
 */

import type { Tensor } from "./graph.ts";
import type { OperatorTable } from "./operator.ts";
import { type ElementType, fixedShape, type Shape } from "./shape.ts";

export const MICROSOFT = "com.microsoft";
export const OPERATOR_SET = 21;

/** An attribute: whole numbers as bigint, so that they cannot be taken for floats. */
export type Attribute = bigint | number | string | readonly bigint[];

/** What a rule writes with. */
export interface OnnxPen {
  readonly inputs: readonly string[];
  readonly inputTypes: readonly Tensor[];
  readonly outputs: readonly string[];
  readonly outputTypes: readonly Tensor[];
  /** Write one node; returns its outputs. A missing output list makes a fresh name. */
  node(
    type: string,
    inputs: readonly string[],
    options?: {
      readonly outputs?: readonly string[];
      readonly domain?: string;
      readonly attributes?: Readonly<Record<string, Attribute>>;
    },
  ): string;
  /** A constant of whole numbers, e.g. axes. */
  integers(numbers: readonly number[], element?: "i32" | "i64", shape?: Shape): string;
  /** A constant of two or so floats. */
  floats(numbers: readonly number[], shape?: Shape): string;
}

/** The operator under another name, inputs and outputs as they stand. */
const named =
  (type: string, domain = "") =>
  (_: unknown, pen: OnnxPen): void => {
    pen.node(type, pen.inputs, { outputs: pen.outputs, domain });
  };

const lastAxis =
  (type: string) =>
  (_: unknown, pen: OnnxPen): void => {
    pen.node(type, pen.inputs, { outputs: pen.outputs, attributes: { axis: -1n } });
  };

const reduce =
  (type: string) =>
  ({ axes }: { readonly axes: readonly number[] }, pen: OnnxPen): void => {
    const [x = ""] = pen.inputs;
    pen.node(type, [x, pen.integers(axes)], { outputs: pen.outputs, attributes: { keepdims: 1n } });
  };

/** A shape as ONNX's Reshape wants it: an open length is kept from its place (0), or what is left (-1). */
function reshapeNumbers(from: Shape, to: Shape): readonly number[] {
  return to.map((length, axis) => (typeof length === "number" ? length : length === from[axis] ? 0 : -1));
}

/** ONNX's numbers for element types. */
export const ELEMENT_NUMBER: Readonly<Record<ElementType, number>> = {
  f32: 1,
  u8: 2,
  i32: 6,
  i64: 7,
  bool: 9,
  f16: 10,
};

const flag = (value: boolean): bigint => (value ? 1n : 0n);

/** Ids with one axis more at the end, as ONNX wants them for rows. */
function asColumn(pen: OnnxPen, ids: string): string {
  return pen.node("Unsqueeze", [ids, pen.integers([-1])]);
}

export const onnxRules: OperatorTable<[pen: OnnxPen], void> = {
  input: () => undefined,
  constant: () => undefined,
  negate: named("Neg"),
  exp: named("Exp"),
  log: named("Log"),
  sqrt: named("Sqrt"),
  reciprocal: named("Reciprocal"),
  sigmoid: named("Sigmoid"),
  floor: named("Floor"),
  silu: (_, pen) => {
    pen.node("QuickGelu", pen.inputs, { outputs: pen.outputs, domain: MICROSOFT, attributes: { alpha: 1 } });
  },
  add: named("Add"),
  subtract: named("Sub"),
  multiply: named("Mul"),
  divide: named("Div"),
  minimum: named("Min"),
  equal: named("Equal"),
  lessOrEqual: named("LessOrEqual"),
  and: named("And"),
  where: named("Where"),
  cast: ({ element }, pen) => {
    pen.node("Cast", pen.inputs, {
      outputs: pen.outputs,
      attributes: { to: BigInt(ELEMENT_NUMBER[element]) },
    });
  },
  reduceSum: reduce("ReduceSum"),
  reduceMean: reduce("ReduceMean"),
  reduceSumSquare: reduce("ReduceSumSquare"),
  softmax: lastAxis("Softmax"),
  logSoftmax: lastAxis("LogSoftmax"),
  reshape: ({ shape }, pen) => {
    const [x = ""] = pen.inputs;
    const [from] = pen.inputTypes;
    pen.node("Reshape", [x, pen.integers(reshapeNumbers(from?.shape ?? [], shape))], {
      outputs: pen.outputs,
    });
  },
  transpose: ({ order }, pen) => {
    pen.node("Transpose", pen.inputs, { outputs: pen.outputs, attributes: { perm: order.map(BigInt) } });
  },
  expand: ({ shape }, pen) => {
    const [x = ""] = pen.inputs;
    pen.node("Expand", [x, pen.integers(fixedShape(shape))], { outputs: pen.outputs });
  },
  concatenate: ({ axis }, pen) => {
    pen.node("Concat", pen.inputs, { outputs: pen.outputs, attributes: { axis: BigInt(axis) } });
  },
  split: ({ axis, sizes }, pen) => {
    const [x = ""] = pen.inputs;
    pen.node("Split", [x, pen.integers(sizes)], { outputs: pen.outputs, attributes: { axis: BigInt(axis) } });
  },
  splitLike: (_, pen) => {
    const [x = "", ...others] = pen.inputs;
    const lengths = others.map((other) => pen.node("Shape", [other], { attributes: { start: -1n } }));
    const sizes = pen.node("Concat", lengths, { attributes: { axis: 0n } });
    pen.node("Split", [x, sizes], { outputs: pen.outputs, attributes: { axis: -1n } });
  },
  matmul: ({ transA, transB, scale }, pen) => {
    if (!transA && !transB && scale === 1) pen.node("MatMul", pen.inputs, { outputs: pen.outputs });
    else {
      const attributes = { transA: flag(transA), transB: flag(transB), alpha: scale };
      pen.node("FusedMatMul", pen.inputs, { outputs: pen.outputs, domain: MICROSOFT, attributes });
    }
  },
  matmulAdd: ({ transA, transB }, pen) => {
    const attributes = { transA: flag(transA), transB: flag(transB) };
    pen.node("Gemm", pen.inputs, { outputs: pen.outputs, attributes });
  },
  matmul8Bit: ({ inner, outer }, pen) => {
    const attributes = { K: BigInt(inner), N: BigInt(outer), bits: 8n, block_size: 32n, accuracy_level: 4n };
    pen.node("MatMulNBits", pen.inputs, { outputs: pen.outputs, domain: MICROSOFT, attributes });
  },
  gather: named("Gather"),
  scatterAdd: (_, pen) => {
    const [ids = "", rows = ""] = pen.inputs;
    const [type] = pen.outputTypes;
    const zeros = pen.node("Expand", [pen.floats([0]), pen.integers((type?.shape ?? []).map(Number))]);
    const column = pen.node("Cast", [asColumn(pen, ids)], { attributes: { to: 7n } });
    pen.node("ScatterND", [zeros, column, rows], { outputs: pen.outputs, attributes: { reduction: "add" } });
  },
  pick: (_, pen) => {
    const [x = "", ids = ""] = pen.inputs;
    pen.node("GatherElements", [x, asColumn(pen, ids)], { outputs: pen.outputs, attributes: { axis: -1n } });
  },
  oneHot: ({ depth }, pen) => {
    const [ids = ""] = pen.inputs;
    pen.node("OneHot", [ids, pen.integers([depth], "i32", []), pen.floats([0, 1])], { outputs: pen.outputs });
  },
  rmsNorm: ({ epsilon }, pen) => {
    const attributes = { axis: -1n, epsilon };
    pen.node("SimplifiedLayerNormalization", pen.inputs, { outputs: pen.outputs, attributes });
  },
  addRmsNorm: ({ epsilon }, pen) => {
    const [normed = "", sum = ""] = pen.outputs;
    const outputs = [normed, "", "", sum];
    pen.node("SkipSimplifiedLayerNormalization", pen.inputs, {
      outputs,
      domain: MICROSOFT,
      attributes: { epsilon },
    });
  },
  rotate: (_, pen) => {
    pen.node("RotaryEmbedding", pen.inputs, { outputs: pen.outputs, domain: MICROSOFT });
  },
};

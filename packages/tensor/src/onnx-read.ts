/**
 * @file An ONNX model as a graph again: the inverse of `onnx-write.ts`, and no more. Anything that our
 * writer would not say is refused by name.
 */
import { fromBinary } from "@bufbuild/protobuf";
import { MelodistError } from "@melodist/errors";
import { ModelProtoSchema, type NodeProto, type TensorProto, type ValueInfoProto } from "onnx-buf";
import { apply, applyAll, type Graph, type Tensor } from "./graph.ts";
import { ELEMENT_NUMBER } from "./onnx-operators.ts";
import type { ConstantData, Operator } from "./operator.ts";
import type { ElementType, Shape } from "./shape.ts";

/** What an operator reader may use. */
interface OnnxNode {
  readonly type: string;
  readonly inputs: readonly Tensor[];
  /** What each `Shape` so far asked the last length of; it stands for a number only `splitLike` may use. */
  readonly lengths: Map<Tensor, Tensor>;
  readonly wholes: (name: string) => readonly number[];
  readonly attribute: (name: string) => NodeProto["attribute"][number] | undefined;
}

/**
 * Read a model that `writeOnnx` wrote.
 *
 * Weights in other files become inputs again.
 *
 * @throws MelodistError `bad-file` when the bytes are no model; `unsupported-format` naming a foreign operator
 */
export function readOnnx(bytes: Uint8Array): Graph {
  const graph = decodeModel(bytes);
  const known = new Map<string, Tensor>();
  for (const initializer of graph.initializer) known.set(initializer.name, readInitializer(initializer));
  for (const info of graph.input) known.set(info.name, readInput(info));
  const find = (name: string): Tensor => {
    const tensor = known.get(name);
    if (tensor === undefined) throw new MelodistError(`nothing is called "${name}"`, { code: "bad-file" });
    return tensor;
  };
  const lengths = new Map<Tensor, Tensor>();
  for (const node of graph.node) {
    const values = readNode(node, find, lengths);
    for (const [index, name] of valueNames(node).entries()) {
      const value = values[index];
      if (value !== undefined) known.set(name, value);
    }
  }
  return { outputs: Object.fromEntries(graph.output.map(({ name }) => [name, find(name)])) };
}

function decodeModel(bytes: Uint8Array) {
  let model: ReturnType<typeof fromBinary<typeof ModelProtoSchema>>;
  try {
    model = fromBinary(ModelProtoSchema, bytes);
  } catch (cause) {
    throw new MelodistError("this is no ONNX model", { code: "bad-file", cause });
  }
  if (model.graph === undefined) throw new MelodistError("this model has no graph", { code: "bad-file" });
  return model.graph;
}

function elementOf(number: number): ElementType {
  for (const [element, other] of Object.entries(ELEMENT_NUMBER)) {
    if (other === number) return element as ElementType;
  }
  throw new MelodistError(`element type ${number} is not supported`, { code: "unsupported-format" });
}

/** The memory of raw bytes, aligned, as numbers of an element type. */
const FROM_BYTES: Readonly<Record<ElementType, ((bytes: ArrayBuffer) => ConstantData) | undefined>> = {
  f32: (bytes) => new Float32Array(bytes),
  i32: (bytes) => new Int32Array(bytes),
  i64: (bytes) => new BigInt64Array(bytes),
  u8: (bytes) => new Uint8Array(bytes),
  bool: (bytes) => new Uint8Array(bytes),
  f16: undefined,
};

function readInitializer({ name, dims, dataType, rawData, externalData }: TensorProto): Tensor {
  const type = { element: elementOf(dataType), shape: dims.map(Number) };
  const numbers = FROM_BYTES[type.element];
  if (externalData.length > 0 || numbers === undefined)
    return apply({ kind: "input", name: name ?? "", type });
  const data = numbers(new Uint8Array(rawData ?? new Uint8Array(0)).buffer);
  return apply({ kind: "constant", type, data });
}

function readInput({ name, type }: ValueInfoProto): Tensor {
  const tensor = type?.value.case === "tensorType" ? type.value.value : undefined;
  const shape: Shape = (tensor?.shape?.dim ?? []).map(({ value }) =>
    value.case === "dimParam" ? value.value : Number(value.value),
  );
  return apply({
    kind: "input",
    name: name ?? "",
    type: { element: elementOf(tensor?.elemType ?? 0), shape },
  });
}

/** Names of what a node yields, in the order of our operator's values. */
function valueNames({ opType, output }: NodeProto): readonly string[] {
  return opType === "SkipSimplifiedLayerNormalization" ? [output[0] ?? "", output[3] ?? ""] : output;
}

function readNode(
  node: NodeProto,
  find: (name: string) => Tensor,
  lengths: Map<Tensor, Tensor>,
): readonly Tensor[] {
  const type = node.opType ?? "";
  const inputs = node.input.filter((name) => name !== "").map(find);
  const attribute = (name: string) => node.attribute.find((one) => one.name === name);
  const wholes = (name: string) => (attribute(name)?.ints ?? []).map(Number);
  const reader = READERS[type];
  if (reader === undefined)
    throw new MelodistError(`operator ${type} is not one we write`, { code: "unsupported-format" });
  return reader({ type, inputs, lengths, wholes, attribute });
}

function at(inputs: readonly Tensor[], index: number): Tensor {
  const tensor = inputs[index];
  if (tensor === undefined) throw new MelodistError(`input ${index} is missing`, { code: "bad-file" });
  return tensor;
}

/** Numbers of a constant input: axes, sizes, shapes. */
function constantNumbers({ node: { operator } }: Tensor): readonly number[] {
  if (operator.kind !== "constant")
    throw new MelodistError("axes must be constant", { code: "unsupported-format" });
  return Array.from(operator.data, Number);
}

/** Open lengths again: 0 is kept from its place, -1 is the one that is left. */
function readShape(from: Shape, numbers: readonly number[]): Shape {
  const kept = numbers.map((number, axis) => (number === 0 ? from[axis] : undefined));
  const left = from.find((length) => typeof length === "string" && !kept.includes(length));
  return numbers.map((number, axis) => kept[axis] ?? (number === -1 ? (left ?? number) : number));
}

type OnnxReader = (node: OnnxNode) => readonly Tensor[];
const integer = (node: OnnxNode, name: string): number => Number(node.attribute(name)?.i ?? 0n);
const float = (node: OnnxNode, name: string, otherwise: number): number =>
  Number((node.attribute(name)?.f ?? otherwise).toPrecision(7));

const plain =
  (kind: Operator["kind"]): OnnxReader =>
  ({ inputs }) =>
    applyAll({ kind } as Operator, inputs);

/** The first input by an operator made from the node and the second, constant one. */
const shapedBy =
  (make: (numbers: readonly number[], node: OnnxNode) => Operator): OnnxReader =>
  (node) =>
    applyAll(make(constantNumbers(at(node.inputs, 1)), node), [at(node.inputs, 0)]);

/** Ids from which our writer made a column: what stood before `Unsqueeze` (and `Cast`). */
function beforeColumn(column: Tensor): Tensor {
  const [source] = column.node.inputs;
  const { kind } = column.node.operator;
  if (source === undefined || (kind !== "cast" && kind !== "reshape"))
    throw new MelodistError("ids must stand in a column", { code: "unsupported-format" });
  return kind === "cast" ? beforeColumn(source) : source;
}

const READERS: Readonly<Record<string, OnnxReader>> = {
  Identity: ({ inputs }) => [at(inputs, 0)],
  Neg: plain("negate"),
  Exp: plain("exp"),
  Log: plain("log"),
  Sqrt: plain("sqrt"),
  Reciprocal: plain("reciprocal"),
  Sigmoid: plain("sigmoid"),
  Floor: plain("floor"),
  QuickGelu: plain("silu"),
  Add: plain("add"),
  Sub: plain("subtract"),
  Mul: plain("multiply"),
  Div: plain("divide"),
  Min: plain("minimum"),
  Equal: plain("equal"),
  LessOrEqual: plain("lessOrEqual"),
  And: plain("and"),
  Where: plain("where"),
  Softmax: plain("softmax"),
  LogSoftmax: plain("logSoftmax"),
  Gather: plain("gather"),
  RotaryEmbedding: plain("rotate"),
  Cast: (node) => applyAll({ kind: "cast", element: elementOf(integer(node, "to")) }, node.inputs),
  ReduceSum: shapedBy((axes) => ({ kind: "reduceSum", axes })),
  ReduceMean: shapedBy((axes) => ({ kind: "reduceMean", axes })),
  ReduceSumSquare: shapedBy((axes) => ({ kind: "reduceSumSquare", axes })),
  Reshape: shapedBy((numbers, { inputs }) => ({
    kind: "reshape",
    shape: readShape(at(inputs, 0).shape, numbers),
  })),
  Expand: shapedBy((shape) => ({ kind: "expand", shape })),
  Shape: ({ inputs, lengths }) => {
    const length = apply({
      kind: "constant",
      type: { element: "i64", shape: [1] },
      data: new BigInt64Array(1),
    });
    lengths.set(length, at(inputs, 0));
    return [length];
  },
  Split: (node) => {
    const [x, sizes] = [at(node.inputs, 0), at(node.inputs, 1)];
    const { operator, inputs } = sizes.node;
    if (operator.kind === "concatenate") {
      return applyAll({ kind: "splitLike" }, [
        x,
        ...inputs.map((length) => node.lengths.get(length) ?? length),
      ]);
    }
    return applyAll({ kind: "split", axis: integer(node, "axis"), sizes: constantNumbers(sizes) }, [x]);
  },
  Unsqueeze: ({ inputs }) =>
    applyAll({ kind: "reshape", shape: [...at(inputs, 0).shape, 1] }, [at(inputs, 0)]),
  Transpose: ({ inputs, wholes }) => applyAll({ kind: "transpose", order: wholes("perm") }, inputs),
  Concat: (node) => applyAll({ kind: "concatenate", axis: integer(node, "axis") }, node.inputs),
  MatMul: ({ inputs }) => applyAll({ kind: "matmul", transA: false, transB: false, scale: 1 }, inputs),
  FusedMatMul: (node) =>
    applyAll({ kind: "matmul", ...transposed(node), scale: float(node, "alpha", 1) }, node.inputs),
  Gemm: (node) => applyAll({ kind: "matmulAdd", ...transposed(node) }, node.inputs),
  MatMulNBits: (node) =>
    applyAll({ kind: "matmul8Bit", inner: integer(node, "K"), outer: integer(node, "N") }, node.inputs),
  ScatterND: ({ inputs: [zeros, ids, rows] }) => {
    if (zeros === undefined || ids === undefined || rows === undefined) return [];
    return applyAll({ kind: "scatterAdd", count: Number(zeros.shape[0]) }, [beforeColumn(ids), rows]);
  },
  GatherElements: ({ inputs }) => applyAll({ kind: "pick" }, [at(inputs, 0), beforeColumn(at(inputs, 1))]),
  OneHot: ({ inputs }) =>
    applyAll({ kind: "oneHot", depth: constantNumbers(at(inputs, 1))[0] ?? 0 }, [at(inputs, 0)]),
  SimplifiedLayerNormalization: (node) =>
    applyAll({ kind: "rmsNorm", epsilon: float(node, "epsilon", 1e-5) }, node.inputs),
  SkipSimplifiedLayerNormalization: (node) =>
    applyAll({ kind: "addRmsNorm", epsilon: float(node, "epsilon", 1e-5) }, node.inputs),
};

function transposed(node: OnnxNode): { readonly transA: boolean; readonly transB: boolean } {
  return { transA: integer(node, "transA") === 1, transB: integer(node, "transB") === 1 };
}

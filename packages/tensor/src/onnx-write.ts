/**
 * @file A graph as an ONNX model, encoded with `onnx-buf`.
 *
 * Weights are inputs bound to a place: bytes inside the model, or a range of another file (the only way
 * above 2 GB, and how a bundle keeps one copy of its weights for several graphs).
 */
import { create, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import {
  type AttributeProtoSchema,
  ModelProtoSchema,
  type NodeProtoSchema,
  type TensorProtoSchema,
  type ValueInfoProtoSchema,
} from "onnx-buf";
import { type Graph, graphInputs, graphNodes, type Node, type Tensor } from "./graph.ts";
import {
  type Attribute,
  ELEMENT_NUMBER,
  MICROSOFT,
  type OnnxPen,
  OPERATOR_SET,
  onnxRules,
} from "./onnx-operators.ts";
import { type ConstantData, ruleFor } from "./operator.ts";
import type { Shape, TensorType } from "./shape.ts";

/** Where a weight's bytes are: here, or in a file beside the model. */
export type WeightSource =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "file"; readonly location: string; readonly offset: number; readonly length: number };

export interface WriteOnnxOptions {
  /** Inputs that are weights, by name; the others stay inputs. */
  readonly weights?: ReadonlyMap<string, WeightSource>;
}

type NodeProto = MessageInitShape<typeof NodeProtoSchema>;
type TensorProto = MessageInitShape<typeof TensorProtoSchema>;

/** The graph as the bytes of an `.onnx` file (IR version 10). */
export function writeOnnx(graph: Graph, options: WriteOnnxOptions = {}): Uint8Array {
  const writer = new GraphWriter(graph);
  for (const node of graphNodes(graph)) writer.writeNode(node);
  const weights = options.weights ?? new Map<string, WeightSource>();
  const inputs = [...graphInputs(graph)];
  const bound = inputs.flatMap(([name, tensor]) => {
    const source = weights.get(name);
    return source === undefined ? [] : [weightProto(name, tensor, source)];
  });
  const model = create(ModelProtoSchema, {
    irVersion: 10n,
    producerName: "melodist",
    opsetImport: [
      { domain: "", version: BigInt(OPERATOR_SET) },
      { domain: MICROSOFT, version: 1n },
    ],
    graph: {
      name: "graph",
      node: writer.nodes,
      initializer: [...writer.constants, ...bound],
      input: inputs.filter(([name]) => !weights.has(name)).map(([name, tensor]) => valueInfo(name, tensor)),
      output: Object.entries(graph.outputs).map(([name, tensor]) => valueInfo(name, tensor)),
    },
  });
  return toBinary(ModelProtoSchema, model);
}

/** Names values and collects nodes while the graph is walked once. */
class GraphWriter {
  readonly nodes: NodeProto[] = [];
  readonly constants: TensorProto[] = [];
  readonly #names = new Map<Tensor, string>();
  readonly #shared = new Map<string, string>();
  readonly #outputs: Readonly<Record<string, Tensor>>;
  #fresher = 0;

  constructor(graph: Graph) {
    this.#outputs = graph.outputs;
    for (const [name, tensor] of Object.entries(graph.outputs)) {
      const direct = tensor.node.operator.kind !== "input" && tensor.node.operator.kind !== "constant";
      if (direct && !this.#names.has(tensor)) this.#names.set(tensor, name);
    }
  }

  writeNode(node: Node): void {
    const { operator } = node;
    if (operator.kind === "input") for (const value of node.values) this.#names.set(value, operator.name);
    if (operator.kind === "constant") {
      for (const value of node.values) this.#names.set(value, this.#constant(operator.type, operator.data));
    }
    ruleFor(onnxRules, operator)(operator, this.#penFor(node));
    for (const value of node.values) this.#copyToOutputs(value);
  }

  /** An output that is an input, a constant, or another output too, needs a node of its own. */
  #copyToOutputs(value: Tensor): void {
    for (const [name, tensor] of Object.entries(this.#outputs)) {
      if (tensor === value && this.#nameOf(value) !== name)
        this.#write("Identity", [this.#nameOf(value)], [name], "", {});
    }
  }

  #penFor(node: Node): OnnxPen {
    return {
      inputs: node.inputs.map((tensor) => this.#nameOf(tensor)),
      inputTypes: node.inputs,
      outputs: node.values.map((tensor) => this.#nameOf(tensor)),
      outputTypes: node.values,
      node: (type, inputs, { outputs = [this.#fresh()], domain = "", attributes = {} } = {}) =>
        this.#write(type, inputs, outputs, domain, attributes),
      integers: (numbers, element = "i64", shape = [numbers.length]) =>
        this.#constant(
          { element, shape },
          element === "i64" ? BigInt64Array.from(numbers, BigInt) : Int32Array.from(numbers),
        ),
      floats: (numbers, shape = [numbers.length]) =>
        this.#constant({ element: "f32", shape }, Float32Array.from(numbers)),
    };
  }

  #write(
    type: string,
    inputs: readonly string[],
    outputs: readonly string[],
    domain: string,
    attributes: Readonly<Record<string, Attribute>>,
  ): string {
    this.nodes.push({
      name: `${type}_${this.nodes.length}`,
      opType: type,
      domain,
      input: [...inputs],
      output: [...outputs],
      attribute: Object.entries(attributes).map(attributeProto),
    });
    return outputs[0] ?? "";
  }

  #nameOf(tensor: Tensor): string {
    const name = this.#names.get(tensor) ?? this.#fresh();
    this.#names.set(tensor, name);
    return name;
  }

  #fresh(): string {
    return `value_${this.#fresher++}`;
  }

  /** Small constants (axes, shapes) are shared; the name of an equal one is given again. */
  #constant(type: TensorType, data: ConstantData): string {
    const key = data.length <= 16 ? `${type.element}[${type.shape.join()}] ${data.join()}` : undefined;
    const known = key === undefined ? undefined : this.#shared.get(key);
    if (known !== undefined) return known;
    const name = `constant_${this.constants.length}`;
    this.constants.push(
      tensorProto(name, type, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
    );
    if (key !== undefined) this.#shared.set(key, name);
    return name;
  }
}

/** A copy on memory of its own, which the encoder asks for. */
const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

function tensorProto(name: string, type: TensorType, bytes: Uint8Array): TensorProto {
  return {
    name,
    dataType: ELEMENT_NUMBER[type.element],
    dims: dimensions(type.shape),
    rawData: ownBytes(bytes),
  };
}

function weightProto(name: string, type: TensorType, source: WeightSource): TensorProto {
  if (source.kind === "bytes") return tensorProto(name, type, source.bytes);
  const entries = { location: source.location, offset: String(source.offset), length: String(source.length) };
  return {
    name,
    dataType: ELEMENT_NUMBER[type.element],
    dims: dimensions(type.shape),
    dataLocation: 1,
    externalData: Object.entries(entries).map(([key, value]) => ({ key, value })),
  };
}

const dimensions = (shape: Shape): bigint[] => shape.map((length) => BigInt(length));

function valueInfo(
  name: string,
  { element, shape }: TensorType,
): MessageInitShape<typeof ValueInfoProtoSchema> {
  const dim = shape.map((length) => ({
    value:
      typeof length === "number"
        ? ({ case: "dimValue", value: BigInt(length) } as const)
        : ({ case: "dimParam", value: length } as const),
  }));
  return {
    name,
    type: { value: { case: "tensorType", value: { elemType: ELEMENT_NUMBER[element], shape: { dim } } } },
  };
}

function attributeProto([name, value]: [string, Attribute]): MessageInitShape<typeof AttributeProtoSchema> {
  if (typeof value === "number") return { name, type: 1, f: value };
  if (typeof value === "bigint") return { name, type: 2, i: value };
  if (typeof value === "string")
    return { name, type: 3, s: Uint8Array.from(value, (letter) => letter.charCodeAt(0)) };
  return { name, type: 7, ints: [...value] };
}

/** @file Fewer nodes, same numbers: constants folded, equal nodes shared, identities dropped. */
import { constant } from "./arithmetic.ts";
import { applyAll, type Graph, type Node, type Tensor } from "./graph.ts";
import { interpretOperator, type Values } from "./interpret.ts";
import type { Operator } from "./operator.ts";
import { rewriteGraph } from "./rewrite.ts";
import { elementCount, fixedShape, sameShape, type TensorType } from "./shape.ts";

/** Folding more numbers than this would grow the file more than it saves work. */
const MAX_FOLDED = 1 << 20;

/** Fold constants, drop identities, share equal nodes. Nodes that nothing reads are dropped by any pass. */
export function simplifyGraph(graph: Graph): Graph {
  const folded = rewriteGraph(
    graph,
    (node, inputs) => foldNode(node, inputs) ?? undoTwice(node, inputs) ?? dropNeutral(node, inputs),
  );
  return shareEqualNodes(folded);
}

/** A node whose inputs are all constants becomes one; what it yields must be f32, which is all we compute in. */
function foldNode(node: Node, inputs: readonly Tensor[]): readonly Tensor[] | undefined {
  const values = inputs.map(constantValues);
  if (inputs.length === 0 || !values.every((value) => value !== undefined)) return undefined;
  const small = node.values.every(
    (value) => value.element === "f32" && elementCount(value.shape) <= MAX_FOLDED,
  );
  if (!small) return undefined;
  return interpretOperator(node.operator, values).map(({ shape, data }) =>
    constant(Float32Array.from(data), shape),
  );
}

function constantValues({ node: { operator } }: Tensor): Values | undefined {
  if (operator.kind !== "constant") return undefined;
  return { shape: fixedShape(operator.type.shape), data: Float64Array.from(operator.data, Number) };
}

/** Turning round twice, and reshaping what was just reshaped. */
function undoTwice(node: Node, inputs: readonly Tensor[]): readonly Tensor[] | undefined {
  const [y] = node.values;
  const [x] = inputs;
  const [source] = x?.node.inputs ?? [];
  const { kind } = node.operator;
  if (x?.node.operator.kind !== kind || source === undefined || y === undefined) return undefined;
  if (kind === "negate") return [source];
  if (kind !== "reshape") return undefined;
  return sameShape(source.shape, y.shape) ? [source] : applyAll(node.operator, [source]);
}

/** What leaves x as it is: x · 1, x / 1, x + 0, x - 0. */
const NEUTRAL: Readonly<Partial<Record<Operator["kind"], number>>> = {
  multiply: 1,
  divide: 1,
  add: 0,
  subtract: 0,
};

function dropNeutral(node: Node, [a, b]: readonly Tensor[]): readonly Tensor[] | undefined {
  const { kind } = node.operator;
  const neutral = NEUTRAL[kind];
  const [y] = node.values;
  if (a === undefined || b === undefined || y === undefined || neutral === undefined) return undefined;
  if (isNumber(b, neutral) && sameShape(a.shape, y.shape)) return [a];
  const commutes = kind === "add" || kind === "multiply";
  return commutes && isNumber(a, neutral) && sameShape(b.shape, y.shape) ? [b] : undefined;
}

/** Is this the constant `number`, once or many times over? */
function isNumber({ node: { operator } }: Tensor, number: number): boolean {
  return (
    operator.kind === "constant" &&
    operator.type.element === "f32" &&
    operator.data.every((x) => x === number)
  );
}

function shareEqualNodes(graph: Graph): Graph {
  const known = new Map<string, readonly Tensor[]>();
  const numbers = new Map<Tensor, number>();
  const numberOf = (tensor: Tensor): number => {
    const number = numbers.get(tensor) ?? numbers.size;
    numbers.set(tensor, number);
    return number;
  };
  return rewriteGraph(graph, (node, inputs) => {
    const key = `${operatorKey(node.operator)} ${inputs.map(numberOf).join(",")}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const changed = inputs.some((input, index) => input !== node.inputs[index]);
    const values = changed ? applyAll(node.operator, inputs) : node.values;
    known.set(key, values);
    return values;
  });
}

/** Equal for operators that mean the same; constants compare by content. */
function operatorKey(operator: Operator): string {
  if (operator.kind !== "constant") return JSON.stringify(operator);
  return `constant ${typeKey(operator.type)} ${operator.data.join()}`;
}

function typeKey({ element, shape }: TensorType): string {
  return `${element}[${shape.join()}]`;
}

/** @file A graph as text that reads like mathematics; tests compare it. */
import { type Graph, graphInputs, graphNodes, type Node, type Tensor } from "./graph.ts";
import type { Operator } from "./operator.ts";
import { printShape } from "./shape.ts";

const SYMBOLS: Readonly<Record<string, string>> = {
  add: "+",
  subtract: "-",
  multiply: "*",
  divide: "/",
  lessOrEqual: "<=",
  equal: "==",
  and: "&",
};

/**
 * One line a node, in the order of execution; scalars are written in place.
 *
 * @example
 * // (x: f32[2,3], w: f32[3,4])
 * // a = matmul(x, w) : f32[2,4]
 * // => { y: a }
 */
export function printGraph(graph: Graph): string {
  const names = new Map<Tensor, string>();
  const lines: string[] = [];
  let letters = 0;
  for (const node of graphNodes(graph)) {
    const written = inPlace(node);
    for (const value of node.values) names.set(value, written ?? letterName(letters++));
    if (written === undefined) lines.push(printNode(node, names));
  }
  const inputs = [...graphInputs(graph)].map(([name, tensor]) => `${name}: ${printType(tensor)}`);
  const outputs = Object.entries(graph.outputs).map(([name, tensor]) => `${name}: ${names.get(tensor)}`);
  return [`(${inputs.join(", ")})`, ...lines, `=> { ${outputs.join(", ")} }`].join("\n");
}

/** Inputs and single numbers need no line. */
function inPlace({ operator }: Node): string | undefined {
  if (operator.kind === "input") return operator.name;
  if (operator.kind !== "constant" || operator.data.length !== 1) return undefined;
  return String(Number(Number(operator.data[0]).toPrecision(7)));
}

/** a, b, …, z, a1, b1, … */
function letterName(index: number): string {
  const round = Math.floor(index / 26);
  return String.fromCharCode(97 + (index % 26)) + (round === 0 ? "" : round);
}

function printType(tensor: Tensor): string {
  return tensor.element + printShape(tensor.shape);
}

function printNode(node: Node, names: ReadonlyMap<Tensor, string>): string {
  const inputs = node.inputs.map((tensor) => names.get(tensor) ?? "?");
  const symbol = SYMBOLS[node.operator.kind];
  const call = symbol === undefined ? printCall(node.operator, inputs) : inputs.join(` ${symbol} `);
  const values = node.values.map((value) => names.get(value)).join(", ");
  return `${values} = ${call} : ${node.values.map(printType).join(", ")}`;
}

/** `split(x, axis=1, sizes=[2,2])`; what is false or 1 goes without saying. */
function printCall(operator: Operator, inputs: readonly string[]): string {
  if (operator.kind === "constant") return `constant(${operator.data.length} numbers)`;
  const attributes = Object.entries(operator)
    .filter(([key, value]) => key !== "kind" && value !== false && !(key === "scale" && value === 1))
    .map(([key, value]) => `${key}=${Array.isArray(value) ? printShape(value) : String(value)}`);
  return `${operator.kind}(${[...inputs, ...attributes].join(", ")})`;
}

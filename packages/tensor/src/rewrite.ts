/** @file The walk that all passes share: rebuild a graph from its inputs up, offering each node to a rule. */
import { applyAll, type Graph, graphNodes, type Node, type Tensor } from "./graph.ts";

/** New values for a node whose inputs were rebuilt, or `undefined` to keep it. */
export type RewriteRule = (node: Node, inputs: readonly Tensor[]) => readonly Tensor[] | undefined;

/** The graph with every node rewritten; what nothing reads any more is gone. */
export function rewriteGraph(graph: Graph, rule: RewriteRule): Graph {
  const rebuilt = new Map<Tensor, Tensor>();
  const newer = (tensor: Tensor): Tensor => rebuilt.get(tensor) ?? tensor;
  for (const node of graphNodes(graph)) {
    const inputs = node.inputs.map(newer);
    const changed = inputs.some((input, index) => input !== node.inputs[index]);
    const values = rule(node, inputs) ?? (changed ? applyAll(node.operator, inputs) : node.values);
    for (const [index, value] of node.values.entries()) rebuilt.set(value, values[index] ?? value);
  }
  return {
    outputs: Object.fromEntries(Object.entries(graph.outputs).map(([name, tensor]) => [name, newer(tensor)])),
  };
}

/** How often each value is read, being an output included. */
export function countReaders(graph: Graph): ReadonlyMap<Tensor, number> {
  const readers = new Map<Tensor, number>();
  const read = (tensor: Tensor) => readers.set(tensor, (readers.get(tensor) ?? 0) + 1);
  for (const node of graphNodes(graph)) node.inputs.forEach(read);
  Object.values(graph.outputs).forEach(read);
  return readers;
}

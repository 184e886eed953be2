/** @file The checker: is this graph legal? Every pass is tested to hand over one that is. */
import { type Graph, graphNodes, type Node } from "./graph.ts";
import { graphError, printShape, sameShape } from "./shape.ts";
import { inferTypes } from "./type-rules.ts";

/**
 * Check that every value has the type its operator yields, that it stands at its own index, and that no
 * two inputs or outputs share a name.
 *
 * @throws MelodistError `invalid-graph` naming the first fault
 */
export function checkGraph(graph: Graph): void {
  const named = new Set<string>();
  for (const node of graphNodes(graph)) {
    checkNode(node);
    if (node.operator.kind !== "input") continue;
    if (named.has(node.operator.name)) throw graphError(`two inputs are called "${node.operator.name}"`);
    named.add(node.operator.name);
  }
  for (const name of Object.keys(graph.outputs)) {
    if (named.has(name)) throw graphError(`an output is called "${name}" like an input`);
  }
}

function checkNode(node: Node): void {
  const { kind } = node.operator;
  const types = inferTypes(node.operator, node.inputs);
  if (types.length !== node.values.length) throw graphError(`${kind} yields ${types.length} values`);
  for (const [index, type] of types.entries()) {
    const value = node.values[index];
    if (value?.node !== node || value.index !== index)
      throw graphError(`${kind}: value ${index} is misplaced`);
    if (value.element !== type.element || !sameShape(value.shape, type.shape))
      throw graphError(`${kind} yields ${type.element}${printShape(type.shape)}, not what its value says`);
  }
}

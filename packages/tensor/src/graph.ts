/** @file The graph: nodes that point at what they read, and the symbolic arrays they yield. */
import type { Operator } from "./operator.ts";
import type { ElementType, Shape } from "./shape.ts";
import { inferTypes } from "./type-rules.ts";

/** One application of an operator. Immutable; the graph is whatever its outputs reach. */
export interface Node {
  readonly operator: Operator;
  readonly inputs: readonly Tensor[];
  /** What it yields; most operators yield one. */
  readonly values: readonly Tensor[];
}

/** A symbolic array: the `index`-th value of a node. */
export interface Tensor {
  readonly node: Node;
  readonly index: number;
  readonly element: ElementType;
  readonly shape: Shape;
}

/** Named results; inputs are found by walking from them. */
export interface Graph {
  readonly outputs: Readonly<Record<string, Tensor>>;
}

/**
 * Apply an operator: all its values.
 *
 * @throws MelodistError `invalid-graph` when the inputs do not fit
 */
export function applyAll(operator: Operator, inputs: readonly Tensor[]): readonly Tensor[] {
  const types = inferTypes(operator, inputs);
  const values: Tensor[] = [];
  const node: Node = { operator, inputs, values };
  for (const [index, { element, shape }] of types.entries()) values.push({ node, index, element, shape });
  return values;
}

/** Apply an operator: its first value. */
export function apply(operator: Operator, ...inputs: readonly Tensor[]): Tensor {
  return firstOf(applyAll(operator, inputs));
}

/** The first of values that cannot be empty. */
export function firstOf(values: readonly Tensor[]): Tensor {
  const [first] = values;
  if (first === undefined) throw new Error("an operator yields at least one value");
  return first;
}

/** Every node the tensors stand on, each after what it reads. Iterative, for graphs deeper than the stack. */
export function sortNodes(tensors: Iterable<Tensor>): readonly Node[] {
  const done = new Set<Node>();
  const stack: { readonly node: Node; next: number }[] = [];
  const enter = (node: Node) => {
    if (!done.has(node)) stack.push({ node, next: 0 });
  };
  const sorted: Node[] = [];
  for (const tensor of tensors) {
    enter(tensor.node);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const input = top.node.inputs[top.next++];
      if (input !== undefined) enter(input.node);
      else {
        stack.pop();
        if (!done.has(top.node)) sorted.push(top.node);
        done.add(top.node);
      }
    }
  }
  return sorted;
}

/** The graph's nodes in an order that can be executed. */
export function graphNodes(graph: Graph): readonly Node[] {
  return sortNodes(Object.values(graph.outputs));
}

/** The graph's inputs by name, in the order they are met. */
export function graphInputs(graph: Graph): ReadonlyMap<string, Tensor> {
  const inputs = new Map<string, Tensor>();
  for (const node of graphNodes(graph)) {
    if (node.operator.kind === "input") inputs.set(node.operator.name, firstOf(node.values));
  }
  return inputs;
}

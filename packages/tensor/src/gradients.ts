/** @file Reverse-mode differentiation: one walk from the result back to what it was made of. */
import { add, constant } from "./arithmetic.ts";
import { inputGradients } from "./gradient-rules.ts";
import { type Node, sortNodes, type Tensor } from "./graph.ts";
import { elementCount, graphError } from "./shape.ts";

/**
 * d result / d each of `sources`, as symbolic arrays of the sources' shapes.
 *
 * @param result a single number
 * @throws MelodistError `invalid-graph` when the result is no single number, or does not depend on a source
 */
export function gradients(result: Tensor, sources: readonly Tensor[]): readonly Tensor[] {
  if (elementCount(result.shape) !== 1) throw graphError("only a single number can be differentiated");
  const ones = constant(Float32Array.of(1), result.shape);
  const arrived = new Map<Tensor, Tensor>([[result, ones]]);
  const needed = dependents(result, sources);

  const accumulate = (source: Tensor, gradient: Tensor) => {
    const before = arrived.get(source);
    arrived.set(source, before === undefined ? gradient : add(before, gradient));
  };

  for (const node of sortNodes([result]).toReversed()) {
    const dy = node.values.map((value) => arrived.get(value));
    if (!needed.has(node) || dy.every((gradient) => gradient === undefined)) continue;
    const slopes = inputGradients(node, dy);
    for (const [index, source] of node.inputs.entries()) {
      const slope = slopes[index];
      if (slope !== undefined && needed.has(source.node)) accumulate(source, slope);
    }
  }
  return sources.map((source) => {
    const gradient = arrived.get(source);
    if (gradient === undefined) throw graphError("the result does not depend on a source");
    return gradient;
  });
}

/** The nodes under `result` that stand on one of the sources: the only ones worth differentiating. */
function dependents(result: Tensor, sources: readonly Tensor[]): ReadonlySet<Node> {
  const found = new Set(sources.map((source) => source.node));
  for (const node of sortNodes([result])) {
    if (node.inputs.some((input) => found.has(input.node))) found.add(node);
  }
  return found;
}

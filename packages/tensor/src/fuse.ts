/**
 * @file Patterns that ONNX Runtime runs faster as one kernel. The last pass: what it makes has no gradient.
 *
 * A part may only be swallowed when nothing else reads it.
 */
import { apply, applyAll, firstOf, type Graph, graphNodes, type Node, type Tensor } from "./graph.ts";
import type { Operator } from "./operator.ts";
import { countReaders, rewriteGraph } from "./rewrite.ts";
import { sameShape } from "./shape.ts";

/** The graph with `x·sigmoid(x)`, sums of squares, scaled and accumulating products, and norms of sums as single nodes. */
export function fuseGraph(graph: Graph): Graph {
  return fuseAddNorms([fuseSilu, fuseSquares, fuseScale, fuseAccumulation].reduce(fuseWith, graph));
}

/** Is this value read by one node alone? */
type ReadOnce = (tensor: Tensor | undefined) => boolean;
type Fusion = (node: Node, inputs: readonly Tensor[], once: ReadOnce) => readonly Tensor[] | undefined;

function fuseWith(graph: Graph, fusion: Fusion): Graph {
  const readers = countReaders(graph);
  const once: ReadOnce = (tensor) => tensor !== undefined && readers.get(tensor) === 1;
  return rewriteGraph(graph, (node, inputs) => fusion(node, inputs, once));
}

/** The operator that made a tensor, if it is of this kind. */
function madeBy<K extends Operator["kind"]>(tensor: Tensor | undefined, kind: K) {
  const operator = tensor?.node.operator;
  return operator?.kind === kind ? (operator as Operator & { readonly kind: K }) : undefined;
}

/** Both orders of a pair, with the index the second had. */
function orders(inputs: readonly Tensor[]): readonly (readonly [Tensor, Tensor, number])[] {
  const [a, b] = inputs;
  return a === undefined || b === undefined
    ? []
    : [
        [a, b, 1],
        [b, a, 0],
      ];
}

/** x · sigmoid(x) */
const fuseSilu: Fusion = (node, inputs, once) => {
  if (node.operator.kind !== "multiply") return undefined;
  for (const [x, gate, index] of orders(inputs)) {
    const swallowed = madeBy(gate, "sigmoid") && gate.node.inputs[0] === x && once(node.inputs[index]);
    if (swallowed) return [apply({ kind: "silu" }, x)];
  }
  return undefined;
};

/** Σ x · x */
const fuseSquares: Fusion = (node, [product], once) => {
  if (node.operator.kind !== "reduceSum" || !madeBy(product, "multiply") || !once(node.inputs[0]))
    return undefined;
  const [x, other] = product?.node.inputs ?? [];
  const { axes } = node.operator;
  return x === undefined || x !== other ? undefined : [apply({ kind: "reduceSumSquare", axes }, x)];
};

/** number · (A B) */
const fuseScale: Fusion = (node, inputs, once) => {
  if (node.operator.kind !== "multiply") return undefined;
  for (const [factor, product, index] of orders(inputs)) {
    const scale = madeBy(factor, "constant");
    const matmul = madeBy(product, "matmul");
    if (scale?.data.length !== 1 || !matmul || !once(node.inputs[index])) continue;
    if (!sameShape(product.shape, node.values[0]?.shape ?? [])) continue;
    return applyAll({ ...matmul, scale: matmul.scale * Number(scale.data[0]) }, product.node.inputs);
  }
  return undefined;
};

/** C + A B, where C is handed in: gradients that accumulate over micro-batches. */
const fuseAccumulation: Fusion = (node, inputs, once) => {
  if (node.operator.kind !== "add") return undefined;
  for (const [sum, product, index] of orders(inputs)) {
    const matmul = madeBy(product, "matmul");
    if (!madeBy(sum, "input") || matmul?.scale !== 1 || !once(node.inputs[index])) continue;
    if (product.shape.length !== 2 || !sameShape(sum.shape, product.shape)) continue;
    const { transA, transB } = matmul;
    return [apply({ kind: "matmulAdd", transA, transB }, ...product.node.inputs, sum)];
  }
  return undefined;
};

/** rmsNorm(x + y), keeping x + y for its other readers. The gain must be handed in: it is needed where the sum is made. */
function fuseAddNorms(graph: Graph): Graph {
  const norms = new Map<Tensor, Node>();
  for (const node of graphNodes(graph)) {
    const [sum, gain] = node.inputs;
    if (node.operator.kind === "rmsNorm" && madeBy(sum, "add") && madeBy(gain, "input") && sum !== undefined)
      norms.set(sum, node);
  }
  const normed = new Map<Node, Tensor>();
  return rewriteGraph(graph, (node, inputs) => {
    const ready = normed.get(node);
    if (ready !== undefined) return [ready];
    const norm = norms.get(firstOf(node.values));
    const [x, y] = inputs;
    if (
      norm?.operator.kind !== "rmsNorm" ||
      x === undefined ||
      y === undefined ||
      !sameShape(x.shape, y.shape)
    )
      return undefined;
    const { epsilon } = norm.operator;
    const [result, sum] = applyAll({ kind: "addRmsNorm", epsilon }, [x, y, at(norm.inputs, 1)]);
    if (result === undefined || sum === undefined) return undefined;
    normed.set(norm, result);
    return [sum];
  });
}

function at(tensors: readonly Tensor[], index: number): Tensor {
  const tensor = tensors[index];
  if (tensor === undefined) throw new Error(`no tensor at ${index}`);
  return tensor;
}

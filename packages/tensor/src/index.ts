/** @file The public surface of `@melodist/tensor`. */
export * as arithmetic from "./arithmetic.ts";
export { checkGraph } from "./check.ts";
export { fuseGraph } from "./fuse.ts";
export { gradients } from "./gradients.ts";
export { apply, applyAll, type Graph, graphInputs, graphNodes, type Tensor } from "./graph.ts";
export { interpretGraph, type Values } from "./interpret.ts";
export { readOnnx } from "./onnx-read.ts";
export { type WeightSource, type WriteOnnxOptions, writeOnnx } from "./onnx-write.ts";
export type { Operator, OperatorKind } from "./operator.ts";
export { printGraph } from "./print.ts";
export {
  type Dimension,
  type ElementType,
  elementCount,
  fixedShape,
  type Shape,
  type TensorType,
} from "./shape.ts";
export { simplifyGraph } from "./simplify.ts";

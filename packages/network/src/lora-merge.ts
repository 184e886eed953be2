/** @file Folding adapters into the matrices they stand beside, so that nothing is left to add at run time. */
import { arithmetic, type Graph, simplifyGraph, type Tensor } from "@melodist/tensor";
import type { NetworkConfig } from "./config.ts";
import { networkParameters } from "./parameters.ts";
import { hasAdapter, type LoraOptions, loraAName, loraBName } from "./projection.ts";
import { nextName } from "./training-step.ts";

const { add, input, matmul } = arithmetic;

/** Inputs: each adapted matrix W and its A and B. Outputs: the next value of W, W + (alpha / rank) B A. */
export function mergeGraph(config: NetworkConfig, lora: LoraOptions): Graph {
  const outputs: Record<string, Tensor> = {};
  for (const parameter of networkParameters(config)) {
    if (!hasAdapter(parameter, lora)) continue;
    const { name, shape } = parameter;
    const [out = 1, into = 1] = shape;
    const [a, b] = [input(loraAName(name), [lora.rank, into]), input(loraBName(name), [out, lora.rank])];
    outputs[nextName(name)] = add(input(name, shape), matmul(b, a, { scale: lora.alpha / lora.rank }));
  }
  return simplifyGraph({ outputs });
}

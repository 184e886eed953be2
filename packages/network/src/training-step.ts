/**
 * @file From the network to what training runs: the loss of a micro-batch, with its gradients added to
 * those of the micro-batches before it.
 *
 * Gradients go in and come out; the runtime is given one buffer for both, so that they add up in place:
 * no copy, and as many micro-batches to a step as memory is small.
 */
import { arithmetic, fuseGraph, type Graph, gradients, simplifyGraph, type Tensor } from "@melodist/tensor";
import type { NetworkConfig } from "./config.ts";
import { network } from "./forward.ts";
import { maskedAttention } from "./masked-attention.ts";
import { networkParameters } from "./parameters.ts";

const { add, axisLength, input, logSoftmax, matmul, multiply, negate, pick, reduceSum, reshape } = arithmetic;

export interface MicroBatch {
  /** Sequences in a micro-batch. */
  readonly batch: number;
  /** Tokens in a sequence. */
  readonly length: number;
}

/** Name of a parameter's gradient. */
export const gradientName = (parameter: string): string => `gradient.${parameter}`;

/** Name of the output that takes the place of an input. */
export const nextName = (name: string): string => `next.${name}`;

/**
 * The gradient graph.
 *
 * Inputs: each parameter and its gradient so far; `ids`, `targets`, `documents`, `positions` i32 (B, T) and
 * `weights` f32 (B, T), which sum to 1 over all micro-batches of a step. Outputs: `loss`, the weighted mean
 * negative log-likelihood in nats, and each gradient's next value.
 */
export function trainingGraph(config: NetworkConfig, { batch, length }: MicroBatch): Graph {
  const parameters = networkParameters(config);
  const bound = new Map(parameters.map(({ name, shape }) => [name, input(name, shape)]));
  const weight = (name: string): Tensor => {
    const tensor = bound.get(name);
    if (tensor === undefined) throw new Error(`no parameter ${name}`);
    return tensor;
  };
  const perToken = (name: string) => input(name, [batch, length], "i32");
  const attend = maskedAttention(config, {
    documents: perToken("documents"),
    positions: perToken("positions"),
    batch,
    length,
  });
  const project = (x: Tensor, name: string) => matmul(x, weight(name), { transB: true });

  const logits = network(config, { weight, project, attend, drop: (x) => x }, perToken("ids"));
  const loss = weightedLoss(logits, perToken("targets"), input("weights", [batch, length]));

  const sources = parameters.map(({ name }) => weight(name));
  const slopes = gradients(loss, sources);
  const sums = parameters.map(({ name, shape }, index) => {
    const slope = slopes[index];
    if (slope === undefined) throw new Error(`no gradient for ${name}`);
    return [nextName(gradientName(name)), add(input(gradientName(name), shape), slope)] as const;
  });
  return fuseGraph(simplifyGraph({ outputs: { loss, ...Object.fromEntries(sums) } }));
}

/** Sum over tokens of weight · -log p(target): a single number. */
export function weightedLoss(logits: Tensor, targets: Tensor, weights: Tensor): Tensor {
  const flat = reshape(logits, [-1, axisLength(logits, -1)]); // (B·T, V)
  const likelihood = pick(logSoftmax(flat), reshape(targets, [-1])); // (B·T, 1)
  return reshape(reduceSum(negate(multiply(likelihood, reshape(weights, [-1, 1]))), [0, 1]), []);
}

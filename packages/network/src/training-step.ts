/**
 * @file From the network to what training runs: the loss of a micro-batch, with its gradients added to
 * those of the micro-batches before it; and the same forward pass for scoring.
 *
 * Gradients go in and come out; the runtime is given one buffer for both, so that they add up in place:
 * no copy, and as many micro-batches to a step as memory is small.
 */
import { arithmetic, fuseGraph, type Graph, gradients, simplifyGraph, type Tensor } from "@melodist/tensor";
import { createAttention } from "./attention.ts";
import type { NetworkConfig } from "./config.ts";
import { createDropout } from "./dropout.ts";
import { network } from "./forward.ts";
import { networkParameters, type Parameter } from "./parameters.ts";
import { type BoundWeights, bindWeights, type LoraOptions, loraParameters } from "./projection.ts";

const { add, axisLength, input, logSoftmax, multiply, negate, pick, reduceSum, reshape, softmax } =
  arithmetic;

/** A micro-batch: `batch` sequences of `length` tokens. */
export interface MicroBatch {
  readonly batch: number;
  readonly length: number;
}

/** Learning from a teacher: share · T² · cross-entropy at temperature T, and 1 - share of the ordinary loss. Hinton et al. 2015. */
export interface DistilOptions {
  readonly temperature: number;
  readonly share: number;
}

export interface TrainingOptions extends MicroBatch {
  /** Share of what each block adds that is dropped; 0 by default. */
  readonly dropout?: number;
  /** With adapters, only they are trained. */
  readonly lora?: LoraOptions;
  /** Adds an input `teacher`, f32 (B, T, V): the teacher's logits. */
  readonly distil?: DistilOptions;
}

/** Name of a parameter's gradient. */
export const gradientName = (parameter: string): string => `gradient.${parameter}`;

/** Name of the output that takes the place of an input. */
export const nextName = (name: string): string => `next.${name}`;

/** What a stage changes: all parameters, or the adapters alone. */
export function trainedParameters(config: NetworkConfig, lora?: LoraOptions): readonly Parameter[] {
  const parameters = networkParameters(config);
  return lora === undefined ? parameters : loraParameters(parameters, lora);
}

/**
 * The gradient graph.
 *
 * Inputs: each parameter; the gradient so far of each that is trained; `ids`, `targets`, `documents`,
 * `positions` i32 (B, T) and `weights` f32 (B, T), which sum to 1 over all micro-batches of a step. Outputs:
 * `loss`, the weighted mean negative log-likelihood in nats, and each gradient's next value.
 */
export function trainingGraph(config: NetworkConfig, options: TrainingOptions): Graph {
  const weights = bindWeights(networkParameters(config), { lora: options.lora });
  const logits = forwardPass(config, options, weights);
  const shape = [options.batch, options.length];
  const targets = input("targets", shape, "i32");
  const shares = input("weights", shape);
  const hard = weightedSum(negativeLogLikelihood(logits, targets), shares);
  const loss = options.distil === undefined ? hard : distilledLoss(hard, logits, shares, options.distil);

  const names = trainedParameters(config, options.lora).map(({ name }) => name);
  const slopes = gradients(
    loss,
    names.map((name) => boundTo(weights, name)),
  );
  const sums = slopes.map((slope, index) => {
    const name = gradientName(names[index] ?? "");
    return [nextName(name), add(input(name, slope.shape), slope)] as const;
  });
  return fuseGraph(simplifyGraph({ outputs: { loss, ...Object.fromEntries(sums) } }));
}

/**
 * The scoring graph: `ids`, `targets`, `documents`, `positions` i32 (B, T) to `logits` (B, T, V) and
 * `negativeLogLikelihood` (B, T), in nats.
 */
export function scoringGraph(config: NetworkConfig, options: TrainingOptions): Graph {
  const weights = bindWeights(networkParameters(config), { lora: options.lora });
  const logits = forwardPass(config, { ...options, dropout: 0 }, weights);
  const targets = input("targets", [options.batch, options.length], "i32");
  const outputs = { logits, negativeLogLikelihood: negativeLogLikelihood(logits, targets) };
  return fuseGraph(simplifyGraph({ outputs }));
}

/** Logits (B, T, V) of packed sequences. */
function forwardPass(
  config: NetworkConfig,
  options: TrainingOptions,
  { weight, project }: BoundWeights,
): Tensor {
  const { batch, length, dropout = 0 } = options;
  const perToken = (name: string) => input(name, [batch, length], "i32");
  const attend = createAttention(config, {
    batch,
    length,
    positions: perToken("positions"),
    documents: perToken("documents"),
  });
  const drop = createDropout(dropout, dropoutPlaces(config), [batch, length, config.hidden_size]);
  return network(config, { weight, project, attend, drop }, perToken("ids"));
}

/** How often a forward pass drops. */
export function dropoutPlaces(config: NetworkConfig): number {
  return 2 * config.num_hidden_layers;
}

function boundTo(weights: BoundWeights, name: string): Tensor {
  const tensor = weights.inputs.get(name);
  if (tensor === undefined) throw new Error(`the network does not use ${name}`);
  return tensor;
}

/** -log p(target) in nats, (B, T). */
function negativeLogLikelihood(logits: Tensor, targets: Tensor): Tensor {
  const likelihood = pick(logSoftmax(asRows(logits)), reshape(targets, [-1])); // (B·T, 1)
  return reshape(negate(likelihood), targets.shape);
}

/** Sum of x · weights, both (B, T), as a single number. */
function weightedSum(x: Tensor, weights: Tensor): Tensor {
  return reshape(reduceSum(multiply(x, weights), [0, 1]), []);
}

/** The ordinary loss mixed with -T² Σ teacher · log student, both softened by the temperature T. */
function distilledLoss(
  hard: Tensor,
  logits: Tensor,
  weights: Tensor,
  { temperature, share }: DistilOptions,
): Tensor {
  const soften = (x: Tensor) => multiply(asRows(x), 1 / temperature);
  const teacher = softmax(soften(input("teacher", logits.shape)));
  const cross = negate(reduceSum(multiply(teacher, logSoftmax(soften(logits))), [-1])); // (B·T, 1)
  const soft = weightedSum(reshape(cross, weights.shape), weights);
  return add(multiply(hard, 1 - share), multiply(soft, share * temperature * temperature));
}

const asRows = (x: Tensor): Tensor => reshape(x, [-1, axisLength(x, -1)]);

/**
 * @file AdamW as a graph: clipping by the norm of all gradients, decoupled decay. State goes in and
 * comes out, and the runtime is given one buffer for both: what is written was read before.
 *
 * @see Loshchilov & Hutter 2019, "Decoupled Weight Decay Regularization", algorithm 2
 */
import { arithmetic, fuseGraph, type Graph, simplifyGraph, type Tensor } from "@melodist/tensor";
import type { Parameter } from "./parameters.ts";
import { gradientName, nextName } from "./training-step.ts";

const { add, divide, input, minimum, multiply, reduceSum, reshape, sqrt, subtract } = arithmetic;

export interface AdamWOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Share of a matrix's weight that is taken off, times the learning rate; gains keep theirs. */
  readonly weightDecay: number;
  /** Largest norm of all gradients together. */
  readonly clipNorm: number;
}

/** Names of a parameter's running means of the gradient and of its square. */
export const firstMomentName = (parameter: string): string => `moment1.${parameter}`;
export const secondMomentName = (parameter: string): string => `moment2.${parameter}`;

/**
 * The update graph.
 *
 * Inputs: each parameter, gradient and both moments; scalars `learningRate`, and `correction1` = 1/(1 - beta1^t),
 * `correction2` = 1/(1 - beta2^t) at step t, counted from 1. Outputs: the next value of each parameter
 * and moment, and `gradientNorm` before clipping.
 */
export function optimiserGraph(parameters: readonly Parameter[], options: AdamWOptions): Graph {
  const { beta1, beta2, epsilon, weightDecay, clipNorm } = options;
  const rate = input("learningRate", []);
  // m̂ / (√v̂ + ε) with both corrections drawn out of it, so that arrays are gone over as seldom as can be.
  const root = sqrt(input("correction2", []));
  const stepSize = divide(multiply(rate, input("correction1", [])), root);
  const floor = divide(epsilon, root);

  const slopes = parameters.map(({ name, shape }) => input(gradientName(name), shape));
  const norm = sqrt(slopes.map(squareSum).reduce((sum, square) => add(sum, square)));
  const scale = minimum(1, divide(clipNorm, norm));
  const share1 = multiply(scale, 1 - beta1);
  const share2 = multiply(multiply(scale, scale), 1 - beta2);
  const kept = subtract(1, multiply(rate, weightDecay));

  const outputs: Record<string, Tensor> = { gradientNorm: norm };
  for (const [index, { name, shape, kind }] of parameters.entries()) {
    const slope = slopes[index];
    if (slope === undefined) throw new Error(`no gradient for ${name}`);
    const before = input(name, shape);
    const m = add(multiply(input(firstMomentName(name), shape), beta1), multiply(slope, share1));
    const v = add(
      multiply(input(secondMomentName(name), shape), beta2),
      multiply(multiply(slope, share2), slope),
    );
    const spread = add(sqrt(v), floor);
    const decayed = kind === "gain" || weightDecay === 0 ? before : multiply(before, kept);
    outputs[nextName(firstMomentName(name))] = m;
    outputs[nextName(secondMomentName(name))] = v;
    outputs[nextName(name)] = subtract(decayed, divide(multiply(m, stepSize), spread));
  }
  return fuseGraph(simplifyGraph({ outputs }));
}

/** Sum of squares, a scalar. */
function squareSum(x: Tensor): Tensor {
  return reshape(
    reduceSum(
      multiply(x, x),
      x.shape.map((_, axis) => axis),
    ),
    [],
  );
}

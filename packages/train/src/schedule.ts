/** @file The learning rate at each step: a straight rise, then half a cosine. */

export interface Schedule {
  readonly steps: number;
  readonly learningRate: number;
  readonly warmupSteps: number;
  readonly finalShare: number;
}

/**
 * @param step counts from 0
 * @example
 * learningRateAt({ steps: 11, learningRate: 1, warmupSteps: 0, finalShare: 0 }, 5); // => 0.5
 */
export function learningRateAt(
  { steps, learningRate, warmupSteps, finalShare }: Schedule,
  step: number,
): number {
  if (step < warmupSteps) return (learningRate * (step + 1)) / warmupSteps;
  const progress = (step - warmupSteps) / Math.max(1, steps - 1 - warmupSteps);
  const cosine = Number((0.5 * (1 + Math.cos(Math.PI * Math.min(1, progress)))).toPrecision(15));
  return learningRate * (finalShare + (1 - finalShare) * cosine);
}

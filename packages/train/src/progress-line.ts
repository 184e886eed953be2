/** @file The live line under a running command: step, loss, speed, time left. */
import type { Metric } from "./metrics.ts";

/**
 * @param metric of a training step
 * @param steps of the whole run
 * @param secondsPerStep lately
 * @example
 * progressLine({ type: "train", step: 50, loss: 2.5, learningRate: 1e-3, gradientNorm: 1, tokensPerSecond: 3210.4 }, 100, 2);
 * // => "step 50/100  loss 2.500  3210 tokens/s  2 min left"
 */
export function progressLine(
  metric: Extract<Metric, { readonly type: "train" }>,
  steps: number,
  secondsPerStep: number,
): string {
  const left = (steps - metric.step) * secondsPerStep;
  return [
    `step ${metric.step}/${steps}`,
    `loss ${metric.loss.toFixed(3)}`,
    `${metric.tokensPerSecond.toFixed(0)} tokens/s`,
    `${duration(left)} left`,
  ].join("  ");
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** @file The curves and the live line. */
import { expect, it } from "vitest";
import type { Metric } from "./metrics.ts";
import { plotMetrics } from "./plot.ts";
import { progressLine } from "./progress-line.ts";

const step = (at: number, loss: number) =>
  ({ type: "train", step: at, loss, learningRate: 1e-3, gradientNorm: 1, tokensPerSecond: 3210.4 }) as const;
const metrics: readonly Metric[] = [step(1, 3), step(2, 2), { type: "validation", step: 2, loss: 2.5 }];

it("draws three curves between their lowest and highest loss", () => {
  const svg = plotMetrics(metrics, "runs/<a>");
  expect(svg.match(/<polyline/g)).toHaveLength(3);
  expect(svg).toContain('points="380.0,24.0 704.0,360.0"');
  expect(svg).toContain("runs/&lt;a&gt;");
  expect(svg).toContain("training 2.000, validation 2.500");
});

it("draws an empty frame for a run that has measured nothing", () => {
  expect(plotMetrics([])).not.toContain("polyline");
});

it.each([
  [1, "50 s left"],
  [10, "8 min left"],
  [600, "8.3 h left"],
])("tells the time left at %i s a step", (seconds, left) => {
  expect(progressLine(step(50, 2.5), 100, seconds)).toBe(`step 50/100  loss 2.500  3210 tokens/s  ${left}`);
});

/** @file What a run measures, one JSON object a line, so that any tool can follow it. */
import { appendFile, readFile, writeFile } from "node:fs/promises";
import { z } from "zod";

/** A line of `metrics.jsonl`. Losses in nats a token. */
export const Metric = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("train"),
    /** Steps done, this one included. */
    step: z.int(),
    loss: z.number(),
    learningRate: z.number(),
    gradientNorm: z.number(),
    /** Tokens read a second; those of questions, too, but no padding. */
    tokensPerSecond: z.number(),
  }),
  z.object({ type: z.literal("validation"), step: z.int(), loss: z.number() }),
]);
export type Metric = z.infer<typeof Metric>;

export async function appendMetric(path: string, metric: Metric): Promise<void> {
  await appendFile(path, `${JSON.stringify(metric)}\n`);
}

/** Metrics in the order they were written; a line cut short by a killed run is left out. */
export async function readMetrics(path: string): Promise<readonly Metric[]> {
  const text = await readFile(path, "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    try {
      return [Metric.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}

/** Forget what came after a step: a resumed run will measure it again. */
export async function keepMetricsUntil(path: string, step: number): Promise<void> {
  const kept = (await readMetrics(path)).filter((metric) => metric.step <= step);
  await writeFile(path, kept.map((metric) => `${JSON.stringify(metric)}\n`).join(""));
}

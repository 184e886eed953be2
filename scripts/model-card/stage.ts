/** @file What one run of training was: its settings, its curve, what it cost. */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Metric, parseTrainingConfig, readMetrics, type TrainingConfig } from "@melodist/train";

export interface Stage {
  /** The run file, as it is named in the repository. */
  readonly file: string;
  readonly config: TrainingConfig;
  readonly metrics: readonly Metric[];
  readonly tasks: readonly string[];
  /** Folder of the corpus it learnt from. */
  readonly corpus: string;
}

/** The parts of a run file that a card tells of. */
interface RunFile {
  readonly run: string;
  readonly data: {
    readonly corpus: string;
    readonly tasks: Readonly<Record<string, number>>;
    readonly besides?: Readonly<Record<string, number>>;
  };
  readonly training: Readonly<Record<string, unknown>>;
}

/** Read what a finished run has left. @param network of the model that the run belongs to */
export async function readStage(file: string, network: object): Promise<Stage> {
  const { run, data, training } = JSON.parse(readFileSync(file, "utf8")) as RunFile;
  const place = (name: string) => resolve(dirname(file), name);
  return {
    file,
    config: parseTrainingConfig({ ...training, network }),
    metrics: await readMetrics(resolve(place(run), "metrics.jsonl")),
    tasks: [
      ...Object.entries(data.tasks).map(([task, share]) => `${task} ${share}`),
      ...Object.entries(data.besides ?? {}).map(([task, times]) => `${task} ${times} times besides`),
    ],
    corpus: place(data.corpus),
  };
}

export interface StageFigures {
  readonly steps: number;
  /** Tokens read, padding and prompts included. */
  readonly tokens: number;
  /** Processor hours on the machine it ran on, from the speed of each step. */
  readonly hours: number;
  /** Best validation loss, nats a token. */
  readonly loss: number;
}

export function stageFigures({ config, metrics }: Stage): StageFigures {
  const steps = metrics.flatMap((metric) => (metric.type === "train" ? [metric] : []));
  const perStep = config.batch * config.length;
  const seconds = steps.reduce((sum, { tokensPerSecond }) => sum + perStep / tokensPerSecond, 0);
  const losses = metrics.flatMap((metric) => (metric.type === "validation" ? [metric.loss] : []));
  return {
    steps: steps.length,
    tokens: steps.length * perStep,
    hours: seconds / 3600,
    loss: Math.min(...losses),
  };
}

/** Validations, and of the steps every twenty-fifth: what is kept in the repository. */
export function thinMetrics(metrics: readonly Metric[]): readonly Metric[] {
  return metrics.filter(({ type, step }) => type === "validation" || step % 25 === 0);
}

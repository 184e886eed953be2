/**
 * @file The training loop: learning rate, step, watch, validate, checkpoint. All of it is here to be read.
 *
 * A run is a folder: `config.json`, `metrics.jsonl`, `last.safetensors` (to resume from) and `best.safetensors`
 * (the lowest validation loss, or the end if there is none).
 */
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MelodistError } from "@melodist/errors";
import {
  firstMomentName,
  initialWeights,
  networkParameters,
  secondMomentName,
  trainedParameters,
  type Weights,
} from "@melodist/network";
import { type Checkpoint, type Progress, readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import type { TrainingConfig } from "./config.ts";
import { type Teacher, TrainingDevice, trainingOptions } from "./device.ts";
import { appendMetric, keepMetricsUntil, type Metric } from "./metrics.ts";
import {
  DataStream,
  type PackedSequence,
  packSequence,
  planEpoch,
  type TrainingDocument,
} from "./packing.ts";
import { learningRateAt } from "./schedule.ts";
import type { DeviceOptions } from "./session.ts";

export interface TrainingData {
  readonly documents: readonly TrainingDocument[];
  readonly validation: readonly TrainingDocument[];
}

export interface TrainingRun {
  readonly config: TrainingConfig;
  readonly data: TrainingData;
  /** The run's folder. */
  readonly folder: string;
  /** Go on from `last.safetensors`; otherwise the folder must hold no run. */
  readonly resume?: boolean;
  /** Weights to start from, with a fresh optimiser; random ones if left out. */
  readonly start?: Weights;
  /** For `distil`. */
  readonly teacher?: Teacher;
  readonly device?: DeviceOptions;
  /** Told of every metric as it is written. */
  readonly onMetric?: (metric: Metric) => void;
  readonly signal?: AbortSignal;
  /** Milliseconds; only for tokens per second. */
  readonly now?: () => number;
}

export interface TrainingResult {
  readonly progress: Progress;
  readonly stopped: "end" | "early" | "aborted";
  /** Loss of the last step; absent if there was nothing left to do. */
  readonly loss?: number;
  readonly weights: Weights;
}

export const LAST_FILE = "last.safetensors";
export const BEST_FILE = "best.safetensors";
export const METRICS_FILE = "metrics.jsonl";

const BEGINNING: Progress = { step: 0, data: { epoch: 0, offset: 0 }, best: null, sinceBest: 0 };

/**
 * Train until the steps are done, the validation loss stops falling, or the signal says so.
 *
 * @throws MelodistError `diverged` when the loss explodes or is no number: the last checkpoint is kept;
 * `usage`, `mismatch`, `not-writable` as they are found, before work starts where possible
 */
export async function train(run: TrainingRun): Promise<TrainingResult> {
  const { config, data, folder, signal, now = () => performance.now() } = run;
  checkData(run);
  const begun = await beginRun(run);
  await using device = await TrainingDevice.open(config, begun.state, run.device, run.teacher);
  const stream = new DataStream(data.documents, config.length, config.seed, begun.progress.data);
  const validation = packAll(data.validation, config);
  const shapes = stateShapes(config);
  let progress = begun.progress;
  let loss: number | undefined;

  const record = async (metric: Metric) => {
    await appendMetric(join(folder, METRICS_FILE), metric);
    run.onMetric?.(metric);
  };
  const save = async (file: string) =>
    writeCheckpoint(join(folder, file), config, { progress, state: await device.state() }, shapes);
  const result = async (stopped: TrainingResult["stopped"]): Promise<TrainingResult> => ({
    progress,
    stopped,
    ...(loss === undefined ? {} : { loss }),
    weights: new Map([...(await device.weights())].map(([name, values]) => [name, values.slice()])),
  });

  while (progress.step < config.steps && !isStale(config, progress)) {
    if (signal?.aborted) {
      await save(LAST_FILE);
      return await result("aborted");
    }
    const start = now();
    const batch = stream.take(config.batch);
    const learningRate = learningRateAt(config, progress.step);
    const { loss: stepLoss, gradientNorm } = await device.step(batch, progress.step, learningRate);
    checkLoss(config, stepLoss, gradientNorm, progress.step);
    loss = stepLoss;
    progress = { ...progress, step: progress.step + 1, data: stream.position };
    const tokensPerSecond = (1000 * countTokens(batch)) / Math.max(1e-3, now() - start);
    await record({ type: "train", step: progress.step, loss, learningRate, gradientNorm, tokensPerSecond });

    const last = progress.step === config.steps;
    if (validation.length > 0 && (last || progress.step % config.validateEvery === 0)) {
      const validationLoss = await device.validate(validation);
      await record({ type: "validation", step: progress.step, loss: validationLoss });
      progress = afterValidation(progress, validationLoss);
      if (progress.sinceBest === 0) await save(BEST_FILE);
    }
    const over = last || isStale(config, progress);
    if (over || progress.step % config.checkpointEvery === 0) await save(LAST_FILE);
  }
  if (validation.length === 0) await save(BEST_FILE);
  return await result(progress.step < config.steps ? "early" : "end");
}

/** Progress with one more validation. */
function afterValidation(progress: Progress, loss: number): Progress {
  const better = progress.best === null || loss < progress.best;
  return { ...progress, best: better ? loss : progress.best, sinceBest: better ? 0 : progress.sinceBest + 1 };
}

/** Has validation gone without improvement for too long? */
function isStale({ patience }: TrainingConfig, { sinceBest }: Progress): boolean {
  return patience !== undefined && sinceBest >= patience;
}

/** A new run's first state, or the one a run left. */
async function beginRun({ config, folder, resume = false, start }: TrainingRun): Promise<Checkpoint> {
  const path = join(folder, LAST_FILE);
  const metrics = join(folder, METRICS_FILE);
  if (resume && existsSync(path)) {
    const checkpoint = await readCheckpoint(path, config);
    await keepMetricsUntil(metrics, checkpoint.progress.step);
    return checkpoint;
  }
  if (!resume && existsSync(path)) {
    const hint = "Resume it, or name another folder.";
    throw new MelodistError(`${folder} already holds a run`, { code: "usage", hint });
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "config.json"), `${JSON.stringify(config, null, 2)}\n`);
  await keepMetricsUntil(metrics, 0);
  return { progress: BEGINNING, state: firstWeights(config, start) };
}

/** Given weights, random ones where none are given (adapters, or a network from nothing). */
function firstWeights(config: TrainingConfig, start: Weights | undefined): Weights {
  const parameters = networkParameters(config.network);
  const all = [...parameters, ...trainedParameters(config.network, trainingOptions(config).lora)];
  const random = initialWeights(config.network, all, config.seed);
  if (start === undefined) return random;
  for (const { name, shape } of parameters) {
    const expected = shape.reduce((a, b) => a * b, 1);
    if (start.get(name)?.length !== expected)
      throw new MelodistError(`the weights to start from have no ${name} of [${shape}]`, {
        code: "mismatch",
      });
  }
  return new Map([...random, ...start]);
}

function checkData({ config, data, teacher, start }: TrainingRun): void {
  const usage = (message: string) => new MelodistError(message, { code: "usage" });
  const V = config.network.vocab_size;
  if (!data.documents.some(({ tokens }) => tokens.length > 1)) throw usage("there is nothing to train on");
  for (const { tokens } of [...data.documents, ...data.validation]) {
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] ?? -1;
      if (token < 0 || token >= V) throw usage(`token ${token} is not one of the network's ${V}`);
    }
  }
  if ((config.stage === "distil") !== (teacher !== undefined))
    throw usage("distil, and only distil, takes a teacher");
  if (config.stage === "lora" && start === undefined) throw usage("lora needs weights to adapt");
}

function checkLoss(config: TrainingConfig, loss: number, gradientNorm: number, step: number): void {
  const { network, explodeAt } = config;
  // The softened loss is weighted by the temperature squared.
  const weight =
    config.stage === "distil" ? 1 + config.distil.share * (config.distil.temperature ** 2 - 1) : 1;
  const highest = explodeAt * Math.max(1, weight) * Math.log(network.vocab_size);
  if (Number.isFinite(loss) && Number.isFinite(gradientNorm) && loss <= highest) return;
  throw new MelodistError(
    `the loss is ${loss.toFixed(3)} at step ${step + 1} (gradient norm ${gradientNorm.toFixed(3)})`,
    {
      code: "diverged",
      hint: "The last checkpoint is kept. Lower the learning rate or lengthen the warm-up.",
    },
  );
}

/** Tokens of documents: padding does not count. */
function countTokens(batch: readonly PackedSequence[]): number {
  return batch.reduce((sum, { documents }) => sum + documents.filter((document) => document >= 0).length, 0);
}

/** Every document once, in sequences. */
function packAll(
  documents: readonly TrainingDocument[],
  { length }: TrainingConfig,
): readonly PackedSequence[] {
  return planEpoch(documents, length, 0, 0).map((pieces) => packSequence(documents, pieces, length));
}

/** Shapes of all that a checkpoint keeps. */
function stateShapes(config: TrainingConfig): ReadonlyMap<string, readonly number[]> {
  const trained = trainedParameters(config.network, trainingOptions(config).lora);
  return new Map([
    ...networkParameters(config.network).map(({ name, shape }) => [name, shape] as const),
    ...trained.flatMap(({ name, shape }) =>
      [name, firstMomentName(name), secondMomentName(name)].map((one) => [one, shape] as const),
    ),
  ]);
}

/** @file One stage of training at work: teacher opened, loop run, progress shown, model saved. */
import { join } from "node:path";
import type { Language } from "@melodist/score";
import {
  type DeviceOptions,
  METRICS_FILE,
  type Metric,
  microBatchOf,
  openTeacher,
  plotMetrics,
  progressLine,
  readMetrics,
  type Teacher,
  type TrainingResult,
  train,
} from "@melodist/train";
import type { Surroundings } from "../command/command.ts";
import { finishModel } from "./finish-model.ts";
import { type PreparedRun, prepareRun } from "./prepare-run.ts";

export interface StageOptions {
  readonly resume: boolean;
  readonly provider: "cpu" | "webgpu";
  readonly threads?: number | undefined;
}

/** The curves of a run as SVG. @param run its folder */
export async function plotRun(run: string): Promise<string> {
  return plotMetrics(await readMetrics(join(run, METRICS_FILE)), run);
}

/**
 * Train as a run file says.
 *
 * @returns the exit code
 * @throws MelodistError for settings, files or models that do not fit, and when the loss explodes
 */
export async function trainStage(path: string, options: StageOptions, world: Surroundings): Promise<number> {
  const { resume, provider, threads } = options;
  const run = await prepareRun(path);
  const device = threads === undefined ? { provider } : { provider, threads };
  await using teacher = await openTeacherOf(run, device);
  const stop = new AbortController();
  world.onInterrupt(() => stop.abort());
  const { config, data, folder, start } = run;
  const result = await train({
    config,
    data,
    folder,
    resume,
    device,
    ...(start === undefined ? {} : { start: start.weights }),
    ...(teacher === undefined ? {} : { teacher: teacher.teach }),
    onMetric: showProgress(world, config.steps),
    signal: stop.signal,
  });
  if (result.stopped !== "aborted" && run.model !== undefined) await finishModel(run.model, run);
  world.notice(`\n${describeResult(run, result, path, world.language)}\n`);
  return 0;
}

/** A teacher that is closed with the run. */
interface OpenTeacher extends AsyncDisposable {
  readonly teach: Teacher;
}

async function openTeacherOf(
  { config, teacher }: PreparedRun,
  device: DeviceOptions,
): Promise<OpenTeacher | undefined> {
  if (teacher === undefined) return undefined;
  const batch = microBatchOf(config);
  const scorer = await openTeacher(teacher.config, teacher.weights, { batch, length: config.length }, device);
  return {
    teach: (sequences) => scorer.logits(sequences),
    [Symbol.asyncDispose]: () => scorer[Symbol.asyncDispose](),
  };
}

/** Clears what an earlier, longer line left on a terminal. */
const CLEAR = "\u001b[K";

/** A line that is written over on a terminal; elsewhere a line a validation. */
function showProgress(world: Surroundings, steps: number): (metric: Metric) => void {
  let before = performance.now();
  let secondsPerStep = 0;
  const [lead, end] = world.terminal ? ["\r", CLEAR] : ["", ""];
  return (metric) => {
    if (metric.type === "validation") {
      world.notice(`${lead}step ${metric.step}/${steps}  validation loss ${metric.loss.toFixed(4)}${end}\n`);
      return;
    }
    const now = performance.now();
    const seconds = (now - before) / 1000;
    before = now;
    secondsPerStep = secondsPerStep === 0 ? seconds : 0.9 * secondsPerStep + 0.1 * seconds;
    if (world.terminal) world.notice(`${lead}${progressLine(metric, steps, secondsPerStep)}${end}`);
  };
}

function describeResult(
  { model, folder }: PreparedRun,
  { stopped, progress }: TrainingResult,
  path: string,
  language: Language,
): string {
  const best = progress.best === null ? "" : progress.best.toFixed(4);
  if (language === "zh") {
    if (stopped === "aborted") return `停在第 ${progress.step} 步；继续：melodist train ${path} --resume`;
    const how = stopped === "early" ? "验证损失不再下降，提前结束" : "训练结束";
    return `${how}：${progress.step} 步${best === "" ? "" : `，最好的验证损失 ${best}`}；${model ?? folder}`;
  }
  if (stopped === "aborted")
    return `stopped at step ${progress.step}; go on with melodist train ${path} --resume`;
  const how = stopped === "early" ? "stopped early, since validation no longer improves" : "done";
  return `${how}: ${progress.step} steps${best === "" ? "" : `, best validation loss ${best}`}; ${model ?? folder}`;
}

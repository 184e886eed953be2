/** @file `melodist train`: one stage of training, as a run file describes it; `melodist train plot` draws its curves. */
import { join } from "node:path";
import type { Language } from "@melodist/score";
import {
  METRICS_FILE,
  type Metric,
  microBatchOf,
  openTeacher,
  plotMetrics,
  progressLine,
  readMetrics,
  train as runTraining,
  type Teacher,
  type TrainingResult,
} from "@melodist/train";
import { z } from "zod";
import { defineCommand, type Surroundings } from "../command/command.ts";
import { writeOutput } from "../files.ts";
import { finishModel } from "../training/finish-model.ts";
import { type PreparedRun, prepareRun } from "../training/prepare-run.ts";

const flags = z.object({
  resume: z.boolean().default(false).meta({
    en: "go on from the last checkpoint of the run",
    zh: "从上一个检查点继续",
  }),
  provider: z.enum(["cpu", "webgpu"]).default("cpu").meta({ en: "what computes", zh: "用什么计算" }),
  threads: z.int().min(1).max(256).optional().meta({
    en: "threads of one step; default: one a core",
    zh: "每一步用几个线程；默认每个核心一个",
  }),
});

const plot = defineCommand({
  name: "plot",
  words: { en: "Draw the curves of a run as SVG.", zh: "把一次训练的曲线画成 SVG。" },
  operands: [
    { name: "run", words: { en: "the run's folder", zh: "训练文件夹" } },
    {
      name: "output",
      words: { en: "SVG file to write, `-` for standard output", zh: "输出的 SVG 文件，`-` 表示标准输出" },
    },
  ],
  flags: z.object({}),
  async run({ operands: [run = "", output = "-"], world }) {
    await writeOutput(output, plotMetrics(await readMetrics(join(run, METRICS_FILE)), run), world);
    return 0;
  },
});

export const train = defineCommand({
  name: "train",
  words: {
    en: "Train a network: one stage, as a run file describes it. Ctrl-C keeps what is learnt; --resume goes on.",
    zh: "训练网络：按训练文件执行一个阶段。Ctrl-C 停下并保留已学到的，--resume 继续。",
  },
  operands: [
    {
      name: "config",
      words: {
        en: "run file, such as examples/train-sayings.json",
        zh: "训练文件，如 examples/train-sayings.json",
      },
    },
  ],
  flags,
  commands: [plot],
  async run({ operands: [path = ""], flags: { resume, provider, threads }, world }) {
    const run = await prepareRun(path);
    const device = threads === undefined ? { provider } : { provider, threads };
    await using teacher = await openTeacherOf(run, device);
    const stop = new AbortController();
    world.onInterrupt(() => stop.abort());
    const { config, data, folder, start } = run;
    const result = await runTraining({
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
  },
});

/** A teacher that is closed with the run. */
interface OpenTeacher extends AsyncDisposable {
  readonly teach: Teacher;
}

async function openTeacherOf(
  { config, teacher }: PreparedRun,
  device: Parameters<typeof openTeacher>[3],
): Promise<OpenTeacher | undefined> {
  if (teacher === undefined) return undefined;
  const batch = microBatchOf(config);
  const scorer = await openTeacher(teacher.config, teacher.weights, { batch, length: config.length }, device);
  return {
    teach: (sequences) => scorer.logits(sequences),
    [Symbol.asyncDispose]: () => scorer[Symbol.asyncDispose](),
  };
}

/** One line that is written over on a terminal; elsewhere a line a validation. */
function showProgress(world: Surroundings, steps: number): (metric: Metric) => void {
  let before = performance.now();
  let secondsPerStep = 0;
  return (metric) => {
    if (metric.type === "validation") {
      const lead = world.terminal ? "\r" : "";
      world.notice(
        `${lead}step ${metric.step}/${steps}  validation loss ${metric.loss.toFixed(4)}\u001b[K\n`.replace(
          world.terminal ? "" : "\u001b[K",
          "",
        ),
      );
      return;
    }
    const now = performance.now();
    const seconds = (now - before) / 1000;
    before = now;
    secondsPerStep = secondsPerStep === 0 ? seconds : 0.9 * secondsPerStep + 0.1 * seconds;
    if (world.terminal) world.notice(`\r${progressLine(metric, steps, secondsPerStep)}\u001b[K`);
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

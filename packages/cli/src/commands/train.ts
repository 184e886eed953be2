/** @file `melodist train`: one stage of training, as a run file describes it; `melodist train plot` draws its curves. */
import { MelodistError } from "@melodist/errors";
import { z } from "zod";
import { defineCommand } from "../command/command.ts";
import { writeOutput } from "../files.ts";

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
    const { plotRun } = await loadTraining();
    await writeOutput(output, await plotRun(run), world);
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
  async run({ operands: [path = ""], flags: chosen, world }) {
    const { trainStage } = await loadTraining();
    return await trainStage(path, chosen, world);
  },
});

/**
 * The trainer, loaded when it is needed: with its runtime it is larger than all the rest, and an installation may do
 * without.
 *
 * @throws MelodistError `not-found` when the runtime is not installed
 */
async function loadTraining(): Promise<typeof import("../training/train-stage.ts")> {
  try {
    return await import("../training/train-stage.ts");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw cause;
    throw new MelodistError("training needs the package onnxruntime-node, which is not installed", {
      code: "not-found",
      hint: "npm install onnxruntime-node",
      cause,
    });
  }
}

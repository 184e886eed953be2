/** @file Flags of the tasks about a tune that is there. */
import { z } from "zod";
import { outputFlags } from "./output-flags.ts";
import { requestFlags } from "./request-flags.ts";

const { style, seed, candidates, temperature } = requestFlags.shape;

export const taskFlags = z.object({ style, seed, candidates, temperature, ...outputFlags.shape });

export type TaskFlags = z.output<typeof taskFlags>;

/** The same of a task that draws otherwise when nothing is said. */
export const harmonyFlags = taskFlags.extend({
  temperature: temperature.meta({
    en: "lower keeps to the likely, higher ventures more; default 0.4",
    zh: "越低越保守，越高越冒险；默认 0.4",
  }),
});

/** The operand of every task about a tune. */
export const TUNE_OPERAND = {
  name: "tune",
  words: {
    en: ".abc .mid .musicxml .mxl file, `-` for standard input; its first tune is taken",
    zh: ".abc .mid .musicxml .mxl 文件，`-` 表示标准输入；取第一首",
  },
};

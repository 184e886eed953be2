/** @file Flags of the tasks about a tune that is there. */
import { z } from "zod";
import { outputFlags } from "./output-flags.ts";
import { requestFlags } from "./request-flags.ts";

const { style, seed, candidates, temperature } = requestFlags.shape;

export const taskFlags = z.object({ style, seed, candidates, temperature, ...outputFlags.shape });

export type TaskFlags = z.output<typeof taskFlags>;

/** The operand of every task about a tune. */
export const TUNE_OPERAND = {
  name: "tune",
  words: {
    en: ".abc .mid .musicxml .mxl file, `-` for standard input; its first tune is taken",
    zh: ".abc .mid .musicxml .mxl 文件，`-` 表示标准输入；取第一首",
  },
};

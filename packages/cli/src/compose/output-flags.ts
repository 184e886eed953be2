/** @file Flags of every command that composes: which model, and where the tune goes. */
import { WRITABLE } from "@melodist/formats";
import { z } from "zod";

export const outputFlags = z.object({
  model: z.string().optional().meta({
    en: "folder of the model, or default, or world",
    zh: "模型文件夹，或 default、world",
  }),
  format: z.enum(WRITABLE).optional().meta({
    en: "format to write, when the name of the output does not say it",
    zh: "输出格式（输出文件名没有说明时使用）",
  }),
  output: z.string().default("-").meta({
    short: "o",
    en: "file to write, `-` for standard output",
    zh: "输出文件，`-` 表示标准输出",
  }),
  json: z.boolean().default(false).meta({
    en: "write JSON: what was asked and chosen, every candidate with its report and verdict",
    zh: "输出 JSON：要求、选择，以及每个候选的报告和评审意见",
  }),
  explain: z.boolean().default(false).meta({
    en: "tell what was chosen and why, and what the critics said",
    zh: "说明选择的理由和评审的意见",
  }),
});

export type OutputFlags = z.output<typeof outputFlags>;

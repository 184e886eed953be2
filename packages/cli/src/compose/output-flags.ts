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
  json: z
    .boolean()
    .default(false)
    .meta({ en: "print JSON: request, plan, tunes, reports", zh: "输出 JSON：要求、计划、曲子、报告" }),
  explain: z.boolean().default(false).meta({
    en: "tell what was chosen and why, and what the critics said",
    zh: "说明选择的理由和评判的意见",
  }),
});

export type OutputFlags = z.output<typeof outputFlags>;

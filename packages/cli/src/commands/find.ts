/** @file `melodist find`: which tunes of a corpus share a melody, whatever the key. */
import { z } from "zod";
import { defineCommand } from "../command/command.ts";

export const find = defineCommand({
  name: "find",
  words: {
    en: "Find tunes that share a melody, whatever the key: of a file, or of notes typed as ABC.",
    zh: "查找含有相同旋律的曲子，不论调高：给出文件，或直接输入 ABC 音符。",
  },
  operands: [
    {
      name: "melody",
      words: {
        en: '.abc .mid .musicxml .mxl file, `-` for standard input, or notes such as "DEFA dcBA"',
        zh: ".abc .mid .musicxml .mxl 文件，`-` 表示标准输入；或音符，如 “DEFA dcBA”",
      },
    },
  ],
  flags: z.object({
    in: z.string().meta({
      en: "a corpus, or its melodies.index",
      zh: "语料库文件夹，或其中的 melodies.index",
    }),
    limit: z.int().min(1).max(1000).default(10).meta({ en: "hits at most", zh: "最多列出几首" }),
    json: z.boolean().default(false).meta({ en: "print JSON", zh: "输出 JSON" }),
  }),
  async run({ operands: [melody = "-"], flags, world }) {
    const { findTunes } = await import("../corpus/find-tunes.ts");
    return await findTunes(melody, flags, world);
  },
});

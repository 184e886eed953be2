/** @file `melodist originality`: what a tune shares with those that the model has seen. */
import { z } from "zod";
import { defineCommand } from "../command/command.ts";

export const originality = defineCommand({
  name: "originality",
  words: {
    en: "Tell what a tune shares with the tunes that the model was trained on, whatever the key.",
    zh: "检查曲子与模型训练曲目的相同之处，不论调高。",
  },
  operands: [
    {
      name: "tune",
      words: {
        en: ".abc .mid .musicxml .mxl file, `-` for standard input",
        zh: ".abc .mid .musicxml .mxl 文件，`-` 表示标准输入",
      },
    },
  ],
  flags: z.object({
    in: z.string().optional().meta({
      en: "a corpus, or its melodies.index; default: what the model has seen",
      zh: "语料库文件夹或其中的 melodies.index；默认为模型的训练曲目",
    }),
    model: z.string().optional().meta({ en: "whose training tunes", zh: "哪个模型的训练曲目" }),
    corpora: z.string().optional().meta({
      en: "folder of the corpora: shows shared passages side by side",
      zh: "原始语料文件夹：并排显示相同的乐句",
    }),
    limit: z.int().min(1).max(50).default(3).meta({ en: "tunes to name at most", zh: "最多列出几首" }),
    json: z.boolean().default(false).meta({ en: "print JSON", zh: "输出 JSON" }),
  }),
  async run({ operands: [tune = "-"], flags, world }) {
    const { runOriginality } = await import("../compose/run-originality.ts");
    return await runOriginality(tune, flags, world);
  },
});

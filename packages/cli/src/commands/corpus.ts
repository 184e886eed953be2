/** @file `melodist corpus`: tune collections into the composer's training set, and what is to be said about it. */
import { join } from "node:path";
import { z } from "zod";
import { type CommandGroup, defineCommand } from "../command/command.ts";

const CORPORA = {
  en: "folder with a folder for each source",
  zh: "语料文件夹，每个来源一个子文件夹",
};

const sources = defineCommand({
  name: "sources",
  words: {
    en: "List the known sources: licence, tier, and whether they may be used. With --corpora, those that are there.",
    zh: "列出已知的来源：许可、级别、能否使用。加 --corpora 则列出文件夹里的来源。",
  },
  operands: [],
  flags: z.object({
    corpora: z.string().optional().meta(CORPORA),
    json: z.boolean().default(false).meta({ en: "print JSON", zh: "输出 JSON" }),
  }),
  async run({ flags, world }) {
    const { listSources } = await import("../corpus/list-sources.ts");
    return await listSources(flags, world);
  },
});

const build = defineCommand({
  name: "build",
  words: {
    en: "Read, clean, label, cluster and split the tunes of a corpora folder. Ctrl-C stops and leaves the old output.",
    zh: "读取、清理、标注、聚类并划分语料文件夹中的曲子。Ctrl-C 停止，原有输出不变。",
  },
  operands: [{ name: "output", words: { en: "folder to write", zh: "输出文件夹" } }],
  flags: z.object({
    corpora: z.string().meta(CORPORA),
    tiers: z.string().default("open,permitted,unstated").meta({
      en: "licence tiers to use, or `all` for noncommercial ones as well",
      zh: "使用哪些许可级别；`all` 连同非商业来源",
    }),
    allow: z.string().optional().meta({
      en: "sources for research only that may be used all the same, by name; the data card says so",
      zh: "允许使用的仅供研究的来源（写名称），会记入数据卡",
    }),
    limit: z.int().min(1).optional().meta({
      en: "take this many tunes of each source, for a taste",
      zh: "每个来源只取若干首，用于试跑",
    }),
    column: z.string().optional().meta({
      en: "column of CSV or JSON that holds the ABC; found by its name where left out",
      zh: "CSV 或 JSON 中存放 ABC 的列；不写则按列名寻找",
    }),
    exhaustive: z.boolean().default(false).meta({
      en: "compare every held-out tune with every other: minutes more, for a corpus to publish",
      zh: "把每首留作检验的曲子与其他所有曲子比较：多花数分钟，用于要发布的语料库",
    }),
  }),
  async run({ operands: [output = ""], flags, world }) {
    const { runBuild } = await import("../corpus/run-build.ts");
    return await runBuild(output, flags, world);
  },
});

const CORPUS = { name: "corpus", words: { en: "the corpus's folder", zh: "语料库文件夹" } };

const card = defineCommand({
  name: "card",
  words: {
    en: "Write the data card of a corpus anew, as HTML and Markdown, in English and Chinese.",
    zh: "重写语料库的数据卡：HTML 与 Markdown，中英文各一份。",
  },
  operands: [CORPUS],
  flags: z.object({}),
  async run({ operands: [folder = ""], world }) {
    const { writeCard } = await import("@melodist/corpus");
    for (const file of await writeCard(folder)) world.notice(`${join(folder, file)}\n`);
    return 0;
  },
});

const audit = defineCommand({
  name: "audit",
  words: {
    en: "Test what a corpus promises: plant disguised copies, look for test tunes in training. Fills the data card.",
    zh: "检验语料库的承诺：植入改头换面的副本，查找混入训练的测试曲，并写入数据卡。",
  },
  operands: [CORPUS],
  flags: z.object({
    copies: z
      .int()
      .min(1)
      .max(10_000)
      .default(250)
      .meta({ en: "copies planted of each disguise", zh: "每种改法植入多少份副本" }),
    seed: z.int().default(1).meta({ en: "seed of the drawing", zh: "抽样的随机种子" }),
    exhaustive: z.boolean().default(false).meta({
      en: "compare every test tune with every training tune: minutes",
      zh: "把每首测试曲与每首训练曲逐一比较：需数分钟",
    }),
    json: z.boolean().default(false).meta({ en: "print JSON", zh: "输出 JSON" }),
  }),
  async run({ operands: [folder = ""], flags, world }) {
    const { runAudit } = await import("../corpus/run-audit.ts");
    return await runAudit(folder, flags, world);
  },
});

export const corpus: CommandGroup = {
  name: "corpus",
  words: {
    en: "Make the composer's training set out of tune collections.",
    zh: "把曲集做成作曲模型的训练集。",
  },
  commands: [sources, build, card, audit],
};

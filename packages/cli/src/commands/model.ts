/** @file `melodist model`: what a saved model is, and the same model for other programs or in fewer bits. */
import { loadBundle } from "@melodist/bundle";
import { folderReader, saveBundle, saveFolder } from "@melodist/bundle/node";
import {
  bundleFiles,
  networkParameters,
  parameterSize,
  parseNetworkConfig,
  publishedFiles,
} from "@melodist/network";
import type { Language } from "@melodist/score";
import { z } from "zod";
import { type CommandGroup, defineCommand } from "../command/command.ts";
import { averageModels } from "../training/average-models.ts";
import { openModel } from "../training/open-model.ts";

const MODEL = { name: "model", words: { en: "the model's folder", zh: "模型文件夹" } };
const OUTPUT = { name: "output", words: { en: "folder to write", zh: "输出文件夹" } };

const info = defineCommand({
  name: "info",
  words: {
    en: "Tell what a model is; every file of it is checked.",
    zh: "说明模型是什么，并检查它的每个文件。",
  },
  operands: [MODEL],
  flags: z.object({
    json: z.boolean().default(false).meta({ en: "print the manifest as JSON", zh: "以 JSON 输出清单" }),
  }),
  async run({ operands: [folder = ""], flags: { json }, world }) {
    const { manifest, vocabulary, weights } = await loadBundle(folderReader(folder));
    if (json) world.write(`${JSON.stringify(manifest)}\n`);
    else world.write(`${describe(manifest, vocabulary, weights.length, world.language)}\n`);
    return 0;
  },
});

function describe(
  { network, storage, provenance }: Awaited<ReturnType<typeof loadBundle>>["manifest"],
  vocabulary: { readonly name: string; readonly tokens: readonly string[] },
  bytes: number,
  language: Language,
): string {
  const config = parseNetworkConfig(network);
  const parameters = networkParameters(config).reduce((sum, parameter) => sum + parameterSize(parameter), 0);
  const millions = (parameters / 1e6).toFixed(2);
  const megabytes = (bytes / 1e6).toFixed(2);
  const stages = provenance.stages
    .map(({ stage, steps, loss }) => `${stage} ${steps}${loss === undefined ? "" : ` (${loss.toFixed(4)})`}`)
    .join(", ");
  const sources = provenance.sources.map(({ name, licence }) => `${name} (${licence})`).join(", ");
  const rows: readonly (readonly [string, string, string])[] = [
    ["parameters", "参数", `${millions} M (${storage}, ${megabytes} MB)`],
    ["layers", "层数", String(config.num_hidden_layers)],
    ["hidden size", "隐藏维度", String(config.hidden_size)],
    ["heads", "注意力头", `${config.num_attention_heads} / ${config.num_key_value_heads}`],
    ["positions", "最长位置", String(config.max_position_embeddings)],
    ["vocabulary", "词表", `${vocabulary.name}, ${vocabulary.tokens.length}`],
    ["stages", "训练阶段", stages],
    ["sources", "训练数据", sources],
  ];
  const said = rows.filter(([, , value]) => value !== "");
  return said
    .map(([en, zh, value]) => (language === "en" ? `${en}: ${value}` : `${zh}：${value}`))
    .join("\n");
}

const exportModel = defineCommand({
  name: "export",
  words: {
    en: "Write config.json and model.safetensors, as other programs read them.",
    zh: "写出 config.json 和 model.safetensors，供其他程序读取。",
  },
  operands: [MODEL, OUTPUT],
  flags: z.object({
    layout: z
      .enum(["internlm2", "llama"])
      .default("llama")
      .meta({ en: "whose names and shapes", zh: "用谁的命名和形状" }),
    storage: z.enum(["f32", "f16"]).default("f16").meta({ en: "bits of the weights", zh: "权重的位数" }),
  }),
  async run({ operands: [folder = "", output = ""], flags: { layout, storage } }) {
    const { config, weights } = await openModel(folder);
    await saveFolder(output, publishedFiles(config, weights, layout, storage), "config.json");
    return 0;
  },
});

const quantize = defineCommand({
  name: "quantize",
  words: {
    en: "Write the model with 8-bit matrices, faster in Node: where all inner sizes are multiples of 32, a quarter of 32 bits.",
    zh: "写出 8 位矩阵的模型，在 Node 中更快；各层内部大小都是 32 的倍数时，只有 32 位的四分之一大。",
  },
  operands: [MODEL, OUTPUT],
  flags: z.object({}),
  async run({ operands: [folder = "", output = ""] }) {
    const { config, weights, vocabulary, provenance } = await openModel(folder);
    await saveBundle(output, await bundleFiles({ config, weights, vocabulary, provenance, storage: "q8" }));
    return 0;
  },
});

const average = defineCommand({
  name: "average",
  words: {
    en: "Write the mean of two models that come of one training: often better than either.",
    zh: "写出同一训练中两个模型的平均：往往比任何一个都好。",
  },
  operands: [
    MODEL,
    { name: "other", words: { en: "the other model's folder", zh: "另一个模型的文件夹" } },
    OUTPUT,
  ],
  flags: z.object({
    share: z.number().min(0).max(1).default(0.5).meta({ en: "share of the other", zh: "另一个模型所占比例" }),
  }),
  async run({ operands: [folder = "", other = "", output = ""], flags: { share } }) {
    const mean = averageModels(await openModel(folder), await openModel(other), share);
    await saveBundle(output, await bundleFiles({ ...mean, storage: "f16" }));
    return 0;
  },
});

export const model: CommandGroup = {
  name: "model",
  words: {
    en: "Look at, export, shrink or average saved models.",
    zh: "查看、导出、压缩或平均已保存的模型。",
  },
  commands: [info, exportModel, quantize, average],
};

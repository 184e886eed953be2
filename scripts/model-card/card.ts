/** @file A model's card: where it comes from, what it learnt from, what it cost, what it cannot do; English, then Chinese. */
import type { BundleManifest } from "@melodist/bundle";
import type { Manifest } from "@melodist/corpus";
import { type Stage, stageFigures } from "./stage.ts";

type Language = "en" | "zh";

export interface CardInput {
  readonly name: string;
  readonly manifest: BundleManifest;
  readonly stages: readonly Stage[];
  readonly corpus: Manifest;
}

const WORDS = {
  en: {
    intro:
      "Writes tunes of one voice, with chords where they are asked for, from what `melodist compose` is told; continues, rewrites bars, harmonises, writes melodies to chords, varies. It proposes notes; the constraints of `@melodist/tokens` see to it that bars add up and wishes hold.",
    licence: "Licence of the weights",
    network: "Network",
    parameters: "InternLM2's architecture",
    training: "Training",
    stageHead:
      "| stage | run file | tasks | steps | tokens read | hours, two cores | best validation loss, nats a token |",
    curve: "loss over the steps of",
    note: "Losses of different stages are of different tasks. The logs beside this card hold the curves.",
    average: "The weights are the mean of what the two last stages left: `melodist model average`.",
    data: "Data",
    dataNote: (train: number, held: number) =>
      `${train.toLocaleString("en")} tunes to train on; ${held.toLocaleString("en")} of other clusters are held out (docs/corpus.md). Tunes of the last stage, by source:`,
    sourceHead: "| source | kept | licence |",
    limits: "Limits",
    limitList: [
      "One voice; no dynamics, no articulation, no lyrics of its own.",
      "What a style word does is learnt, not guaranteed; the report says so.",
      "Mostly European dance tunes and songs of the 18th and 19th centuries: that is what it takes for music.",
      "`melodies.index` holds fingerprints of the corpus, so that every tune can be compared with what it learnt from; what was held out is marked, and the tunes are not in it.",
    ],
    figures: "Figures: docs/composer.md.",
  },
  zh: {
    intro:
      "按 `melodist compose` 的要求写单声部曲调，需要时配和弦；也能续写、改写小节、配和弦、依和弦写旋律、写变奏。它只提出音符；小节对得上、要求得到满足，由 `@melodist/tokens` 的约束保证。",
    licence: "权重许可",
    network: "网络",
    parameters: "InternLM2 结构",
    training: "训练",
    stageHead: "| 阶段 | 运行文件 | 任务 | 步数 | 读过的词元 | 双核小时 | 最低验证损失（奈特/词元） |",
    curve: "损失曲线：",
    note: "各阶段任务不同，损失不可直接相比。曲线数据在本卡旁边的日志里。",
    average: "权重是最后两个阶段所得权重的平均：`melodist model average`。",
    data: "数据",
    dataNote: (train: number, held: number) =>
      `训练用 ${train.toLocaleString("en")} 首；另有 ${held.toLocaleString("en")} 首属于其他曲簇，从未参与训练（见 docs/corpus.md）。最后一个阶段的曲集：`,
    sourceHead: "| 曲集 | 保留 | 许可 |",
    limits: "局限",
    limitList: [
      "单声部；没有力度与奏法，也不自己写词。",
      "风格词的作用是学来的，不作保证，报告里会说明。",
      "学的主要是十八、十九世纪的欧洲舞曲与歌曲：它眼中的音乐就是这样。",
      "`melodies.index` 存有语料库曲调的指纹，写出的每首曲子都可与所学的比对；未用于训练的有标记，其中并无曲调本身。",
    ],
    figures: "各项数字见 docs/composer.md。",
  },
} as const;

/** The card as Markdown. */
export function printCard(input: CardInput): string {
  return [`# ${input.name}`, ...cardIn(input, "en"), "---", ...cardIn(input, "zh")].join("\n\n").concat("\n");
}

function cardIn({ manifest, stages, corpus }: CardInput, language: Language): readonly string[] {
  const words = WORDS[language];
  const { network } = manifest;
  const { train, validation, test } = corpus.statistics.splits;
  return [
    words.intro,
    `**${words.licence}**: ${manifest.provenance.notes}.`,
    `**${words.network}**: ${words.parameters}, ${network.num_hidden_layers} × ${network.hidden_size}, ${network.num_attention_heads}/${network.num_key_value_heads}, ${network.vocab_size} tokens, ${network.max_position_embeddings} positions; ${manifest.storage}, ${(manifest.weights.bytes / 1e6).toFixed(1)} MB.`,
    `## ${words.training}`,
    [words.stageHead, "| --- | --- | --- | ---: | ---: | ---: | ---: |", ...stages.map(stageRow)].join("\n"),
    ...stages.map(({ file }) => `![${words.curve} ${baseName(file)}](${baseName(file)}.svg)`),
    words.note,
    ...(manifest.provenance.stages.at(-1)?.stage === "average" ? [words.average] : []),
    `## ${words.data}`,
    words.dataNote(train?.tunes ?? 0, (validation?.tunes ?? 0) + (test?.tunes ?? 0)),
    [
      words.sourceHead,
      "| --- | ---: | --- |",
      ...corpus.sources.map((source) => `| ${source.name} | ${source.kept} | ${source.licence} |`),
    ].join("\n"),
    `## ${words.limits}`,
    words.limitList.map((limit) => `- ${limit}`).join("\n"),
    words.figures,
  ];
}

function stageRow(stage: Stage): string {
  const { steps, tokens, hours, loss } = stageFigures(stage);
  const cells = [
    stage.config.stage,
    `\`training/${baseName(stage.file)}.json\``,
    stage.tasks.join(", "),
    steps.toLocaleString("en"),
    `${(tokens / 1e6).toFixed(1)} M`,
    hours.toFixed(1),
    loss.toFixed(3),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** @example baseName("training/default-pretrain.json"); // => "default-pretrain" */
export function baseName(file: string): string {
  return file.replace(/^.*\//u, "").replace(/\.json$/u, "");
}

/** @file The data card of a corpus in one language: what it is made of, under which terms, and what was done to it. */
import type { Language } from "@melodist/score";
import type { AuditReport } from "../audit/report.ts";
import { type Manifest, totalsOf } from "../build/manifest.ts";
import type { Aspect } from "../build/statistics.ts";
import { type Counts, totalOf } from "../build/tally.ts";
import { SPLITS } from "../build/tune.ts";
import { TIER_WORDS, TIERS } from "../source/tier.ts";
import type { Words } from "../words.ts";
import { auditBlocks } from "./audit-blocks.ts";
import type { Bar, Block, Cell } from "./block.ts";
import { BROKEN_WORDS, CHANGE_WORDS, DROP_WORDS, sayKey, sayName } from "./name.data.ts";

/** Bars of a plot at most; the rest are one bar. */
const MOST_BARS = 16;

/** The card. @param audit undefined before the corpus was audited */
export function cardBlocks(
  manifest: Manifest,
  audit: AuditReport | undefined,
  language: Language,
): readonly Block[] {
  const say = ({ en, zh }: Words) => (language === "en" ? en : zh);
  return [
    {
      kind: "heading",
      level: 1,
      text: say({ en: "Data card of a corpus of tunes", zh: "曲调语料库数据卡" }),
    },
    { kind: "paragraph", text: summary(manifest, language) },
    ...termBlocks(manifest, language),
    ...sourceBlocks(manifest, language),
    ...lossBlocks(manifest, language),
    ...splitBlocks(manifest, language),
    ...(audit === undefined ? [] : auditBlocks(audit, language)),
    ...plotBlocks(manifest, language),
    ...fileBlocks(manifest, language),
  ];
}

function summary(manifest: Manifest, language: Language): string {
  const { read, kept } = totalsOf(manifest);
  const { written = 0, machine = 0 } = manifest.statistics.counts.chords;
  const chords = percent(written + machine, kept);
  const clusters = manifest.clusters.count;
  const { limit } = manifest.settings;
  if (language === "en") {
    const taste = limit === null ? "" : ` A taste: at most ${limit} records of each source were read.`;
    return `${read} records were read and ${kept} tunes kept, each one melody in canonical ABC with its source. They are renderings of ${clusters} different tunes. ${chords} have chord symbols.${taste}`;
  }
  const taste = limit === null ? "" : `这是试跑：每个来源最多读 ${limit} 条。`;
  return `共读入 ${read} 条记录，保留 ${kept} 首，每首为一条规范 ABC 旋律并注明来源；它们是 ${clusters} 首不同曲子的版本。${chords} 带和弦标记。${taste}`;
}

function termBlocks({ settings, statistics, leftOut }: Manifest, language: Language): readonly Block[] {
  const zh = language === "zh";
  const tiers = TIERS.filter((tier) => statistics.counts.tier[tier] !== undefined);
  const noncommercial = tiers.some((tier) => tier === "noncommercial");
  const research = settings.allow.join(", ");
  const warnings = [
    noncommercial &&
      (zh
        ? "含仅限非商业使用的来源：由此训练的模型亦仅限非商业使用。"
        : "Holds sources for non-commercial use only: a model that learns from it is for non-commercial use only."),
    research !== "" &&
      (zh
        ? `含经点名许可的仅供研究的来源：${research}。由此训练的模型仅供研究。`
        : `Holds sources for research only, allowed by name: ${research}. A model that learns from it is for research only.`),
  ].filter((text) => text !== false);
  return [
    heading(2, zh ? "许可" : "Terms"),
    ...warnings.map((text): Block => ({ kind: "paragraph", text })),
    {
      kind: "table",
      header: zh ? ["级别", "曲数", "含义"] : ["tier", "tunes", "meaning"],
      rows: tiers.map((tier) => [tier, statistics.counts.tier[tier] ?? 0, TIER_WORDS[tier][language]]),
    },
    ...(leftOut.length === 0
      ? []
      : [
          { kind: "paragraph" as const, text: zh ? "没有使用：" : "Not used:" },
          { kind: "list" as const, items: leftOut.map(({ slug, reason }) => `${slug}: ${reason[language]}`) },
        ]),
  ];
}

function sourceBlocks({ sources }: Manifest, language: Language): readonly Block[] {
  const zh = language === "zh";
  const skipped = sources.flatMap(({ slug, skipped: files }) =>
    Object.entries(files).map(([file, reason]) => `${slug}/${file}: ${reason[language]}`),
  );
  return [
    heading(2, zh ? "来源" : "Sources"),
    {
      kind: "table",
      header: zh
        ? ["来源", "名称", "出处", "许可（原文）", "级别", "读入", "保留"]
        : ["source", "name", "from", "licence as stated", "tier", "read", "kept"],
      rows: sources.map(({ slug, name, origin, licence, terms, tier, read, kept }) => [
        slug,
        name,
        origin,
        terms === "" ? licence : `${licence}; ${terms}`,
        tier,
        read,
        kept,
      ]),
    },
    ...(skipped.length === 0 ? [] : [{ kind: "list" as const, items: skipped }]),
  ];
}

function lossBlocks(manifest: Manifest, language: Language): readonly Block[] {
  const zh = language === "zh";
  const { read, broken, dropped, kept } = totalsOf(manifest);
  const wordsOf = (words: Readonly<Record<string, Words>>, name: string) => words[name]?.[language] ?? name;
  const rows = (counts: Counts, words: Readonly<Record<string, Words>>): readonly (readonly Cell[])[] =>
    ranked(counts).map(({ name, value }) => [wordsOf(words, name), value, percent(value, read)]);
  const changes = manifest.statistics.counts.changes;
  return [
    heading(2, zh ? "没有保留的" : "What was not kept"),
    {
      kind: "table",
      header: zh ? ["原因", "条数", "占读入"] : ["why", "records", "of those read"],
      rows: [...rows(broken, BROKEN_WORDS), ...rows(dropped, DROP_WORDS)],
    },
    {
      kind: "paragraph",
      text: zh
        ? "读不懂的记录列在 quarantine.jsonl，略去的曲子列在 dropped.jsonl，逐条注明原因。"
        : "Records that could not be read are listed in quarantine.jsonl, dropped tunes in dropped.jsonl, each with its reason.",
    },
    heading(2, zh ? "改动" : "What was changed"),
    {
      kind: "table",
      header: zh ? ["改动", "曲数", "占保留"] : ["change", "tunes", "of those kept"],
      rows: ranked(changes).map(({ name, value }) => [
        wordsOf(CHANGE_WORDS, name),
        value,
        percent(value, kept),
      ]),
    },
  ];
}

function splitBlocks({ statistics, clusters }: Manifest, language: Language): readonly Block[] {
  const zh = language === "zh";
  const all = totalOf(statistics.counts.split);
  return [
    heading(2, zh ? "划分" : "Splits"),
    {
      kind: "paragraph",
      text: zh
        ? "同一首曲子的各种版本（无论调、八度、小节线、加花）同属一组，整组归入一处，因此测试曲的任何版本都不在训练中。"
        : "Renderings of one tune, whatever their key, octave, bar lines or ornaments, are one cluster, and clusters are split whole: no rendering of a test tune is in training.",
    },
    {
      kind: "table",
      header: zh
        ? ["划分", "曲数", "占比", "组数", "音符", "小节"]
        : ["split", "tunes", "share", "clusters", "notes", "bars"],
      rows: SPLITS.map((split) => {
        const { tunes, notes, bars } = statistics.splits[split];
        return [sayName(split, language), tunes, percent(tunes, all), clusters.bySplit[split], notes, bars];
      }),
    },
    {
      kind: "bars",
      title: zh ? "每组有几首" : "Tunes in a cluster",
      bars: Object.entries(clusters.sizes)
        .map(([name, value]) => ({ name, value }))
        .sort((a, b) => Number(a.name) - Number(b.name))
        .slice(0, MOST_BARS),
    },
  ];
}

/** What is plotted, and whether the order of its names means something. */
const PLOTS: readonly (readonly [Aspect, Words, "ranked" | "in order"])[] = [
  ["style", { en: "Style", zh: "风格" }, "ranked"],
  ["rhythm", { en: "Rhythm", zh: "体裁" }, "ranked"],
  ["meter", { en: "Meter", zh: "拍号" }, "ranked"],
  ["key", { en: "Key", zh: "调" }, "ranked"],
  ["mode", { en: "Mode", zh: "调式" }, "ranked"],
  ["scale", { en: "Scale", zh: "音阶" }, "ranked"],
  ["form", { en: "Form as played", zh: "曲式（按演奏）" }, "ranked"],
  ["bars", { en: "Bars as written", zh: "小节数（按记谱）" }, "in order"],
  ["chords", { en: "Chord symbols", zh: "和弦标记" }, "ranked"],
  ["mood", { en: "Mood words (a tune may have several)", zh: "情绪词（一首可有数个）" }, "ranked"],
];

function plotBlocks({ statistics }: Manifest, language: Language): readonly Block[] {
  const plots = PLOTS.map(([aspect, words, order]): Block => {
    const counts = statistics.counts[aspect];
    const bars =
      order === "ranked"
        ? shortened(ranked(counts), language)
        : Object.entries(counts).map(([name, value]) => ({ name, value }));
    const said = bars.map(({ name, value }) => {
      return { name: aspect === "key" ? sayKey(name, language) : sayName(name, language), value };
    });
    return { kind: "bars", title: words[language], bars: said };
  });
  return [heading(2, language === "en" ? "What the tunes are like" : "曲子的面貌"), ...plots];
}

function fileBlocks({ shards, index }: Manifest, language: Language): readonly Block[] {
  const zh = language === "zh";
  const files = [
    ...shards.map(({ file, tunes, bytes, sha256 }): readonly Cell[] => [file, tunes, bytes, sha256]),
    ...(index === null ? [] : [[index.file, index.tunes, index.bytes, index.sha256]]),
  ];
  return [
    heading(2, zh ? "文件" : "Files"),
    {
      kind: "table",
      header: zh ? ["文件", "曲数", "字节", "SHA-256"] : ["file", "tunes", "bytes", "SHA-256"],
      rows: files,
    },
  ];
}

function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: "heading", level, text };
}

/** The most frequent first. */
function ranked(counts: Counts): readonly Bar[] {
  return Object.entries(counts)
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1));
}

function shortened(bars: readonly Bar[], language: Language): readonly Bar[] {
  if (bars.length <= MOST_BARS) return bars;
  const rest = bars.slice(MOST_BARS - 1);
  const name = language === "en" ? `${rest.length} others` : `其他 ${rest.length} 种`;
  return [...bars.slice(0, MOST_BARS - 1), { name, value: rest.reduce((sum, { value }) => sum + value, 0) }];
}

/** @example percent(1, 8); // => "12.5 %" */
export function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
}

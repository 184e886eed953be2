/** @file What is told beside a tune: refusals, choices with their reasons, the critics' words, the report. */
import {
  type Answer,
  type Choice,
  type Composition,
  type CriticName,
  describeReport,
  type Refusal,
  WISH_WORDS,
} from "@melodist/compose";
import type { Language } from "@melodist/score";

/** Wishes that cannot be fulfilled, a line each, with the nearest that can. */
export function describeRefusals(refusals: readonly Refusal[], language: Language): string {
  return refusals
    .map(({ wish, asked, reason, nearest }) => {
      const what = asked === "" ? WISH_WORDS[wish][language] : `${WISH_WORDS[wish][language]} ${asked}`;
      if (language === "zh")
        return `${what}：${reason.zh}${nearest === undefined ? "" : `。最接近的是：${nearest.zh}`}\n`;
      return `${what}: ${reason.en}${nearest === undefined ? "" : `; the nearest is ${nearest.en}`}\n`;
    })
    .join("");
}

/** What the request left open, how it was settled, and why. */
export function describeChoices(choices: readonly Choice[], language: Language): string {
  return choices
    .map(({ wish, value, why }) => {
      const name = WISH_WORDS[wish][language];
      return language === "zh" ? `选择 ${name} ${value}：${why.zh}\n` : `chose ${name} ${value}: ${why.en}\n`;
    })
    .join("");
}

/** What the critics said of a tune. */
export function describeVerdict({ candidate, seed, verdict }: Answer, language: Language): string {
  const total = verdict.total.toFixed(2);
  const head =
    language === "zh"
      ? `候选 ${candidate + 1}（种子 ${seed}）：评分 ${total}`
      : `candidate ${candidate + 1} (seed ${seed}): ${total}`;
  const lines = verdict.judgements.map(
    ({ critic, score, reason }) => `  ${score.toFixed(2)} ${CRITICS[critic][language]} — ${reason[language]}`,
  );
  return `${[head, ...lines].join("\n")}\n`;
}

const CRITICS: Readonly<Record<CriticName, Readonly<Record<Language, string>>>> = {
  likelihood: { en: "likelihood", zh: "似然" },
  cadence: { en: "cadence", zh: "终止" },
  contour: { en: "contour", zh: "轮廓" },
  repetition: { en: "repetition", zh: "重复" },
  contrast: { en: "contrast", zh: "对比" },
  rhythm: { en: "rhythm", zh: "节奏" },
  originality: { en: "originality", zh: "原创" },
  words: { en: "words", zh: "歌词" },
};

/** What became of each wish. */
export function describeOutcome({ report }: Composition, language: Language): string {
  return describeReport(report, language)
    .map((line) => `${line}\n`)
    .join("");
}

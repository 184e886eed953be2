/** @file What is told beside a tune, as lines on standard error. */
import {
  type Answer,
  type Choice,
  describeChoice,
  describeRefusal,
  describeReport,
  describeVerdict,
  type Refusal,
} from "@melodist/compose";
import type { Language } from "@melodist/score";

/** Wishes that cannot be fulfilled. */
export function refusalLines(refusals: readonly Refusal[], language: Language): string {
  return lines(refusals.map((refusal) => describeRefusal(refusal, language)));
}

/** What the request left open, and how it was settled. */
export function choiceLines(choices: readonly Choice[], language: Language): string {
  const head = language === "zh" ? "选择了 " : "chose ";
  return lines(choices.map((choice) => head + describeChoice(choice, language)));
}

/** What the critics said of a tune. */
export function verdictLines({ candidate, verdict }: Answer, language: Language): string {
  const total = verdict.total.toFixed(2);
  const head =
    language === "zh" ? `候选 ${candidate + 1}：评分 ${total}` : `candidate ${candidate + 1}: ${total}`;
  return lines([head, ...describeVerdict(verdict, language).map((line) => `  ${line}`)]);
}

/** What became of each wish. */
export function reportLines({ report }: Answer, language: Language): string {
  return lines(describeReport(report, language));
}

/** The seed that gives the tune again. */
export function seedLine(seed: number, language: Language): string {
  return language === "zh" ? `种子 ${seed}\n` : `seed ${seed}\n`;
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join("");
}

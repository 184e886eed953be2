/** @file Wishes about character: density, moods, and what the model was only told. */

import { MOOD_WORDS, type MoodName } from "@melodist/analysis";
import { densityLevel } from "@melodist/tokens";
import { type Bilingual, joinWords } from "../../bilingual.ts";
import { DENSITY_NAMES } from "../../reader/slot-words.data.ts";
import { DENSITY_WORDS } from "../../request.ts";
import type { Kept } from "../report-line.ts";
import { WISH_WORDS } from "../wish-words.data.ts";
import { line, type Measure } from "./measure.ts";

export const measureDensity: Measure = ({ request: { density }, analysis, score }) => {
  if (density === undefined || score.meter.kind === "free") return undefined;
  const { notesPerBar } = analysis.rhythm;
  const beats = score.meter.beats.reduce((sum, group) => sum + group, 0);
  const level = densityLevel((notesPerBar * score.meter.unit) / beats) - 1;
  const away = Math.abs(level - DENSITY_WORDS.indexOf(density));
  const kept: Kept = away === 0 ? "yes" : away === 1 ? "partly" : "no";
  const there = DENSITY_NAMES[DENSITY_WORDS[level] ?? "medium"];
  const notes = notesPerBar.toFixed(1);
  const achieved: Bilingual = {
    en: `${there.en} (${notes} notes a bar)`,
    zh: `${there.zh}（每小节 ${notes} 个音）`,
  };
  return line("density", DENSITY_NAMES[density], achieved, kept);
};

export const measureMoods: Measure = ({ request: { moods = [] }, analysis }) => {
  if (moods.length === 0) return undefined;
  const found = new Set<MoodName>(analysis.mood.map(({ mood }) => mood));
  const there = moods.filter((mood) => found.has(mood)).length;
  const names = (list: readonly MoodName[], language: "english" | "chinese"): string =>
    list.map((mood) => MOOD_WORDS[mood][language]).join(language === "english" ? ", " : "、");
  const heard = [...found];
  return line(
    "moods",
    { en: names(moods, "english"), zh: names(moods, "chinese") },
    { en: names(heard, "english") || "none of our words", zh: names(heard, "chinese") || "无可归类" },
    there === moods.length ? "yes" : there > 0 ? "partly" : "no",
  );
};

/** What the model was told and no measure exists for. */
export function measureTold(
  wish: "rhythm" | "style" | "after",
  words: (value: string) => Bilingual,
): Measure {
  return ({ request, plan }) => {
    const value = request[wish];
    if (value === undefined) return undefined;
    const isUnknown = plan.choices.some((choice) => choice.wish === wish && choice.origin === "unknown");
    const achieved = isUnknown
      ? { en: "this model does not know it", zh: "这个模型不认识" }
      : { en: "told to the model", zh: "已告知模型" };
    return line(wish, words(value), achieved, isUnknown ? "no" : "not-measurable");
  };
}

export function wordsOf(
  table: Readonly<Record<string, { readonly english: string; readonly chinese: string }>>,
) {
  return (value: string): Bilingual => ({
    en: table[value]?.english ?? value,
    zh: table[value]?.chinese ?? value,
  });
}

const NOTHING_TAKEN: Bilingual = { en: "nothing that was not asked otherwise", zh: "各项均已另有要求" };

export const measureReference: Measure = ({ request: { reference }, plan }) => {
  if (reference === undefined) return undefined;
  const wishes = plan.choices.filter(({ origin }) => origin === "reference").map(({ wish }) => wish);
  // Lowest and highest note are one range.
  const taken = wishes
    .filter((wish) => wish !== "highest" || !wishes.includes("lowest"))
    .map((wish) => WISH_WORDS[wish]);
  return line(
    "reference",
    { en: "like a tune", zh: "参考一首曲子" },
    taken.length === 0 ? NOTHING_TAKEN : joinWords(taken, { en: ", ", zh: "、" }),
    "not-measurable",
  );
};

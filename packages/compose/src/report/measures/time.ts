/** @file Wishes about time: meter, tempo, form, bars, pick-up. */

import { compareDurations, measureDuration, printDuration, printMeter, ZERO } from "@melodist/score";
import type { Bilingual } from "../../bilingual.ts";
import { counted } from "../../counted.ts";
import { readLength } from "../../plan/read-texts.ts";
import { TEMPO_NAMES } from "../../reader/slot-words.data.ts";
import { countPlayedBars, playedSections } from "../finished-tune.ts";
import { same } from "../report-line.ts";
import { line, type Measure } from "./measure.ts";

export const measureMeter: Measure = ({ request: { meter }, score }) => {
  if (meter === undefined) return undefined;
  const achieved = score.meter.kind === "free" ? "free" : printMeter({ ...score.meter, symbol: undefined });
  return line("meter", same(meter), same(achieved), achieved === meter);
};

export const measureTempo: Measure = ({ request: { tempo, tempoBpm }, score, plan }) => {
  const asked = tempoBpm === undefined ? tempo && TEMPO_NAMES[tempo] : same(String(tempoBpm));
  if (asked === undefined) return undefined;
  const beats = score.tempo?.beats.map(printDuration).join("+") ?? "";
  const achieved = `${beats}=${score.tempo?.perMinute ?? "?"}`;
  const isPlanned = score.tempo?.perMinute === plan.tempo.perMinute;
  return line(tempoBpm === undefined ? "tempo" : "tempoBpm", asked, same(achieved), isPlanned);
};

/** Sections as they stand on the page must be as planned; which of them sound alike is told beside. */
export const measureForm: Measure = ({ request: { form }, score, analysis, plan }) => {
  if (form === undefined) return undefined;
  const planned = plan.tune.sections.flatMap(({ times, bars }) => new Array<number>(times).fill(bars));
  const there = playedSections(score);
  const heard = inLettersOf(form, analysis.formPlayed);
  const lengths =
    there.length === 1
      ? `one section of ${counted(there[0] ?? 0, "bar")}`
      : `sections of ${there.join(", ")} bars`;
  const achieved: Bilingual = {
    en: `${lengths} as played; heard as ${heard}`,
    zh: `演奏时各段 ${there.join("、")} 小节；听作 ${heard}`,
  };
  const isThere = planned.join() === there.join();
  return line("form", same(form), achieved, isThere && heard !== form ? "partly" : isThere);
};

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * What was heard, in the letters of the wish: the first section that sounds has the first letter of the wish, and so on.
 *
 * @example
 * inLettersOf("VCVC", "ABAC"); // => "VCVA"
 */
function inLettersOf(form: string, heard: string): string {
  const letters = [...new Set([...form.replaceAll("'", ""), ...LETTERS])];
  return heard.replace(/[A-Z]/gu, (letter) => letters[LETTERS.indexOf(letter)] ?? letter);
}

export const measureBars: Measure = ({ request: { bars }, score }) => {
  if (bars === undefined) return undefined;
  const played = countPlayedBars(score);
  return line(
    "bars",
    same(String(bars)),
    { en: `${played} as played`, zh: `演奏 ${played} 小节` },
    played === bars,
  );
};

export const measureSectionBars: Measure = ({ request: { barsPerSection, reference }, score, plan }) => {
  if (barsPerSection === undefined || reference !== undefined) return undefined;
  const passes = plan.tune.sections.reduce((sum, { times }) => sum + times, 0);
  const mean = countPlayedBars(score) / Math.max(1, passes);
  return line("barsPerSection", same(String(barsPerSection)), same(String(mean)), mean === barsPerSection);
};

const NO_PICKUP: Bilingual = { en: "none", zh: "无" };

export const measurePickup: Measure = ({ request: { pickup }, score, plan }) => {
  if (pickup === undefined) return undefined;
  const first = score.voices[0]?.measures[0];
  const length = first === undefined || plan.tune.pickup?.num === 0 ? ZERO : measureDuration(first.events);
  const words = typeof pickup === "string" ? same(pickup) : pickup ? { en: "yes", zh: "有" } : NO_PICKUP;
  const isKept =
    typeof pickup === "string"
      ? compareDurations(length, readLength(pickup)) === 0
      : length.num > 0 === pickup;
  const achieved = length.num === 0 ? NO_PICKUP : same(printDuration(length));
  return line("pickup", words, achieved, isKept);
};

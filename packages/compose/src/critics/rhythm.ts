/** @file Rhythm that is neither one figure throughout nor another in every bar. */
import { findRhythm } from "@melodist/analysis";
import { printDuration } from "@melodist/score";
import { type Critic, hundredths, inside } from "./critic.ts";

// Between `low` and `high` lie nine tenths of the corpora's tunes.
const CELL = { least: 0.05, low: 0.27, high: 0.88, most: 1.1 };
const BARS = { least: 0, low: 0.15, high: 0.8, most: 1.2 };
const SYNCOPATION = { least: 0, low: 0, high: 0.05, most: 0.3 };

export const judgeRhythm: Critic = ({ melody }) => {
  const { cell, syncopation } = findRhythm(melody);
  if (cell === undefined) return undefined;
  const bars = new Map<number, string>();
  for (const { measure, length } of melody.notes) {
    bars.set(measure, `${bars.get(measure) ?? ""} ${printDuration(length)}`);
  }
  const different = new Set(bars.values()).size / bars.size;
  return {
    score: inside(cell.share, CELL) * inside(different, BARS) * inside(syncopation, SYNCOPATION),
    reason: {
      en: `its usual figure fills ${hundredths(cell.share)} of the beats`,
      zh: `最常用的节奏型占 ${hundredths(cell.share)} 的拍`,
    },
  };
};

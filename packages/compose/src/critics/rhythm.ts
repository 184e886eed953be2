/** @file Rhythm that is neither one figure throughout nor another in every bar. */
import { findRhythm } from "@melodist/analysis";
import { printDuration } from "@melodist/score";
import { type Critic, howUsual, hundredths, type Usual } from "./critic.ts";

const CELL: Usual = { least: 0.05, low: 0.21, high: 0.94, most: 1.1 };
const BARS: Usual = { least: 0, low: 0.13, high: 0.93, most: 1.2 };
const SYNCOPATION: Usual = { least: -1, low: 0, high: 0.08, most: 0.4 };

export const judgeRhythm: Critic = ({ melody }) => {
  const { cell, syncopation } = findRhythm(melody);
  if (cell === undefined) return undefined;
  const bars = new Map<number, string>();
  for (const { measure, length } of melody.notes) {
    bars.set(measure, `${bars.get(measure) ?? ""} ${printDuration(length)}`);
  }
  const different = new Set(bars.values()).size / bars.size;
  const views = [
    { name: "cell", figure: cell.share, usual: CELL },
    { name: "bars", figure: different, usual: BARS },
    { name: "syncopation", figure: syncopation, usual: SYNCOPATION },
  ];
  return {
    score: howUsual(views),
    views,
    reason: {
      en: `its usual figure fills ${hundredths(cell.share)} of the beats`,
      zh: `最常用的节奏型占 ${hundredths(cell.share)} 的拍`,
    },
  };
};

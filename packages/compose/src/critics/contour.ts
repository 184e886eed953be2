/** @file How a melody uses its compass: wide enough to go somewhere, mostly in small moves, its highest note not worn out. */
import { findContour, findRange } from "@melodist/analysis";
import { type Critic, howUsual, hundredths, type Usual } from "./critic.ts";

// As 1,200 held-out tunes of the corpora have it, here and in the other critics.
const COMPASS: Usual = { least: 4, low: 9, from: 12, to: 19, high: 21, most: 30 };
const LEAPS: Usual = { least: 0, low: 0.03, from: 0.08, to: 0.18, high: 0.29, most: 0.6 };
const REPEATED: Usual = { least: -0.02, low: 0.02, from: 0.07, to: 0.23, high: 0.38, most: 0.7 };
const WIDEST: Usual = { least: 2, low: 5, from: 7, to: 12, high: 15, most: 24 };
const HIGHEST: Usual = { least: 0, low: 0.01, from: 0.01, to: 0.06, high: 0.13, most: 0.35 };

export const judgeContour: Critic = ({ melody }) => {
  const range = findRange(melody);
  const contour = findContour(melody);
  if (range === undefined || contour === undefined) return undefined;
  const top = Math.max(...melody.notes.map(({ midi }) => midi));
  const atTop = melody.notes.filter(({ midi }) => midi === top).length / melody.notes.length;
  const views = [
    howUsual(range.ambitus, COMPASS),
    howUsual(contour.intervals.leaps, LEAPS),
    howUsual(contour.intervals.repeated, REPEATED),
    howUsual(contour.widestInterval, WIDEST),
    howUsual(atTop, HIGHEST),
  ];
  return {
    score: views.reduce((product, view) => product * view, 1),
    reason: {
      en: `a compass of ${range.ambitus} semitones, ${hundredths(contour.intervals.leaps)} leaps`,
      zh: `音域 ${range.ambitus} 个半音，大跳占 ${hundredths(contour.intervals.leaps)}`,
    },
  };
};

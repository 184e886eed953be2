/** @file How a melody uses its compass: wide enough to go somewhere, mostly in small moves, its highest note not worn out. */
import { findContour, findRange } from "@melodist/analysis";
import { type Critic, hundredths, inside } from "./critic.ts";

// Between `low` and `high` lie nine tenths of the corpora's tunes.
const COMPASS = { least: 4, low: 9, high: 21, most: 30 };
const LEAPS = { least: 0, low: 0.02, high: 0.28, most: 0.6 };
const REPEATED = { least: 0, low: 0, high: 0.38, most: 0.7 };
const WIDEST = { least: 2, low: 5, high: 14, most: 24 };
const HIGHEST = { least: 0, low: 0, high: 0.13, most: 0.35 };

export const judgeContour: Critic = ({ melody }) => {
  const range = findRange(melody);
  const contour = findContour(melody);
  if (range === undefined || contour === undefined) return undefined;
  const top = Math.max(...melody.notes.map(({ midi }) => midi));
  const atTop = melody.notes.filter(({ midi }) => midi === top).length / melody.notes.length;
  const views = [
    inside(range.ambitus, COMPASS),
    inside(contour.intervals.leaps, LEAPS),
    inside(contour.intervals.repeated, REPEATED),
    inside(contour.widestInterval, WIDEST),
    inside(atTop, HIGHEST),
  ];
  return {
    score: views.reduce((product, view) => product * view, 1),
    reason: {
      en: `a compass of ${range.ambitus} semitones, ${hundredths(contour.intervals.leaps)} leaps`,
      zh: `音域 ${range.ambitus} 个半音，大跳占 ${hundredths(contour.intervals.leaps)}`,
    },
  };
};

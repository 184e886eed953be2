/** @file How long notes are and how they are spread over bars. */
import { findRhythm } from "@melodist/analysis";
import { type BeatGrid, beatGrid, wholes } from "../../packages/analysis/src/beats.ts";
import type { HeardTune } from "./heard-tune.ts";
import { entropy, mean, numbered, pairs, share, spread } from "./shares.ts";
import type { Features } from "./tune-features.ts";

/** Lengths in beats that are counted one by one. */
export const LENGTHS = [1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 1, 3 / 2, 2, 3, 4] as const;

/** A note's length in beats of its meter. */
export function beatsOf(length: number, { bar, starts }: BeatGrid): number {
  return (length * starts.length) / bar;
}

export function lengthFeatures({ melody }: HeardTune): Features {
  const { notes, measures } = melody;
  const gridOf = (measure: number) => beatGrid(measures[measure]?.meter ?? { kind: "free" });
  const beats = notes.map(({ length, measure }) => beatsOf(wholes(length), gridOf(measure)));
  const all = measures.reduce((sum, { length }) => sum + wholes(length), 0);
  const sounding = notes.reduce((sum, { length }) => sum + wholes(length), 0);
  const long = notes.filter((_, index) => (beats[index] ?? 0) > 1);
  const { dottedness, notesPerBeat } = findRhythm(melody);
  return {
    ...numbered(
      "length",
      LENGTHS.map((of) => share(beats, (length) => Math.abs(length - of) < 1e-6)),
    ),
    lengthEntropy: entropy(beats.map((length) => length.toFixed(4))),
    lengthPairEntropy: entropy(pairs(beats).map((pair) => pair.map((length) => length.toFixed(4)).join())),
    longest: Math.max(...beats),
    silence: 1 - sounding / all,
    dottedness,
    notesPerBeat,
    longOnOne: share(long, ({ offset }) => offset.num === 0),
  };
}

export function barFeatures({ melody: { notes, measures } }: HeardTune): Features {
  const bars = measures.flatMap(({ length, meter }, measure): readonly number[] => {
    const isFull = Math.abs(wholes(length) - beatGrid(meter).bar) < 1e-6;
    return isFull ? [notes.filter((note) => note.measure === measure).length] : [];
  });
  const half = bars.length >> 1;
  const fourths = (place: number) => mean(bars.filter((_, bar) => bar % 4 === place));
  const across = pairs(notes).filter(([before, after]) => before.measure !== after.measure);
  return {
    barSpread: spread(bars) / mean(bars),
    laterBars: mean(bars.slice(half)) / mean(bars.slice(0, half)),
    lastOfFour: fourths(3) / fourths(0),
    stepsAcrossBars: share(across, ([a, b]) => a.midi !== b.midi && Math.abs(a.midi - b.midi) <= 2),
    sameAcrossBars: share(across, ([a, b]) => a.midi === b.midi),
  };
}

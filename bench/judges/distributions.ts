/** @file What tunes are made of, counted over many tunes: six distributions, and how far two of the same kind are apart. */
import { findPhrases, findRepetition, sectionBars, sectionSimilarity } from "@melodist/analysis";
import { beatGrid, wholes } from "../../packages/analysis/src/beats.ts";
import { degreeOf, type HeardTune } from "./heard-tune.ts";
import { pairs } from "./shares.ts";
import { beatsOf, LENGTHS } from "./time-features.ts";

export interface Distribution {
  readonly name: string;
  readonly classes: readonly string[];
  /** In which classes a tune's notes, phrases, sections or measures fall. */
  readonly classify: (tune: HeardTune) => readonly number[];
}

const DEGREES = ["1", "♭2", "2", "♭3", "3", "4", "♯4", "5", "♭6", "6", "♭7", "7"];
const WIDEST = 12;
const TENTHS = ["0", ".1", ".2", ".3", ".4", ".5", ".6", ".7", ".8", ".9"];

export const DISTRIBUTIONS: readonly Distribution[] = [
  {
    name: "pitch class above the tonic",
    classes: DEGREES,
    classify: ({ melody, tonic }) => melody.notes.map(({ midi }) => degreeOf(midi, tonic)),
  },
  {
    name: "interval, semitones",
    classes: Array.from({ length: 2 * WIDEST + 1 }, (_, index) => String(index - WIDEST)),
    classify: ({ melody }) =>
      pairs(melody.notes).map(([a, b]) => WIDEST + Math.max(-WIDEST, Math.min(WIDEST, b.midi - a.midi))),
  },
  {
    name: "length, beats",
    classes: ["¼", "⅓", "½", "⅔", "¾", "1", "1½", "2", "3", "4", "other"],
    classify: ({ melody: { notes, measures } }) =>
      notes.map(({ length, measure }) => {
        const beats = beatsOf(wholes(length), beatGrid(measures[measure]?.meter ?? { kind: "free" }));
        const found = LENGTHS.findIndex((of) => Math.abs(of - beats) < 1e-6);
        return found < 0 ? LENGTHS.length : found;
      }),
  },
  {
    name: "degree at phrase ends",
    classes: DEGREES,
    classify: ({ melody, score, tonic }) =>
      findPhrases(melody, score.key.tonic).map(({ to }) => degreeOf(melody.notes[to - 1]?.midi ?? 0, tonic)),
  },
  {
    name: "similarity of neighbouring sections",
    classes: TENTHS,
    classify: ({ melody, form }) =>
      pairs(form.sections).map(([a, b]) =>
        tenth(sectionSimilarity(sectionBars(melody, a), sectionBars(melody, b))),
      ),
  },
  {
    name: "measures that repeat one",
    classes: TENTHS,
    classify: ({ melody }) => [tenth(findRepetition(melody))],
  },
];

function tenth(share: number): number {
  return Math.min(TENTHS.length - 1, Math.floor(share * TENTHS.length + 1e-9));
}

/** The share of each class over all tunes. */
export function sharesOf(
  { classes, classify }: Distribution,
  tunes: readonly HeardTune[],
): readonly number[] {
  const counts = classes.map(() => 0);
  for (const place of tunes.flatMap(classify)) counts[place] = (counts[place] ?? 0) + 1;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total === 0 ? 0 : count / total));
}

/** How much of one would have to move to make it the other: 0 to 1 (total variation). */
export function distance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, share, index) => sum + Math.abs(share - (b[index] ?? 0)), 0) / 2;
}

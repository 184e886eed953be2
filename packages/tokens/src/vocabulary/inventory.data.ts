/**
 * @file What the vocabulary has words for. The values were chosen by counting them in 22,334 tunes whose bars add up
 * (`bench/tokens-study.ts`): what is left out here is rarer than one event in two thousand.
 */
import type { ChordQuality, Mode } from "@melodist/score";
import type { OrnamentName, SectionLetter, Sign, Task } from "./token.ts";

/** `end` comes first, so that padding with zeros reads as "nothing more". */
export const SIGNS: readonly Sign[] = ["end", "body", "gap", "fill", "harmony", "melody", "variation"];

export const TASKS: readonly Task[] = ["compose", "continue", "fill", "harmonise", "melodise", "vary"];

export const MODES: readonly Mode[] = [
  "major",
  "minor",
  "dorian",
  "mixolydian",
  "phrygian",
  "lydian",
  "locrian",
];

/** Scale classes: the pentatonic modes by name, the others by kind. */
export const SCALE_CLASSES: readonly string[] = [
  "gong",
  "shang",
  "jue",
  "zhi",
  "yu",
  "pentatonic",
  "hexatonic",
  "diatonic",
  "harmonic-minor",
  "melodic-minor",
  "freygish",
  "misheberak",
  "chromatic",
];

/** Figures; C counts as 4/4 and C with a stroke as 2/2. */
export const METERS: readonly string[] = [
  "2/4",
  "3/4",
  "4/4",
  "5/4",
  "6/4",
  "7/4",
  "8/4",
  "9/4",
  "1/4",
  "2/2",
  "3/2",
  "4/2",
  "5/2",
  "6/2",
  "2/1",
  "3/1",
  "4/1",
  "2/8",
  "3/8",
  "4/8",
  "5/8",
  "6/8",
  "7/8",
  "8/8",
  "9/8",
  "12/8",
  "15/8",
  "4/16",
  "6/16",
  "free",
];

/** Units, in whole notes. */
export const UNITS: readonly string[] = ["1", "1/2", "1/4", "1/8", "1/16"];

/** Lengths that have a token, in units; a note without one is a unit long. Others are spelled with `hold`. */
export const LENGTHS: readonly string[] = [
  "1/8",
  "1/4",
  "1/2",
  "3/4",
  "3/2",
  "2",
  "3",
  "4",
  "6",
  "8",
  "12",
  "16",
];

/** Tuplets: so many in the time of so many, and how many units they last together. */
export const TUPLETS: readonly string[] = ["3:2:1/2", "3:2:1", "3:2:2", "3:2:4", "2:3:3"];

/** Lengths of pick-ups, in units; 0 says that there is none. */
export const PICKUPS: readonly string[] = [
  "0",
  "1/4",
  "1/2",
  "3/4",
  "1",
  "3/2",
  "2",
  "5/2",
  "3",
  "7/2",
  "4",
  "5",
  "6",
  "7",
  "8",
  "9",
  "10",
  "11",
  "12",
];

/** The highest count of bars with a token of its own; it stands for more, too. */
export const MOST_BARS = 33;

/** Semitones that notes may be altered by, and the octaves from home in which they are. */
export const OCTAVES_OF_ALTERATION: readonly (readonly [alter: number, octaves: readonly number[]])[] = [
  [0, [-2, -1, 0, 1, 2]],
  [-1, [-2, -1, 0, 1]],
  [1, [-2, -1, 0, 1]],
];

/** Staff steps from the home tonic that a range may be said to begin or end with. */
export const LOW_STEPS = { from: -14, to: 6 };
export const HIGH_STEPS = { from: 0, to: 20 };

export const DENSITIES: readonly string[] = ["1", "2", "3", "4", "5"];

export const LETTERS_OF_SECTIONS: readonly SectionLetter[] = ["A", "B", "C", "D", "E", "F"];

export const ORNAMENTS: readonly OrnamentName[] = ["fermata", "roll", "trill"];

/** Roots and basses on the line of fifths from the tonic: from the flat fifth to the sharp fifth. */
export const FIFTHS = { from: -6, to: 8 };

/** Qualities that have a token; major needs none. */
export const QUALITIES: readonly ChordQuality[] = [
  "minor",
  "dominant",
  "minor-seventh",
  "diminished",
  "diminished-seventh",
  "half-diminished",
  "major-seventh",
  "augmented",
  "augmented-seventh",
  "major-sixth",
  "minor-sixth",
  "dominant-ninth",
  "suspended-fourth",
];

/** What rarer qualities are taken for. */
export const NEAREST_QUALITY: Readonly<Partial<Record<ChordQuality, ChordQuality>>> = {
  "major-minor": "minor",
  "major-ninth": "major-seventh",
  "major-11th": "major-seventh",
  "major-13th": "major-seventh",
  "minor-ninth": "minor-seventh",
  "minor-11th": "minor-seventh",
  "minor-13th": "minor-seventh",
  "dominant-11th": "dominant-ninth",
  "dominant-13th": "dominant-ninth",
  "suspended-second": "suspended-fourth",
  power: "major",
};

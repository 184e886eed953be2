/**
 * @file What each chord quality holds, and how musicians spell it.
 *
 * The first spelling of a quality is the one printed. Parentheses and commas are taken out before a
 * spelling is looked up, so `m(maj7)` is found as `mmaj7`.
 */
import type { ChordDegree, ChordQuality } from "./chord-symbol.ts";

/** Degrees of the basic chord, with their semitones from the major (for 7: dominant) scale. */
export type QualityTones = readonly (readonly [degree: number, alter: number])[];

const MAJOR: QualityTones = [
  [1, 0],
  [3, 0],
  [5, 0],
];
const MINOR: QualityTones = [
  [1, 0],
  [3, -1],
  [5, 0],
];
const DIMINISHED: QualityTones = [
  [1, 0],
  [3, -1],
  [5, -1],
];
const AUGMENTED: QualityTones = [
  [1, 0],
  [3, 0],
  [5, 1],
];
const DOMINANT: QualityTones = [...MAJOR, [7, 0]];
const MAJOR_SEVENTH: QualityTones = [...MAJOR, [7, 1]];
const MINOR_SEVENTH: QualityTones = [...MINOR, [7, 0]];

/** The tones of each quality, from the root up. */
export const QUALITY_TONES: Readonly<Record<ChordQuality, QualityTones>> = {
  major: MAJOR,
  minor: MINOR,
  augmented: AUGMENTED,
  diminished: DIMINISHED,
  dominant: DOMINANT,
  "major-seventh": MAJOR_SEVENTH,
  "minor-seventh": MINOR_SEVENTH,
  "diminished-seventh": [...DIMINISHED, [7, -1]],
  "augmented-seventh": [...AUGMENTED, [7, 0]],
  "half-diminished": [...DIMINISHED, [7, 0]],
  "major-minor": [...MINOR, [7, 1]],
  "major-sixth": [...MAJOR, [6, 0]],
  "minor-sixth": [...MINOR, [6, 0]],
  "dominant-ninth": [...DOMINANT, [9, 0]],
  "major-ninth": [...MAJOR_SEVENTH, [9, 0]],
  "minor-ninth": [...MINOR_SEVENTH, [9, 0]],
  "dominant-11th": [...DOMINANT, [9, 0], [11, 0]],
  "major-11th": [...MAJOR_SEVENTH, [9, 0], [11, 0]],
  "minor-11th": [...MINOR_SEVENTH, [9, 0], [11, 0]],
  "dominant-13th": [...DOMINANT, [9, 0], [11, 0], [13, 0]],
  "major-13th": [...MAJOR_SEVENTH, [9, 0], [11, 0], [13, 0]],
  "minor-13th": [...MINOR_SEVENTH, [9, 0], [11, 0], [13, 0]],
  "suspended-second": [
    [1, 0],
    [2, 0],
    [5, 0],
  ],
  "suspended-fourth": [
    [1, 0],
    [4, 0],
    [5, 0],
  ],
  power: [
    [1, 0],
    [5, 0],
  ],
};

/** Spellings of each quality after the root, the printed one first. */
export const QUALITY_SPELLINGS: Readonly<Record<ChordQuality, readonly string[]>> = {
  major: ["", "maj", "Maj", "major", "Major", "ma", "M"],
  minor: ["m", "min", "Min", "minor", "Minor", "mi", "-"],
  augmented: ["aug", "+", "Aug", "augmented"],
  diminished: ["dim", "°", "o", "º", "Dim", "diminished", "d"],
  dominant: ["7", "dom7", "dom"],
  "major-seventh": [
    "maj7",
    "Maj7",
    "ma7",
    "M7",
    "major7",
    "j7",
    "△7",
    "△",
    "Δ7",
    "Δ",
    "∆7",
    "∆",
    "^7",
    "^",
    "7maj",
  ],
  "minor-seventh": ["m7", "min7", "Min7", "mi7", "minor7", "-7"],
  "diminished-seventh": ["dim7", "°7", "o7", "º7", "Dim7", "d7"],
  "augmented-seventh": ["aug7", "+7", "7+", "7aug", "7#5", "7+5", "Aug7"],
  "half-diminished": ["m7b5", "ø", "ø7", "Ø", "Ø7", "min7b5", "mi7b5", "-7b5", "m7-5", "-7-5", "h7", "h"],
  "major-minor": [
    "mmaj7",
    "mM7",
    "mMaj7",
    "mma7",
    "minmaj7",
    "minMaj7",
    "-maj7",
    "-M7",
    "-△7",
    "m△7",
    "-^7",
    "m^7",
  ],
  "major-sixth": ["6", "maj6", "M6", "add6"],
  "minor-sixth": ["m6", "min6", "mi6", "-6"],
  "dominant-ninth": ["9", "dom9"],
  "major-ninth": ["maj9", "Maj9", "ma9", "M9", "△9", "Δ9", "^9"],
  "minor-ninth": ["m9", "min9", "mi9", "-9"],
  "dominant-11th": ["11"],
  "major-11th": ["maj11", "Maj11", "ma11", "M11", "△11", "Δ11", "^11"],
  "minor-11th": ["m11", "min11", "mi11", "-11"],
  "dominant-13th": ["13"],
  "major-13th": ["maj13", "Maj13", "ma13", "M13", "△13", "Δ13", "^13"],
  "minor-13th": ["m13", "min13", "mi13", "-13"],
  "suspended-second": ["sus2", "2"],
  "suspended-fourth": ["sus4", "sus", "4"],
  power: ["5"],
};

const SEVENTH: ChordDegree = { kind: "add", degree: 7, alter: 0 };
const NINTH: ChordDegree = { kind: "add", degree: 9, alter: 0 };
const THIRTEENTH: ChordDegree = { kind: "add", degree: 13, alter: 0 };
const ALTERED: readonly ChordDegree[] = [
  { kind: "alter", degree: 5, alter: 1 },
  { kind: "add", degree: 9, alter: -1 },
  { kind: "add", degree: 9, alter: 1 },
];

/** Spellings that stand for a quality and further degrees at once. */
export const COMPOUND_SPELLINGS: Readonly<
  Record<string, { readonly quality: ChordQuality; readonly degrees: readonly ChordDegree[] }>
> = {
  "7sus4": { quality: "suspended-fourth", degrees: [SEVENTH] },
  "7sus": { quality: "suspended-fourth", degrees: [SEVENTH] },
  sus47: { quality: "suspended-fourth", degrees: [SEVENTH] },
  "7sus2": { quality: "suspended-second", degrees: [SEVENTH] },
  "9sus4": { quality: "suspended-fourth", degrees: [SEVENTH, NINTH] },
  "9sus": { quality: "suspended-fourth", degrees: [SEVENTH, NINTH] },
  sus479: { quality: "suspended-fourth", degrees: [SEVENTH, NINTH] },
  "13sus4": { quality: "suspended-fourth", degrees: [SEVENTH, NINTH, THIRTEENTH] },
  "13sus": { quality: "suspended-fourth", degrees: [SEVENTH, NINTH, THIRTEENTH] },
  "6/9": { quality: "major-sixth", degrees: [NINTH] },
  "69": { quality: "major-sixth", degrees: [NINTH] },
  "m6/9": { quality: "minor-sixth", degrees: [NINTH] },
  m69: { quality: "minor-sixth", degrees: [NINTH] },
  alt: { quality: "dominant", degrees: ALTERED },
  "7alt": { quality: "dominant", degrees: ALTERED },
};

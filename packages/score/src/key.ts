/** @file Keys: a tonic and a mode, or whatever accidentals the signature spells out. */
import { LETTERS, type Letter, letterStep, type PitchName } from "./pitch.ts";

/** The seven church modes by their full names; major is ionian, minor aeolian. */
export type Mode = "major" | "minor" | "dorian" | "phrygian" | "lydian" | "mixolydian" | "locrian";

/** A key signature. */
export interface Key {
  /** Undefined when the key is `none`. */
  readonly tonic: PitchName | undefined;
  readonly mode: Mode;
  /** Accidentals written out beside (or, when `exact`, instead of) those of the mode. */
  readonly accidentals: readonly PitchName[];
  /** True when `accidentals` are the whole signature (`K:D exp _b`, and the bagpipe keys). */
  readonly exact: boolean;
  /** Great Highland bagpipe: no signature (`HP`), or F sharp, C sharp, G natural marked (`Hp`). */
  readonly pipes: "HP" | "Hp" | undefined;
}

/** No signature and no tonic. */
export const NO_KEY: Key = Object.freeze({
  tonic: undefined,
  mode: "major",
  accidentals: Object.freeze([]),
  exact: false,
  pipes: undefined,
});

/** Fifths that each mode's signature lies from the major one on the same tonic. */
const MODE_FIFTHS: Readonly<Record<Mode, number>> = {
  lydian: 1,
  major: 0,
  mixolydian: -1,
  dorian: -2,
  minor: -3,
  phrygian: -4,
  locrian: -5,
};

/** Sharps enter a signature in this order; flats in the reverse. */
const SHARP_ORDER: readonly Letter[] = ["F", "C", "G", "D", "A", "E", "B"];

/** A plain key. @example keyFifths(key("E", 0, "minor")); // => 1 */
export function key(letter: Letter, alter: number, mode: Mode): Key {
  return { tonic: { letter, alter }, mode, accidentals: [], exact: false, pipes: undefined };
}

/** Sharps (positive) or flats (negative) in the signature of tonic and mode; accidentals are not counted. */
export function keyFifths(of: Key): number {
  if (of.tonic === undefined) return 0;
  return tonicFifths(of.tonic) + MODE_FIFTHS[of.mode];
}

/** Where a name lies on the line of fifths, C being 0, G 1, F -1, F sharp 6. */
export function tonicFifths(name: PitchName): number {
  return SHARP_ORDER.indexOf(name.letter) - 1 + 7 * name.alter;
}

/** The name at a place on the line of fifths. @example nameAtFifths(-2); // => { letter: "B", alter: -1 } */
export function nameAtFifths(fifths: number): PitchName {
  const place = fifths + 1;
  return { letter: SHARP_ORDER[((place % 7) + 7) % 7] ?? "C", alter: Math.floor(place / 7) };
}

/** Alteration that the key gives each letter, in the order of `LETTERS`; seven semitone values. */
export function keyAlterations(of: Key): readonly number[] {
  const alterations = [0, 0, 0, 0, 0, 0, 0];
  if (!of.exact) {
    const fifths = keyFifths(of);
    for (let step = 0; step < 7; step++) {
      const place = SHARP_ORDER.indexOf(LETTERS[step] ?? "C");
      alterations[step] = Math.floor((fifths + 6 - place) / 7);
    }
  }
  for (const accidental of of.accidentals) alterations[letterStep(accidental.letter)] = accidental.alter;
  return alterations;
}

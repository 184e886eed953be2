/**
 * @file Intervals as musicians name them: a minor third and an augmented second sound alike and differ.
 *
 * An interval counts staff steps and semitones, so that moving a pitch by it also settles its spelling.
 */
import {
  LETTERS,
  type Letter,
  letterAt,
  letterStep,
  type Pitch,
  type PitchName,
  pitchClass,
  staffStep,
} from "./pitch.ts";

/** The distance between two pitches, negative downward. A major third is 2 steps and 4 semitones. */
export interface Interval {
  /** Lines and spaces of the staff: 1 for every second, 4 for every fifth. */
  readonly steps: number;
  readonly semitones: number;
}

/** No distance at all. */
export const UNISON: Interval = Object.freeze({ steps: 0, semitones: 0 });

/** The most sharps or flats a note may carry before it is spelled otherwise. */
const MOST_ALTER = 2;

/** The same distance the other way. */
export function reverseInterval(of: Interval): Interval {
  return { steps: 0 - of.steps, semitones: 0 - of.semitones };
}

/**
 * How far an interval leads along the line of fifths: 2 for a major second up, -1 for a fourth up.
 *
 * This is also how many sharps it adds to a key signature.
 */
export function intervalFifths(of: Interval): number {
  return 7 * of.semitones - 12 * of.steps;
}

/**
 * The interval from one pitch to another.
 *
 * @example
 * intervalBetween({ letter: "C", alter: 0, octave: 4 }, { letter: "E", alter: -1, octave: 4 });
 * // => { steps: 2, semitones: 3 }
 */
export function intervalBetween(from: Pitch, to: Pitch): Interval {
  return { steps: staffStep(to) - staffStep(from), semitones: soundOf(to) - soundOf(from) };
}

/**
 * Move a pitch. A result that would need more than two sharps or flats is spelled from a neighbouring letter.
 *
 * @example
 * transposePitch({ letter: "F", alter: 1, octave: 4 }, { steps: 2, semitones: 3 });
 * // => { letter: "A", alter: 0, octave: 4 }
 */
export function transposePitch(pitch: Pitch, by: Interval): Pitch {
  const sound = soundOf(pitch) + by.semitones;
  let step = staffStep(pitch) + by.steps;
  while (sound - naturalSound(step) > MOST_ALTER) step++;
  while (sound - naturalSound(step) < -MOST_ALTER) step--;
  return { letter: letterAt(step), alter: sound - naturalSound(step), octave: Math.floor(step / 7) };
}

/** Move a name without octave: a tonic, a root, an accidental of a signature. */
export function transposeName(name: PitchName, by: Interval): PitchName {
  const { letter, alter } = transposePitch({ ...name, octave: 0 }, by);
  return { letter, alter };
}

/** Semitones above C0, accidentals included; fractional for quarter tones. */
function soundOf(pitch: Pitch): number {
  return naturalSound(staffStep(pitch)) + pitch.alter;
}

const NATURAL_CLASSES: readonly number[] = LETTERS.map((letter: Letter) => pitchClass({ letter, alter: 0 }));

/** Semitones above C0 of a line or space without accidental. */
function naturalSound(step: number): number {
  return 12 * Math.floor(step / 7) + (NATURAL_CLASSES[letterStep(letterAt(step))] ?? 0);
}

/** @file Which notes show an accidental: those that neither the key nor an earlier note of the bar already alters so. */
import { type Key, keyAlterations, letterStep, type Pitch, staffStep } from "@melodist/score";

/** What is in force on one staff; accidentals hold for their own octave until the bar line. */
export interface AccidentalState {
  key: readonly number[];
  readonly bar: Map<number, number>;
}

export function createAccidentals(key: Key): AccidentalState {
  return { key: keyAlterations(key), bar: new Map() };
}

/** The names of the accidentals, by semitones. */
const NAMES: Readonly<Record<string, string>> = {
  "-3": "triple-flat",
  "-2": "flat-flat",
  "-1.5": "three-quarters-flat",
  "-1": "flat",
  "-0.5": "quarter-flat",
  "0": "natural",
  "0.5": "quarter-sharp",
  "1": "sharp",
  "1.5": "three-quarters-sharp",
  "2": "double-sharp",
  "3": "triple-sharp",
};

/**
 * The accidental a note shows, by MusicXML's name; undefined for none.
 *
 * @param isTied the note only goes on sounding, so it shows nothing and its accidental does not hold for others
 */
export function showAccidental(state: AccidentalState, pitch: Pitch, isTied: boolean): string | undefined {
  if (isTied) return undefined;
  const step = staffStep(pitch);
  const inForce = state.bar.get(step) ?? state.key[letterStep(pitch.letter)] ?? 0;
  if (inForce === pitch.alter) return undefined;
  state.bar.set(step, pitch.alter);
  return accidentalName(pitch);
}

/** The sign of a pitch, whether it is needed or not. */
export function accidentalName(pitch: Pitch): string {
  return NAMES[String(pitch.alter)] ?? "other";
}

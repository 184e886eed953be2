/** @file Spelled pitches: F sharp and G flat sound alike and are not the same note. */

/** The letter of a note. */
export type Letter = "C" | "D" | "E" | "F" | "G" | "A" | "B";

/** The letters upward from C, the order that staff steps count in. */
export const LETTERS: readonly Letter[] = ["C", "D", "E", "F", "G", "A", "B"];

/** Semitones above C of each letter, in the order of `LETTERS`. */
const SEMITONES: readonly number[] = [0, 2, 4, 5, 7, 9, 11];

/** A note without its octave: the tonic of a key, the root of a chord. */
export interface PitchName {
  readonly letter: Letter;
  /** Semitones of alteration, -2 (double flat) to 2 (double sharp); halves are quarter tones. */
  readonly alter: number;
}

/** A spelled pitch. Octave 4 starts at middle C. */
export interface Pitch extends PitchName {
  readonly octave: number;
}

/** MIDI key number, 0 to 127 for what MIDI can play. Branded so it cannot pass for an interval or an index. */
export type MidiKey = number & { readonly __unit: "midi-key" };

/** How far up the staff a letter is above C: C is 0, B is 6. */
export function letterStep(letter: Letter): number {
  return LETTERS.indexOf(letter);
}

/** The letter at a step; steps wrap at the octave. @example letterAt(9); // => "E" */
export function letterAt(step: number): Letter {
  return LETTERS[((step % 7) + 7) % 7] ?? "C";
}

/** Pitch class of a name, 0 for C to 11 for B; fractional for quarter tones. */
export function pitchClass(name: PitchName): number {
  return ((((SEMITONES[letterStep(name.letter)] ?? 0) + name.alter) % 12) + 12) % 12;
}

/** Staff steps above C0: one per line or space, whatever the accidental. */
export function staffStep(pitch: Pitch): number {
  return pitch.octave * 7 + letterStep(pitch.letter);
}

/**
 * The MIDI key a pitch is played with; quarter tones are rounded down to a key.
 *
 * @example
 * midiKey({ letter: "A", alter: 0, octave: 4 }); // => 69
 */
export function midiKey(pitch: Pitch): MidiKey {
  const semitone = (SEMITONES[letterStep(pitch.letter)] ?? 0) + Math.floor(pitch.alter);
  return ((pitch.octave + 1) * 12 + semitone) as MidiKey;
}

/** True when two pitches are spelled alike in the same octave. */
export function equalPitches(a: Pitch, b: Pitch): boolean {
  return a.letter === b.letter && a.alter === b.alter && a.octave === b.octave;
}

/** A name as chord symbols and keys spell it. @example printPitchName({ letter: "B", alter: -1 }); // => "Bb" */
export function printPitchName(name: PitchName): string {
  const sign = name.alter < 0 ? "b" : "#";
  return name.letter + sign.repeat(Math.round(Math.abs(name.alter)));
}

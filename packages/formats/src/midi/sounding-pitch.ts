/**
 * @file The key a written note is played with, through the transposition of its staff.
 *
 * `transpose=` and the figure of `clef=treble-8` count. `octave=` does not: it only saves the writer
 * octave signs, and the score's pitches have it already.
 */
import { type MidiKey, midiKey, type Pitch, type StaffProperties } from "@melodist/score";

/** Nobody transposes further; a larger figure is a slip and shifts nothing. */
const FURTHEST_SHIFT = 60;

/**
 * Semitones from the written to the sounding pitch.
 *
 * @example
 * soundingShift({ clef: "treble-8", transpose: "2" }); // => -10
 * @see ABC standard 2.1, section 4.6 "Clefs and transposition"
 */
export function soundingShift(properties: StaffProperties): number {
  const semitones = Number(properties["transpose"] ?? 0);
  const isSensible = Number.isInteger(semitones) && Math.abs(semitones) <= FURTHEST_SHIFT;
  return (isSensible ? semitones : 0) + 12 * clefOctaves(properties["clef"]);
}

/** A small figure written on a clef: `treble-8` sounds an octave lower than a treble clef, `bass+8` one higher. */
function clefOctaves(clef: string | undefined): number {
  const figure = /([+-])(8|15)$/u.exec(clef ?? "");
  if (figure === null) return 0;
  return (figure[1] === "-" ? -1 : 1) * (figure[2] === "15" ? 2 : 1);
}

/** A key, and what the pitch lies above it. */
export interface SoundingPitch {
  readonly key: MidiKey;
  /** 50 for a quarter tone up, else 0. */
  readonly cents: number;
}

/** The sounding pitch of a written one; what lies outside MIDI's keys is brought in by octaves. */
export function soundingPitch(written: Pitch, shift: number): SoundingPitch {
  let key = midiKey(written) + shift;
  if (key < 0) key += 12 * Math.ceil(-key / 12);
  if (key > 127) key -= 12 * Math.ceil((key - 127) / 12);
  return { key: key as MidiKey, cents: 100 * (written.alter - Math.floor(written.alter)) };
}

/** @file Accidentals in force: by key, by what the bar has written, by ties over the bar line. Reading and printing share it. */
import { type Key, keyAlterations } from "@melodist/score";

/** How far a written accidental reaches: this note alone, its octave, or all octaves, to the end of the bar. */
export type AccidentalReach = "not" | "octave" | "pitch";

/** Octaves are counted from here, so that every place is an index. */
export const LOWEST_OCTAVE = -2;
export const HIGHEST_OCTAVE = 10;

const NOTHING_WRITTEN = 127;

/** Changes as music is read or printed. */
export interface Accidentals {
  /** Alteration of each letter by the key, from C, in semitones. */
  key: readonly number[];
  /** Twice the alteration written in this bar, by octave and letter. */
  readonly written: Int8Array;
  anyWritten: boolean;
  /** Place → alteration that a tie carries to the next note. */
  tied: Map<number, number> | undefined;
}

/** Nothing but the key in force. */
export function createAccidentals(key: Key): Accidentals {
  const places = (HIGHEST_OCTAVE - LOWEST_OCTAVE + 1) * 7;
  return {
    key: keyAlterations(key),
    written: new Int8Array(places).fill(NOTHING_WRITTEN),
    anyWritten: false,
    tied: undefined,
  };
}

function placeOf(reach: AccidentalReach, step: number, octave: number): number {
  return reach === "octave" ? (octave - LOWEST_OCTAVE) * 7 + step : step;
}

/** Alteration of a note without an accidental. `step` counts letters from C; the octave is the written one. */
export function expectedAlteration(
  state: Accidentals,
  reach: AccidentalReach,
  step: number,
  octave: number,
): number {
  const carried = state.tied?.get(octave * 7 + step);
  if (carried !== undefined) return carried;
  if (state.anyWritten && reach !== "not") {
    const written = state.written[placeOf(reach, step, octave)] ?? NOTHING_WRITTEN;
    if (written !== NOTHING_WRITTEN) return written / 2;
  }
  return state.key[step] ?? 0;
}

/** Remember an accidental for the rest of the bar. */
export function writeAlteration(
  state: Accidentals,
  reach: AccidentalReach,
  step: number,
  octave: number,
  alter: number,
): void {
  if (reach === "not") return;
  state.written[placeOf(reach, step, octave)] = alter * 2;
  state.anyWritten = true;
}

/** A tie hands the alteration of a note on to the next of its place. */
export function carryTie(state: Accidentals, step: number, octave: number, alter: number): void {
  state.tied ??= new Map();
  state.tied.set(octave * 7 + step, alter);
}

/** The bar is over; ties reach on. */
export function endAccidentals(state: Accidentals): void {
  if (state.anyWritten) state.written.fill(NOTHING_WRITTEN);
  state.anyWritten = false;
}

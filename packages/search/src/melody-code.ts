/**
 * @file A melody as rows of integers: what fingerprints, comparing and the index work on.
 *
 * Fractions are exact but slow to compare by the million; a tick of 1/40,320 of a whole note (8!) holds 128ths and
 * tuplets of 3, 5, 6, 7 and 9 exactly, so nothing that is written in practice is lost. Finer lengths are rounded.
 */
import type { Melody } from "@melodist/analysis";
import { MelodistError } from "@melodist/errors";
import type { Duration } from "@melodist/score";

/** Ticks of a whole note. */
export const WHOLE_TICKS = 40_320;

/** The notes of a melody, N of them, in M measures; times in ticks from its beginning. */
export interface MelodyCode {
  /** (N) MIDI keys. */
  readonly keys: Uint8Array;
  /** (N) ascending. */
  readonly onsets: Int32Array;
  /** (N) how long each sounds. */
  readonly lengths: Int32Array;
  /** (M + 1) where each measure begins, and where the last ends. */
  readonly barlines: Int32Array;
}

/** Far beyond any tune, and well within 32 bits of ticks. */
const MOST_WHOLES = 50_000;

/**
 * The code of a melody.
 *
 * @throws MelodistError `too-large` when it lasts more than 50,000 whole notes
 * @example
 * melodyCode(readMelody(score)).keys; // => Uint8Array [67, 69, 71]
 */
export function melodyCode({ notes, measures }: Melody): MelodyCode {
  const count = notes.length;
  const code = {
    keys: new Uint8Array(count),
    onsets: new Int32Array(count),
    lengths: new Int32Array(count),
    barlines: new Int32Array(measures.length + 1),
  };
  for (const [index, note] of notes.entries()) {
    const onset = toTicks(note.onset);
    code.keys[index] = Math.min(127, Math.max(0, note.midi));
    code.onsets[index] = onset;
    code.lengths[index] = toTicks(note.length);
  }
  let end = 0;
  for (const [index, measure] of measures.entries()) {
    code.barlines[index] = toTicks(measure.onset);
    end = toTicks(measure.onset) + toTicks(measure.length);
  }
  code.barlines[measures.length] = end;
  if (end > MOST_WHOLES * WHOLE_TICKS) {
    throw new MelodistError(`a melody of more than ${MOST_WHOLES} whole notes`, {
      code: "too-large",
      hint: "Cut it into tunes.",
    });
  }
  return code;
}

/**
 * The measure each note begins in, as an index from 0.
 *
 * @returns (N) ascending; 0 for all where there are no measures
 */
export function noteMeasures({ onsets, barlines }: MelodyCode): Int32Array {
  const found = new Int32Array(onsets.length);
  let measure = 0;
  for (let note = 0; note < onsets.length; note++) {
    while (measure + 2 < barlines.length && (barlines[measure + 1] ?? 0) <= (onsets[note] ?? 0)) measure++;
    found[note] = measure;
  }
  return found;
}

function toTicks({ num, den }: Duration): number {
  return Math.round((num * WHOLE_TICKS) / den);
}

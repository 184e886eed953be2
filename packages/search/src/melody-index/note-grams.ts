/**
 * @file What the index keeps of a melody: at every note, one number for the next four steps and one for their rhythm.
 *
 * Two melodies share a run of notes exactly where these numbers agree one after another, whatever the key and the
 * tempo. They are hashes of 24 bits: where a run really ends, it seems to go on with a chance of 1 in 16.8 million.
 */
import type { MelodyCode } from "../melody-code.ts";
import { finishHash, HASH_SEED, mixIn } from "../mix-hash.ts";

/** Steps that one number covers; it stands for one note more. */
export const GRAM_STEPS = 4;
/** The fewest notes that can be looked for. */
export const LEAST_NOTES = GRAM_STEPS + 1;

const GRAM_BITS = 24;
/** Above every gram; stands between two tunes, so that no run goes on over it. */
export const NO_GRAM = 2 ** GRAM_BITS;

/** Of N notes G = N - 4 grams, none of fewer than five. */
export interface NoteGrams {
  /** (G) hashes of four steps in semitones. */
  readonly steps: Uint32Array;
  /** (G) hashes of the four ratios between the lengths of the same notes. */
  readonly rhythms: Uint32Array;
  /** (G) 1 where all four steps are repetitions. */
  readonly still: Uint8Array;
}

/** The grams of a melody. */
export function noteGrams({ keys, lengths }: MelodyCode): NoteGrams {
  const count = Math.max(0, keys.length - GRAM_STEPS);
  const ratios = lengthRatios(lengths);
  const grams = {
    steps: new Uint32Array(count),
    rhythms: new Uint32Array(count),
    still: new Uint8Array(count),
  };
  for (let from = 0; from < count; from++) {
    let steps = HASH_SEED;
    let rhythm = HASH_SEED;
    let moves = 0;
    for (let note = from; note < from + GRAM_STEPS; note++) {
      const step = (keys[note + 1] ?? 0) - (keys[note] ?? 0);
      if (step !== 0) moves++;
      steps = mixIn(steps, step);
      rhythm = mixIn(rhythm, ratios[note] ?? 0);
    }
    grams.steps[from] = finishHash(steps) % NO_GRAM;
    grams.rhythms[from] = finishHash(rhythm) % NO_GRAM;
    grams.still[from] = moves === 0 ? 1 : 0;
  }
  return grams;
}

/** (N - 1) a number for each ratio of a length to the one before it. */
function lengthRatios(lengths: Int32Array): Int32Array {
  const ratios = new Int32Array(Math.max(0, lengths.length - 1));
  for (let note = 0; note < ratios.length; note++) {
    const before = lengths[note] ?? 0;
    const after = lengths[note + 1] ?? 0;
    const divisor = Math.max(1, greatestDivisor(before, after));
    ratios[note] = mixIn(mixIn(HASH_SEED, before / divisor), after / divisor);
  }
  return ratios;
}

function greatestDivisor(a: number, b: number): number {
  let divisor = a;
  let rest = b;
  while (rest !== 0) [divisor, rest] = [rest, divisor % rest];
  return divisor;
}

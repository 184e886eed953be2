/**
 * @file About a hundred numbers of a melody such that two renderings of one tune share several: who may be alike is found
 * by looking numbers up, never by comparing everything with everything.
 *
 * A fingerprint is the hash of a few steps in a row. Steps are counted as seconds, thirds, fourths, so that a wrong
 * signature changes none; octaves are folded; repeated keys are one. Steps are taken on four rows: the notes
 * themselves, and the melody heard through half its pulse, its pulse and twice its pulse (`cell-row.ts`), which is what
 * is left of a tune under ornaments. Of every two neighbours the one with the smallest hash is kept (winnowing), so that a run
 * shared by two tunes yields the same choice in both.
 *
 * @see Schleimer, Wilkerson & Aiken 2003, "Winnowing: local algorithms for document fingerprinting"
 */
import { cellRow, melodyPulse } from "./cell-row.ts";
import type { MelodyCode } from "./melody-code.ts";
import { finishHash, HASH_SEED, mixIn } from "./mix-hash.ts";

/** Steps in one fingerprint. */
const STEPS = 9;
/** Of so many neighbours one is kept. */
const WINDOW = 2;
/** Two thirds of the music begin on the pulse, so that ornaments do not make it a finer one. */
const ON_PULSE = 0.65;

/** Diatonic size of each interval up by 0 to 11 semitones; the tritone counts as a fourth. */
const SIZES: readonly number[] = [0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 6];

/**
 * The fingerprints of a melody, ascending, each once: some 110 for a reel of 16 bars, none under ten notes.
 *
 * @example
 * tuneFingerprints(code).length; // => 116
 */
export function tuneFingerprints(code: MelodyCode): Uint32Array {
  const pulse = melodyPulse(code, ON_PULSE);
  const found = new Set<number>();
  winnow(code.keys, 1, found);
  winnow(cellRow(code, pulse).keys, 2, found);
  winnow(cellRow(code, pulse / 2).keys, 2, found);
  winnow(cellRow(code, 2 * pulse).keys, 2, found);
  return Uint32Array.from(found).sort();
}

function winnow(keys: Uint8Array, row: number, found: Set<number>): void {
  const sizes = stepSizes(keys);
  const hashes: number[] = [];
  for (let from = 0; from + STEPS <= sizes.length; from++) {
    let hash = mixIn(HASH_SEED, row);
    for (let step = from; step < from + STEPS; step++) hash = mixIn(hash, sizes[step] ?? 0);
    hashes.push(finishHash(hash));
  }
  const last = Math.max(0, hashes.length - WINDOW);
  for (let from = 0; from <= last && hashes.length > 0; from++) {
    let least = Number.POSITIVE_INFINITY;
    for (let at = from; at < Math.min(hashes.length, from + WINDOW); at++) {
      least = Math.min(least, hashes[at] ?? least);
    }
    found.add(least);
  }
}

/** Sizes of the steps from key to key, repeated keys left out. */
function stepSizes(keys: Uint8Array): number[] {
  const sizes: number[] = [];
  for (let at = 1; at < keys.length; at++) {
    const step = (12 + (((keys[at] ?? 0) - (keys[at - 1] ?? 0)) % 12)) % 12;
    if (step !== 0) sizes.push(SIZES[step] ?? 0);
  }
  return sizes;
}

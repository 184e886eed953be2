/**
 * @file Tunes that are held out are looked at once more: is one of them all the same a rendering of a tune of another split?
 *
 * Clustering compares tunes that share rare fingerprints. A held-out tune is compared with those that share most of its
 * fingerprints, however common these are, and with those that share the longest runs of notes; what is found too near is
 * left out, so that the test is clean.
 */
import {
  buildIndex,
  findMelody,
  isSameTune,
  type MelodyCode,
  type MelodyIndex,
  tuneFingerprints,
} from "@melodist/search";
import { SPLITS } from "../build/tune.ts";
import type { MelodyStore } from "./melody-store.ts";

/** All fingerprints lie in memory here: a larger corpus goes without a second look. */
const MOST_TUNES = 200_000;
/** Tunes of other splits that each one is compared with, of either kind. */
const COMPARED = 100;
/** Fewer notes are no query. */
const LEAST_NOTES = 12;
/** Room for the number of a tune beside a fingerprint of 32 bits, in 53 bits. */
const LOW = 2 ** 21;

const TRAIN_INDEX = SPLITS.indexOf("train");
const TEST_INDEX = SPLITS.indexOf("test");

export interface SecondLookInput {
  /** (N) index into `SPLITS` of those that are kept, anything else for others. */
  readonly splits: Uint8Array;
  /** (N) whether each is kept. */
  readonly kept: Uint8Array;
  readonly store: MelodyStore;
  /** Compare each with all tunes of other splits: minutes for some ten thousand tunes. */
  readonly exhaustive: boolean;
  /** Awaited now and then, so that the work can be stopped. */
  readonly breathe: () => Promise<void>;
}

/**
 * Find the held-out tunes that are too near.
 *
 * @returns their numbers: of a test tune and another the test tune, of a validation and a training tune the former;
 * undefined when there are too many tunes to look
 */
export async function lookAgain(input: SecondLookInput): Promise<ReadonlySet<number> | undefined> {
  const { splits, kept, store, exhaustive, breathe } = input;
  const tunes = [...kept.keys()].filter((tune) => kept[tune] === 1);
  if (tunes.length > MOST_TUNES || kept.length >= LOW) return undefined;
  const nearest = exhaustive ? () => tunes : createNearest(tunes, kept.length, store);
  const codes = createCodes(store, exhaustive);
  const near = new Set<number>();
  for (const tune of tunes) {
    const split = splits[tune] ?? TRAIN_INDEX;
    if (split === TRAIN_INDEX) continue;
    await breathe();
    const isRival = (other: number) =>
      splits[other] !== split && (split === TEST_INDEX || splits[other] === TRAIN_INDEX);
    const code = codes(tune);
    if (nearest(code, isRival).some((other) => isRival(other) && isSameTune(code, codes(other))))
      near.add(tune);
  }
  return near;
}

/** Reads melodies; those that are read again and again are kept. */
function createCodes(store: MelodyStore, isKept: boolean): (tune: number) => MelodyCode {
  const known = new Map<number, MelodyCode>();
  return (tune) => {
    const code = known.get(tune) ?? store.read(tune);
    if (isKept) known.set(tune, code);
    return code;
  };
}

/** Finds the rivals that look near a melody. @param count of all tunes */
function createNearest(tunes: readonly number[], count: number, store: MelodyStore) {
  const prints = sortedPrints(tunes, store);
  const index = indexOf(tunes, store);
  const shared = new Uint16Array(count);
  return (code: MelodyCode, isRival: (tune: number) => boolean): readonly number[] => {
    const byPrints = mostShared(prints, code, shared).filter(isRival).slice(0, COMPARED);
    const byRuns = longestRuns(index, code).filter(isRival).slice(0, COMPARED);
    return [...new Set([...byPrints, ...byRuns])];
  };
}

function indexOf(tunes: readonly number[], store: MelodyStore): MelodyIndex {
  return buildIndex(tunes.map((tune) => ({ record: { tune }, code: store.read(tune) })));
}

/** The tunes that share runs of notes with a melody, best first. */
function longestRuns(index: MelodyIndex, code: MelodyCode): readonly number[] {
  if (code.keys.length < LEAST_NOTES) return [];
  return findMelody(index, code, { limit: 2 * COMPARED }).map(({ record }) => Number(record["tune"]));
}

/** Fingerprint and tune as one number each, ascending. */
function sortedPrints(tunes: readonly number[], store: MelodyStore): Float64Array {
  const rows = tunes.map((tune) =>
    Float64Array.from(tuneFingerprints(store.read(tune)), (print) => print * LOW + tune),
  );
  const all = new Float64Array(rows.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const row of rows) {
    all.set(row, at);
    at += row.length;
  }
  return all.sort();
}

/** The tunes that share fingerprints with a melody, those that share most first. @param shared (N) zeros, left as such */
function mostShared(prints: Float64Array, code: MelodyCode, shared: Uint16Array): readonly number[] {
  const met: number[] = [];
  for (const print of tuneFingerprints(code)) {
    for (let at = firstAtLeast(prints, print * LOW); Math.floor((prints[at] ?? -1) / LOW) === print; at++) {
      const other = (prints[at] ?? 0) % LOW;
      if (shared[other] === 0) met.push(other);
      shared[other] = (shared[other] ?? 0) + 1;
    }
  }
  const ranked = met
    .map((tune) => ({ tune, count: shared[tune] ?? 0 }))
    .sort((a, b) => b.count - a.count || a.tune - b.tune);
  for (const tune of met) shared[tune] = 0;
  return ranked.map(({ tune }) => tune);
}

/** The first place of a sorted row whose number is at least as large. */
function firstAtLeast(row: Float64Array, number: number): number {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((row[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

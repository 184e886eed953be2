/**
 * @file The pairs of tunes that share enough fingerprints to be worth comparing, found through files.
 *
 * Pairs of (fingerprint, tune) are sorted by fingerprint; each fingerprint of a few tunes gives pairs of (tune, tune), as
 * often as it is worth, which are sorted in turn. What comes up often enough is handed out.
 */
import { join } from "node:path";
import { fingerprintWorth, LEAST_SHARED_FINGERPRINTS, tuneFingerprints } from "@melodist/search";
import { type Buckets, createBuckets, highOf, lowOf, wholeHigh } from "./buckets.ts";
import type { MelodyStore } from "./melody-store.ts";

export interface NearPairsInput {
  /** Numbers in the store of the tunes to look at. */
  readonly tunes: Int32Array;
  /** By tune: 0 for those of the default tiers, 1 for others. */
  readonly layers: Uint8Array;
  readonly store: MelodyStore;
  /** For files that are gone afterwards. */
  readonly folder: string;
  /** Awaited now and then, so that the work can be stopped. */
  readonly breathe: () => Promise<void>;
}

/** Two tunes by their numbers, the smaller first. */
export type NearPair = readonly [number, number];

/** Tunes whose fingerprints are taken without a breath. */
const BREATH = 512;

/**
 * Pairs of tunes to compare, in heaps; each pair once.
 *
 * Which pairs of the first layer come up does not depend on the second: a fingerprint that is common only because of further
 * tunes still counts among the first.
 */
export async function* nearPairs(
  input: NearPairsInput,
): AsyncGenerator<readonly NearPair[], void, undefined> {
  const prints = createBuckets(join(input.folder, "fingerprints"));
  for (const [count, tune] of input.tunes.entries()) {
    if (count % BREATH === 0) await input.breathe();
    for (const print of tuneFingerprints(input.store.read(tune))) prints.add(print, tune);
  }
  const pairs = createBuckets(join(input.folder, "pairs"));
  for (const bucket of prints.drain()) {
    await input.breathe();
    for (const run of runsOf(bucket)) addPairs(run, input.layers, pairs);
  }
  let number = 0;
  for (const bucket of pairs.drain()) {
    yield frequentPairs(bucket, number++);
  }
}

/** The pairs of a bucket that come up often enough. @param number of the bucket */
function frequentPairs(bucket: Float64Array, number: number): readonly NearPair[] {
  const found: NearPair[] = [];
  for (let from = 0, to = 0; from < bucket.length; from = to) {
    const pair = bucket[from] ?? 0;
    for (to = from + 1; bucket[to] === pair; to++);
    if (to - from >= LEAST_SHARED_FINGERPRINTS) found.push([wholeHigh(pair, number), lowOf(pair)]);
  }
  return found;
}

/** Stretches of sorted pairs that agree in their first number. */
function* runsOf(pairs: Float64Array): Generator<Float64Array, void, undefined> {
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    const high = highOf(pairs[from] ?? 0);
    for (to = from + 1; to < pairs.length && highOf(pairs[to] ?? 0) === high; to++);
    yield pairs.subarray(from, to);
  }
}

/** The pairs that one fingerprint speaks for, each as often as it is worth. */
function addPairs(run: Float64Array, layers: Uint8Array, pairs: Buckets): void {
  const owners = Array.from(run, lowOf);
  const isBase = (tune: number) => layers[tune] === 0;
  const base = owners.filter(isBase);
  const [worth, baseWorth] = [fingerprintWorth(owners.length), fingerprintWorth(base.length)];
  for (const [a, b] of pairsOf(worth > 0 ? owners : baseWorth > 0 ? base : [])) {
    for (let time = isBase(a) && isBase(b) ? baseWorth : worth; time > 0; time--) pairs.add(a, b);
  }
}

function* pairsOf(row: readonly number[]): Generator<NearPair, void, undefined> {
  for (let first = 0; first < row.length; first++) {
    for (let second = first + 1; second < row.length; second++) yield [row[first] ?? 0, row[second] ?? 0];
  }
}

/**
 * @file Renderings of one tune found among many and put together (single linkage).
 *
 * Two tunes are compared when they share fingerprints; what is compared, and so what is joined, does not depend on
 * the order of the tunes. A collection too large for memory does the same in buckets: write (fingerprint, tune) pairs
 * in files by fingerprint, leave out the common ones, write the pairs of tunes that remain in files by pair, and
 * compare those that come up often enough.
 */
import { isSameTune } from "./compare-melodies.ts";
import type { MelodyCode } from "./melody-code.ts";
import { tuneFingerprints } from "./tune-fingerprints.ts";
import { createUnionFind } from "./union-find.ts";

/** A fingerprint that more tunes than this have is a formula, and is passed over. */
export const MOST_TUNES_A_FINGERPRINT = 100;
/** Tunes that share at least so many fingerprints, common ones not counted, are compared. */
export const LEAST_SHARED_FINGERPRINTS = 3;

/** Two tunes by their places in the list, the smaller first. */
export type TunePair = readonly [number, number];

/**
 * The pairs worth comparing, ascending.
 *
 * @param fingerprints of each tune, from `tuneFingerprints`
 */
export function* candidatePairs(fingerprints: readonly Uint32Array[]): Generator<TunePair> {
  const owners = new Map<number, number[]>();
  for (const [id, row] of fingerprints.entries()) {
    for (const fingerprint of row) {
      const list = owners.get(fingerprint);
      if (list === undefined) owners.set(fingerprint, [id]);
      else list.push(id);
    }
  }
  const shared = new Uint16Array(fingerprints.length);
  for (const [id, row] of fingerprints.entries()) {
    const met: number[] = [];
    for (const fingerprint of row) {
      const list = owners.get(fingerprint) ?? [];
      const weight = list.length <= 3 ? 3 : list.length <= 15 ? 2 : list.length <= MOST_TUNES_A_FINGERPRINT ? 1 : 0;
      if (weight === 0) continue;
      for (let at = list.length - 1; (list[at] ?? id) > id; at--) {
        const other = list[at] ?? id;
        if (shared[other] === 0) met.push(other);
        shared[other] = (shared[other] ?? 0) + weight;
      }
    }
    for (const other of met.sort((a, b) => a - b)) {
      if ((shared[other] ?? 0) >= LEAST_SHARED_FINGERPRINTS) yield [id, other];
      shared[other] = 0;
    }
  }
}

/**
 * The cluster of every tune, named by its first member.
 *
 * @param codes up to some 100,000 tunes
 * @returns (codes.length) the smallest index in each one's cluster
 */
export function clusterTunes(codes: readonly MelodyCode[]): Int32Array {
  const clusters = createUnionFind(codes.length);
  for (const [first, second] of candidatePairs(codes.map(tuneFingerprints))) {
    if (clusters.find(first) === clusters.find(second)) continue;
    const a = codes[first];
    const b = codes[second];
    if (a !== undefined && b !== undefined && isSameTune(a, b)) clusters.join(first, second);
  }
  return clusters.roots();
}

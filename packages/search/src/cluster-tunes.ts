/**
 * @file Renderings of one tune found among many and put together (single linkage).
 *
 * Two tunes are compared when they share fingerprints; what is compared, and so what is joined, does not depend on
 * the order of the tunes. A collection too large for memory does the same in buckets: write (fingerprint, tune) in files
 * by fingerprint; for each fingerprint write the pairs of its tunes with what it is worth (`fingerprintWorth`) in files
 * by pair; add up, and compare the pairs that reach `LEAST_SHARED_FINGERPRINTS`.
 */
import type { MelodyCode } from "./melody-code.ts";
import { isSameTune } from "./same-tune.ts";
import { tuneFingerprints } from "./tune-fingerprints.ts";
import { createUnionFind } from "./union-find.ts";

/** A fingerprint that more tunes than this have is a formula, and is passed over. */
export const MOST_TUNES_A_FINGERPRINT = 100;
/** Two tunes are compared when they share so many fingerprints; a rare one counts for more, see `fingerprintWorth`. */
export const LEAST_SHARED_FINGERPRINTS = 3;

/**
 * What a fingerprint counts for when so many tunes have it: 3 where it is shared by two or three, 2 up to fifteen, then 1,
 * and 0 for a formula.
 */
export function fingerprintWorth(owners: number): number {
  if (owners <= 3) return 3;
  if (owners <= 15) return 2;
  return owners <= MOST_TUNES_A_FINGERPRINT ? 1 : 0;
}

/** Two tunes by their places in the list, the smaller first. */
export type TunePair = readonly [number, number];

/**
 * The pairs worth comparing, ascending.
 *
 * @param fingerprints of each tune, from `tuneFingerprints`
 */
export function* candidatePairs(fingerprints: readonly Uint32Array[]): Generator<TunePair> {
  const owners = listOwners(fingerprints);
  /** What the tune at hand shares with each later one. */
  const shared = new Uint16Array(fingerprints.length);
  for (const [id, row] of fingerprints.entries()) {
    const met: number[] = [];
    for (const fingerprint of row) meetLater(owners.get(fingerprint) ?? [], id, shared, met);
    for (const other of met.sort((a, b) => a - b)) {
      if ((shared[other] ?? 0) >= LEAST_SHARED_FINGERPRINTS) yield [id, other];
      shared[other] = 0;
    }
  }
}

/** By fingerprint the tunes that have it, ascending. */
function listOwners(fingerprints: readonly Uint32Array[]): ReadonlyMap<number, readonly number[]> {
  const owners = new Map<number, number[]>();
  for (const [id, row] of fingerprints.entries()) {
    for (const fingerprint of row) {
      const list = owners.get(fingerprint);
      if (list === undefined) owners.set(fingerprint, [id]);
      else list.push(id);
    }
  }
  return owners;
}

/** Count a fingerprint for every tune of its list behind `id`; those met for the first time are noted in `met`. */
function meetLater(list: readonly number[], id: number, shared: Uint16Array, met: number[]): void {
  const worth = fingerprintWorth(list.length);
  if (worth === 0) return;
  for (let at = list.length - 1; (list[at] ?? id) > id; at--) {
    const other = list[at] ?? id;
    if (shared[other] === 0) met.push(other);
    shared[other] = (shared[other] ?? 0) + worth;
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

/**
 * @file Which tunes are learnt from, and which only judge: whole clusters, decided by their content.
 *
 * The split of a cluster follows from the hash of its smallest content key, so the same tunes fall the same way in
 * every build and on every machine; a new source moves only clusters that its own tunes join.
 *
 * Guarantee: a tune of the default tiers has the split that it has without any other tier. So weights that learnt from the
 * default training tunes may go on to learn from all tiers, and no test tune of either was ever learnt from. A cluster that
 * holds tunes of the default tiers takes their split. Where further tunes would join default clusters of different splits,
 * those further tunes are dropped instead.
 */
import { SPLITS, type Split } from "../build/tune.ts";
import type { Clusters } from "./cluster-corpus.ts";
import { keyNumber, numberKey } from "./content-key.ts";

/** What splitting needs to know of each tune; N of them. */
export interface SplitInput extends Pick<Clusters, "all" | "base"> {
  /** (N) content keys. */
  readonly keys: Float64Array;
  /** (N) 0 for tunes of the default tiers, 1 for others. */
  readonly layers: Uint8Array;
}

export interface SplitTunes {
  /** (N) index into `SPLITS`, or `BRIDGE`. */
  readonly splits: Uint8Array;
  /** (N) the smallest content key of each tune's cluster. */
  readonly clusters: Float64Array;
}

/** Stands for tunes that are dropped because they would join different splits. */
export const BRIDGE = 255;

/** Of a thousand clusters, so many are tested on, and so many validated on. */
const TEST = 50;
const VALIDATION = 50;

/** Share out the tunes. */
export function splitClusters(input: SplitInput): SplitTunes {
  const { keys, all, base } = input;
  const isBase = (tune: number) => input.layers[tune] === 0;
  const baseKeys = smallestKeys(keys, base, isBase);
  const allKeys = smallestKeys(keys, all, () => true);
  const known = knownSplits(input, baseKeys);
  const splits = new Uint8Array(keys.length);
  const clusters = new Float64Array(keys.length);
  for (let tune = 0; tune < keys.length; tune++) {
    const own = baseKeys[base[tune] ?? 0] ?? 0;
    const common = allKeys[all[tune] ?? 0] ?? 0;
    const split = known[all[tune] ?? 0] ?? NONE;
    const isApart = split === BRIDGE && isBase(tune);
    clusters[tune] = isApart ? own : common;
    splits[tune] = isApart || split === NONE ? splitOfKey(clusters[tune] ?? 0) : split;
  }
  return { splits, clusters };
}

/** Stands for clusters without a tune of the default tiers. */
const NONE = 254;

/** (N) by the root of each cluster of both layers: the split of its default tunes, `NONE`, or `BRIDGE` for several. */
function knownSplits({ layers, all, base }: SplitInput, baseKeys: Float64Array): Uint8Array {
  const known = new Uint8Array(layers.length).fill(NONE);
  for (let tune = 0; tune < layers.length; tune++) {
    if (layers[tune] !== 0) continue;
    const root = all[tune] ?? 0;
    const split = splitOfKey(baseKeys[base[tune] ?? 0] ?? 0);
    known[root] = known[root] === NONE || known[root] === split ? split : BRIDGE;
  }
  return known;
}

/** (N) by the root of each cluster, the smallest key among the members that count. */
function smallestKeys(
  keys: Float64Array,
  roots: Int32Array,
  counts: (tune: number) => boolean,
): Float64Array {
  const smallest = new Float64Array(keys.length).fill(Number.POSITIVE_INFINITY);
  for (let tune = 0; tune < keys.length; tune++) {
    if (!counts(tune)) continue;
    const root = roots[tune] ?? 0;
    smallest[root] = Math.min(smallest[root] ?? 0, keys[tune] ?? 0);
  }
  return smallest;
}

/** The index of a key's split. Keys of clusters are small ones, so their digits are mixed before they decide. */
function splitOfKey(key: number): number {
  if (!Number.isFinite(key)) return 0;
  let hash = 0x811c9dc5;
  for (const digit of numberKey(key)) hash = Math.imul(hash ^ digit.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  const share = ((hash ^ (hash >>> 13)) >>> 0) % 1000;
  if (share < TEST) return SPLITS.indexOf("test");
  return SPLITS.indexOf(share < TEST + VALIDATION ? "validation" : "train");
}

/** The split of a cluster that holds tunes of these content keys and no others. */
export function splitOfCluster(keys: readonly string[]): Split {
  return SPLITS[splitOfKey(Math.min(...keys.map(keyNumber)))] ?? "train";
}

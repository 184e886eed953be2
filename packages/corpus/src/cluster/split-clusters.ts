/**
 * @file Which tunes are learnt from, and which only judge: whole clusters, decided by their content.
 *
 * The split of a cluster follows from the hash of its smallest content key, so the same tunes fall the same way in
 * every build and on every machine; a new source moves only clusters that its own tunes join. A cluster of very many tunes
 * is always trained on: it would be most of a test.
 *
 * Guarantee: a tune of the default tiers has the split that it has without any other tier. So weights that learnt from the
 * default training tunes may go on to learn from all tiers, and no test tune of either was ever learnt from. A cluster that
 * holds tunes of the default tiers takes their split. Where further tunes would join default clusters of different splits,
 * those further tunes are dropped instead.
 */
import { SPLITS } from "../build/tune.ts";
import type { Clusters } from "./cluster-corpus.ts";
import { numberKey } from "./content-key.ts";

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
/** Stands for clusters without a tune of the default tiers. */
const NONE = 254;

/** Of a thousand clusters, so many are tested on, and so many validated on. */
const TEST = 50;
const VALIDATION = 50;
/** A cluster of more tunes is trained on. */
const LARGE = 50;

const TRAIN_INDEX = SPLITS.indexOf("train");
const VALIDATION_INDEX = SPLITS.indexOf("validation");
const TEST_INDEX = SPLITS.indexOf("test");

/** Share out the tunes. */
export function splitClusters({ keys, layers, all, base }: SplitInput): SplitTunes {
  const isBase = (tune: number) => layers[tune] === 0;
  const alone = describeClusters(keys, base, isBase);
  const together = describeClusters(keys, all, () => true);
  const known = new Uint8Array(keys.length).fill(NONE);
  for (let tune = 0; tune < keys.length; tune++) {
    const root = all[tune] ?? 0;
    if (isBase(tune)) known[root] = mergeSplits(known[root] ?? NONE, alone.splitOf(tune));
  }
  const splits = new Uint8Array(keys.length);
  const clusters = new Float64Array(keys.length);
  for (let tune = 0; tune < keys.length; tune++) {
    const split = known[all[tune] ?? 0] ?? NONE;
    const isApart = split === BRIDGE && isBase(tune);
    clusters[tune] = (isApart ? alone : together).keyOf(tune);
    if (isApart) splits[tune] = alone.splitOf(tune);
    else splits[tune] = split === NONE ? together.splitOf(tune) : split;
  }
  return { splits, clusters };
}

/** One split and another: the same, or a bridge. */
function mergeSplits(known: number, found: number): number {
  return known === NONE || known === found ? found : BRIDGE;
}

/** Key and split of each tune's cluster. @param roots (N) the tune that stands for each one's cluster */
function describeClusters(keys: Float64Array, roots: Int32Array, counts: (tune: number) => boolean) {
  const smallest = new Float64Array(keys.length).fill(Number.POSITIVE_INFINITY);
  const sizes = new Int32Array(keys.length);
  for (let tune = 0; tune < keys.length; tune++) {
    if (!counts(tune)) continue;
    const root = roots[tune] ?? 0;
    smallest[root] = Math.min(smallest[root] ?? 0, keys[tune] ?? 0);
    sizes[root] = (sizes[root] ?? 0) + 1;
  }
  const keyOf = (tune: number) => smallest[roots[tune] ?? 0] ?? 0;
  const splitOf = (tune: number) =>
    (sizes[roots[tune] ?? 0] ?? 0) > LARGE ? TRAIN_INDEX : splitOfKey(keyOf(tune));
  return { keyOf, splitOf };
}

/** The index of a key's split. Keys of clusters are small ones, so their digits are mixed before they decide. */
function splitOfKey(key: number): number {
  let hash = 0x811c9dc5;
  for (const digit of numberKey(key)) hash = Math.imul(hash ^ digit.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  const share = ((hash ^ (hash >>> 13)) >>> 0) % 1000;
  if (share < TEST) return TEST_INDEX;
  return share < TEST + VALIDATION ? VALIDATION_INDEX : TRAIN_INDEX;
}

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
export function splitClusters(input: SplitInput): SplitTunes {
  const { keys, layers, all, base } = input;
  const alone = describeClusters(keys, base, (tune) => layers[tune] === 0);
  const together = describeClusters(keys, all, () => true);
  const known = knownSplits(input, alone.splitOf);
  const splits = new Uint8Array(keys.length);
  const clusters = new Float64Array(keys.length);
  for (let tune = 0; tune < keys.length; tune++) {
    const split = known(tune);
    const isApart = split === BRIDGE && layers[tune] === 0;
    const home = isApart ? alone : together;
    clusters[tune] = home.keyOf(tune);
    splits[tune] = isApart || split === NONE ? home.splitOf(tune) : split;
  }
  return { splits, clusters };
}

/** For each tune the one split of all default tunes of its cluster; `NONE` where there is none, `BRIDGE` for several. */
function knownSplits(
  { layers, all }: SplitInput,
  splitOf: (tune: number) => number,
): (tune: number) => number {
  const known = new Uint8Array(layers.length).fill(NONE);
  const rootOf = (tune: number) => all[tune] ?? tune;
  for (let tune = 0; tune < layers.length; tune++) {
    if (layers[tune] !== 0) continue;
    const before = known[rootOf(tune)];
    const split = splitOf(tune);
    known[rootOf(tune)] = before === NONE || before === split ? split : BRIDGE;
  }
  return (tune) => known[rootOf(tune)] ?? NONE;
}

/** Key and split of each tune's cluster. @param roots (N) the tune that stands for each one's cluster */
function describeClusters(keys: Float64Array, roots: Int32Array, counts: (tune: number) => boolean) {
  const smallest = new Float64Array(keys.length).fill(Number.POSITIVE_INFINITY);
  const sizes = new Int32Array(keys.length);
  const rootOf = (tune: number) => roots[tune] ?? tune;
  const keyOf = (tune: number) => smallest[rootOf(tune)] ?? 0;
  const sizeOf = (tune: number) => sizes[rootOf(tune)] ?? 0;
  for (const [tune, key] of keys.entries()) {
    if (!counts(tune)) continue;
    smallest[rootOf(tune)] = Math.min(keyOf(tune), key);
    sizes[rootOf(tune)] = sizeOf(tune) + 1;
  }
  return { keyOf, splitOf: (tune: number) => (sizeOf(tune) > LARGE ? TRAIN_INDEX : splitOfKey(keyOf(tune))) };
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

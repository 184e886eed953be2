/** @file How many clusters there are, how large, and in which split. */
import { numberKey } from "../cluster/content-key.ts";
import { groupContent } from "../cluster/same-content.ts";
import { KEEP } from "./choose-copies.ts";
import type { ClusterReport, Manifest } from "./manifest.ts";
import { createTally } from "./tally.ts";
import { SPLITS, type Split } from "./tune.ts";

/** Where each tune belongs; N of them. */
export interface TunePlaces {
  /** (N) index into `SPLITS` of those that are kept. */
  readonly splits: Uint8Array;
  /** (N) the smallest content key of each one's cluster. */
  readonly clusters: Float64Array;
  /** (N) `KEEP` or why it is dropped. */
  readonly fates: Uint8Array;
}

/** Clusters that are told by name. */
const LARGEST = 10;

/** Count clusters by their kept tunes. */
export function countClusters({
  splits,
  clusters,
  fates,
}: TunePlaces): Omit<Manifest["clusters"], "compared" | "lookedTwice"> {
  const { order, starts } = groupContent(clusters);
  const sizes = createTally();
  const bySplit: Record<Split, number> = { train: 0, validation: 0, test: 0 };
  let largest: ClusterReport[] = [];
  let count = 0;
  for (let group = 0; group + 1 < starts.length; group++) {
    const kept = order.subarray(starts[group], starts[group + 1]).filter((tune) => fates[tune] === KEEP);
    const first = kept[0];
    if (first === undefined) continue;
    const split = SPLITS[splits[first] ?? 0] ?? "train";
    count++;
    bySplit[split]++;
    sizes.add(String(kept.length));
    if (kept.length <= (largest[LARGEST - 1]?.tunes ?? 0)) continue;
    largest = [...largest, { cluster: numberKey(clusters[first] ?? 0), split, tunes: kept.length }]
      .sort((a, b) => b.tunes - a.tunes)
      .slice(0, LARGEST);
  }
  return { count, bySplit, sizes: sizes.counts(), largest };
}

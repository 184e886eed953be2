/**
 * @file Renderings of one tune put together, among any number of tunes and with little memory.
 *
 * Tunes come in two layers: those of the default tiers, and those that further tiers add. Clusters are made twice at once,
 * of the first layer alone and of both, because the split of the first must not depend on what the second adds.
 */
import { createUnionFind, isSameTune, type MelodyCode, type UnionFind } from "@melodist/search";
import type { MelodyStore } from "./melody-store.ts";
import { type NearPair, nearPairs } from "./near-pairs.ts";
import { groupContent } from "./same-content.ts";

export interface ClusterInput {
  /** (N) content keys. */
  readonly keys: Float64Array;
  /** (N) 0 for tunes of the default tiers, 1 for others. */
  readonly layers: Uint8Array;
  readonly store: MelodyStore;
  /** For files that are gone afterwards. */
  readonly folder: string;
  /** Awaited now and then with the pairs compared so far, so that the work can be watched and stopped. */
  readonly breathe: (compared: number) => Promise<void>;
}

export interface Clusters {
  /** (N) the smallest tune of each one's cluster, of both layers. */
  readonly all: Int32Array;
  /** (N) the same among the first layer alone; meaningless for tunes of the second. */
  readonly base: Int32Array;
  /** Pairs that were compared. */
  readonly compared: number;
}

/** Pairs that are compared without a breath. */
const BREATH = 256;

/** Cluster tunes by melody. */
export async function clusterCorpus(input: ClusterInput): Promise<Clusters> {
  const { keys, layers, store, folder } = input;
  const all = createUnionFind(keys.length);
  const base = createUnionFind(keys.length);
  const tunes = joinCopies(keys, layers, { all, base });
  const recent = createRecent(store);
  let compared = 0;
  const breathe = () => input.breathe(compared);
  function compare([a, b]: NearPair): void {
    const isBase = layers[a] === 0 && layers[b] === 0;
    if (isBase ? base.find(a) === base.find(b) : all.find(a) === all.find(b)) return;
    compared++;
    if (!isSameTune(recent(a), store.read(b))) return;
    all.join(a, b);
    if (isBase) base.join(a, b);
  }
  for await (const pairs of nearPairs({ tunes, layers, store, folder, breathe })) {
    for (const [index, pair] of pairs.entries()) {
      if (index % BREATH === 0) await breathe();
      compare(pair);
    }
  }
  return { all: all.roots(), base: base.roots(), compared };
}

/** Join the tunes of one content, and name one of each to speak for them: of the first layer where there is one. */
function joinCopies(
  keys: Float64Array,
  layers: Uint8Array,
  { all, base }: { readonly all: UnionFind; readonly base: UnionFind },
): Int32Array {
  const { order, starts } = groupContent(keys);
  const speakers = new Int32Array(starts.length - 1);
  for (let group = 0; group + 1 < starts.length; group++) {
    const members = order.subarray(starts[group], starts[group + 1]);
    const first = members[0] ?? 0;
    const firstBase = members.find((member) => layers[member] === 0);
    for (const member of members) {
      all.join(first, member);
      if (layers[member] === 0 && firstBase !== undefined) base.join(firstBase, member);
    }
    speakers[group] = firstBase ?? first;
  }
  return speakers.sort();
}

/** The last melody read: pairs come sorted by their first tune. */
function createRecent(store: MelodyStore): (tune: number) => MelodyCode {
  let number = -1;
  let code: MelodyCode | undefined;
  return (tune) => {
    if (code === undefined || number !== tune) code = store.read(tune);
    number = tune;
    return code;
  };
}

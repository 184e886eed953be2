/** @file Of tunes with one content the best is kept; of a chosen split none is left out. */

import { groupContent } from "../cluster/same-content.ts";
import { BRIDGE } from "../cluster/split-clusters.ts";

/** What happens to a tune. */
export const KEEP = 0;
export const DROP_COPY = 1;
export const DROP_BRIDGE = 2;
export const DROP_NEAR = 3;

/**
 * Choose what is kept.
 *
 * @param keys (N) content keys  @param ranks (N) the smaller the better  @param splits (N) `BRIDGE` for those to drop
 * @returns (N) `KEEP`, `DROP_COPY` or `DROP_BRIDGE`
 */
export function chooseCopies(keys: Float64Array, ranks: Uint8Array, splits: Uint8Array): Uint8Array {
  const fates = Uint8Array.from(splits, (split) => (split === BRIDGE ? DROP_BRIDGE : KEEP));
  const { order, starts } = groupContent(keys);
  for (let group = 0; group + 1 < starts.length; group++) {
    const members = order.subarray(starts[group], starts[group + 1]);
    let best = -1;
    for (const member of members) {
      if (fates[member] !== KEEP) continue;
      if (best < 0 || (ranks[member] ?? 0) < (ranks[best] ?? 0)) best = member;
    }
    for (const member of members) {
      if (fates[member] === KEEP && member !== best) fates[member] = DROP_COPY;
    }
  }
  return fates;
}

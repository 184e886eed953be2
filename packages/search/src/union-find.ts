/** @file Which things belong together when pairs are joined one after another, in whatever order. */

/** Sets over the numbers 0 to size - 1. */
export interface UnionFind {
  /** Join the sets of two members; false when they were one set already. */
  readonly join: (a: number, b: number) => boolean;
  /** The smallest member of the set: the same whatever the order of joining. */
  readonly find: (member: number) => number;
  /** (size) the smallest member of each one's set. */
  readonly roots: () => Int32Array;
}

/**
 * Every number a set of its own. Memory: 4 bytes a member.
 *
 * @see Tarjan 1975, "Efficiency of a good but not linear set union algorithm" (with path halving, and the smaller
 * root as the parent, so that the outcome does not depend on order)
 */
export function createUnionFind(size: number): UnionFind {
  const parents = new Int32Array(size);
  for (let member = 0; member < size; member++) parents[member] = member;
  function find(member: number): number {
    let at = member;
    for (;;) {
      const parent = parents[at] ?? at;
      if (parent === at) return at;
      const above = parents[parent] ?? parent;
      parents[at] = above;
      at = above;
    }
  }
  function join(a: number, b: number): boolean {
    const first = find(a);
    const second = find(b);
    if (first === second) return false;
    parents[Math.max(first, second)] = Math.min(first, second);
    return true;
  }
  return { join, find, roots: () => parents.map((_, member) => find(member)) };
}

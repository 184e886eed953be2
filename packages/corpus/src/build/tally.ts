/** @file Counting by name. */

/** How many of each; names in the order of their code points, so that it prints the same every time. */
export type Counts = Readonly<Record<string, number>>;

export interface Tally {
  readonly add: (name: string, by?: number) => void;
  readonly counts: () => Counts;
}

export function createTally(): Tally {
  const found = new Map<string, number>();
  return {
    add: (name, by = 1) => void found.set(name, (found.get(name) ?? 0) + by),
    counts: () => Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** All counts together. */
export function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** @file Counts and what follows from them. NaN wherever there was nothing to count: the judges take it for unknown. */

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

export function spread(numbers: readonly number[]): number {
  const centre = mean(numbers);
  return Math.sqrt(mean(numbers.map((number) => (number - centre) ** 2)));
}

export function share<Item>(items: readonly Item[], passes: (item: Item) => boolean): number {
  return items.filter(passes).length / items.length;
}

/** How often each comes. */
export function tally(names: readonly (string | number)[]): ReadonlyMap<string | number, number> {
  const counts = new Map<string | number, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Bits that it takes to tell which of them one is. */
export function entropy(names: readonly (string | number)[]): number {
  if (names.length === 0) return Number.NaN;
  return [...tally(names).values()].reduce((bits, count) => {
    return bits - (count / names.length) * Math.log2(count / names.length);
  }, 0);
}

/** Each with the one before it. */
export function pairs<Item>(items: readonly Item[]): readonly (readonly [before: Item, after: Item])[] {
  return items.slice(1).map((after, index) => [items[index] as Item, after]);
}

/** Named figures under one name: `degree` and `[0.2, 0.1]` are `degree0` and `degree1`. */
export function numbered(name: string, figures: readonly number[]): Readonly<Record<string, number>> {
  return Object.fromEntries(figures.map((figure, index) => [`${name}${index}`, figure]));
}

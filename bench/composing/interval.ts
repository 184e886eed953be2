/** @file Means and quantiles with the spread that another sample would have shown. */
import { createRandom } from "@melodist/random";

/** A figure and where 95 % of resampled ones lie. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 1_000;

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The number below which a share of some numbers lies. @param share 0 to 1 */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/**
 * A figure of some numbers with its 95 % interval.
 *
 * @param clusters for each number what it belongs with: variants of one tune are drawn together or not at all
 * @see Efron 1979 for the bootstrap; the plain percentile interval
 * @example
 * interval([1, 2, 3], mean).value; // => 2
 */
export function interval(
  numbers: readonly number[],
  figure: (numbers: readonly number[]) => number,
  clusters: readonly (string | number)[] = numbers.map((_, index) => index),
): Interval {
  const members = new Map<string | number, number[]>();
  for (const [index, number] of numbers.entries()) {
    const cluster = clusters[index] ?? index;
    members.set(cluster, [...(members.get(cluster) ?? []), number]);
  }
  const rows = [...members.values()];
  const random = createRandom(1);
  const resampled = Array.from({ length: RESAMPLES }, () =>
    figure(rows.flatMap(() => rows[Math.floor(random() * rows.length)] ?? [])),
  );
  return { value: figure(numbers), low: quantile(resampled, 0.025), high: quantile(resampled, 0.975) };
}

/** @example printInterval({ value: 0.512, low: 0.47, high: 0.55 }, 100, 1); // => "51.2 (47.0 to 55.0)" */
export function printInterval({ value, low, high }: Interval, times = 1, digits = 2): string {
  const [figure, from, to] = [value, low, high].map((number) => (times * number).toFixed(digits));
  return `${figure} (${from} to ${to})`;
}

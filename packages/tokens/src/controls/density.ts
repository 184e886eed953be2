/** @file How many notes there are in the time of a whole note, in five levels. */
import type { DensityLevel } from "./controls.ts";

/** Notes a whole note at which the next level begins: each level has a fifth of the corpora's tunes (`bench/tokens-study.ts`). */
const THRESHOLDS: readonly number[] = [4, 5.25, 6.5, 7.5];

/**
 * The level of so many notes a whole note, rests counted as time.
 *
 * @example
 * densityLevel(8); // => 5
 */
export function densityLevel(notesPerWhole: number): DensityLevel {
  const passed = THRESHOLDS.filter((threshold) => notesPerWhole >= threshold).length;
  return ([1, 2, 3, 4, 5] as const)[passed] ?? 5;
}

/** @file The time that a tuplet takes when only its number is written. Reading and printing share it. */
import { isCompound, type Meter } from "@melodist/score";

/**
 * In the time of how many notes `actual` notes are played.
 *
 * @see ABC standard 2.1, section 4.13 "Duplets, triplets, quadruplets, etc."
 * @example
 * defaultNormal(3, { kind: "free" }); // => 2
 */
export function defaultNormal(actual: number, meter: Meter): number {
  if (actual === 2 || actual === 4 || actual === 8) return 3;
  if (actual === 3 || actual === 6) return 2;
  return isCompound(meter) ? 3 : 2;
}

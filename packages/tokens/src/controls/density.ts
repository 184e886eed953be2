/** @file How many notes there are to a beat, in five levels. */
import { type Duration, duration, isCompound, type Meter } from "@melodist/score";
import type { DensityLevel } from "./controls.ts";

/** Notes a beat at which the next level begins: fifths of the corpora's tunes lie between (`bench/tokens-study.ts`). */
const THRESHOLDS: readonly number[] = [1, 1.4, 1.8, 2.3];

/**
 * The level of a number of notes a beat.
 *
 * @example
 * densityLevel(2); // => 4
 */
export function densityLevel(notesPerBeat: number): DensityLevel {
  const passed = THRESHOLDS.filter((threshold) => notesPerBeat >= threshold).length;
  return ([1, 2, 3, 4, 5] as const)[passed] ?? 5;
}

/**
 * The beat that a meter is felt in, in whole notes: dotted in compound meters, the counted note otherwise, but a
 * crotchet where two quavers or half a minim are counted.
 */
export function feltBeat(meter: Meter): Duration {
  if (meter.kind === "free") return duration(1, 4);
  if (isCompound(meter) || (meter.unit >= 8 && meter.beats[0] === 3)) return duration(3, meter.unit);
  const beats = meter.beats.reduce((sum, group) => sum + group, 0);
  if (meter.unit === 2 && beats === 2) return duration(1, 4);
  return meter.unit >= 8 && beats % 2 === 0 ? duration(2, meter.unit) : duration(1, meter.unit);
}

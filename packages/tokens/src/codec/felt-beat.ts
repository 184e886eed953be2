/** @file The beat of a meter. */
import { type Duration, duration, isCompound, type Meter } from "@melodist/score";

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

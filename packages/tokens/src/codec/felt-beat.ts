/** @file The beat of a meter. */
import { type Duration, dottedBeat, duration, type Meter } from "@melodist/score";

/**
 * The beat that a meter is felt in, in whole notes: dotted in compound meters, the counted note otherwise, but a
 * crotchet where two quavers or half a minim are counted.
 */
export function feltBeat(meter: Meter): Duration {
  if (meter.kind === "free") return duration(1, 4);
  const dotted = dottedBeat(meter);
  if (dotted !== undefined) return dotted;
  const beats = meter.beats.reduce((sum, group) => sum + group, 0);
  if (meter.unit === 2 && beats === 2) return duration(1, 4);
  return meter.unit >= 8 && beats % 2 === 0 ? duration(2, meter.unit) : duration(1, meter.unit);
}

/** @file Bars as musicians count them. */
import { addDurations, compareDurations, ZERO } from "./duration.ts";
import { measureLength } from "./meter.ts";
import type { PlacedMeasure } from "./timeline.ts";

/**
 * The number of each measure's bar: the first full bar is 1, a pick-up 0, and the parts of a bar that a repeat
 * sign or double bar divides share a number.
 *
 * @param placed all measures of a voice
 */
export function numberBars(placed: readonly PlacedMeasure[]): readonly number[] {
  let number = 1;
  let filled = ZERO;
  return placed.map(({ measure, length, meter, index }) => {
    const here = number;
    filled = addDurations(filled, length);
    const full = measureLength(meter);
    const isPartial = full !== undefined && compareDurations(filled, full) < 0;
    if (index === 0 && isPartial && measure.close?.style !== "split") {
      filled = ZERO;
      return 0;
    }
    if (isPartial && measure.close?.style !== "single") return here;
    number++;
    filled = ZERO;
    return here;
  });
}

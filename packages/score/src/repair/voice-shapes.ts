/** @file The bars of every voice as shapes, each where it stands in its bar. */
import { type Meter, measureLength } from "../meter.ts";
import type { Score } from "../score.ts";
import { type PlacedMeasure, placeMeasures } from "../timeline.ts";
import { type BarShape, barShape, ticks } from "./bar-shape.ts";

/** A voice laid out for comparison; the three rows are parallel. */
export interface VoiceShapes {
  readonly placed: readonly PlacedMeasure[];
  readonly shapes: readonly BarShape[];
  /** Where in its bar each measure begins, in ticks: not 0 for a pick-up and for the second half of a divided bar. */
  readonly offsets: readonly number[];
}

/**
 * Lay out every voice of a score.
 *
 * @param overlay lay out this overlay of each measure instead of the measure itself
 */
export function shapeVoices(score: Score, overlay?: number): readonly VoiceShapes[] {
  return score.voices.map((voice) => {
    const placed = placeMeasures(score, voice);
    const offsets = barOffsets(placed);
    const shapes = placed.map(({ measure }, index) => {
      const events = overlay === undefined ? measure.events : (measure.overlays[overlay] ?? []);
      return barShape(events, offsets[index] ?? 0);
    });
    return { placed, offsets, shapes };
  });
}

/** Ticks of a full bar, 0 without meter. */
export function fullBarTicks(meter: Meter): number {
  const full = measureLength(meter);
  return full === undefined ? 0 : ticks(full);
}

/** A first measure that is short ends its bar; what follows a divided bar goes on where that one stopped. */
function barOffsets(placed: readonly PlacedMeasure[]): readonly number[] {
  let filled = 0;
  return placed.map(({ length, meter, measure, index }) => {
    const full = fullBarTicks(meter);
    const here = ticks(length);
    if (index === 0 && here < full && measure.close?.style !== "split") return full - here;
    const offset = filled;
    filled += here;
    if (filled >= full || measure.close?.style === "single") filled = 0;
    return offset;
  });
}

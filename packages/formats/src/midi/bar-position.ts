/** @file Where in the bar a measure begins: pick-ups and bars divided by a repeat are parts of a bar. */
import {
  addDurations,
  compareDurations,
  type Duration,
  isTimed,
  type Measure,
  type Meter,
  measureLength,
  type ScoreEvent,
  subtractDurations,
  sumDurations,
  ZERO,
} from "@melodist/score";

/** The time that a stream of events takes, in whole notes. */
export function streamLength(events: readonly ScoreEvent[]): Duration {
  return sumDurations(events.filter(isTimed).map((event) => event.length));
}

/** The time until the next measure begins: the measure's own events count, its overlays do not. */
export function playedLength(measure: Measure): Duration {
  return streamLength(measure.events);
}

/** What the choice of a measure's position depends on. */
export interface MeasureBefore {
  readonly position: Duration;
  readonly length: Duration;
  /** No bar line stands behind it: the bar goes on. */
  readonly isSplit: boolean;
}

/**
 * How far into its bar a measure begins, in whole notes.
 *
 * A first measure that is too short is a pick-up and ends with the bar. A later one that is too short
 * goes on where the one before stopped, if the two together make a bar.
 *
 * @param before undefined for the first measure
 */
export function barPosition(length: Duration, under: Meter, before: MeasureBefore | undefined): Duration {
  const full = measureLength(under);
  if (full === undefined) return ZERO;
  if (before === undefined) {
    return compareDurations(length, full) < 0 ? subtractDurations(full, length) : ZERO;
  }
  const reached = addDurations(before.position, before.length);
  const isUnfinished = compareDurations(reached, full) < 0;
  const fits = compareDurations(addDurations(reached, length), full) <= 0;
  const completes = compareDurations(addDurations(reached, length), full) === 0;
  return isUnfinished && (completes || (before.isSplit && fits)) ? reached : ZERO;
}

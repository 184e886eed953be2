/**
 * @file Which measures fill a bar together.
 *
 * A repeat sign or double bar may fall inside a bar: what stands before it and what is played after it
 * then make one bar, for each way the music can go on. So the measures are taken in playing order; a plain
 * bar line closes a bar, and every other line closes one only if the bar is full or the next begins a full one.
 */
import { addDurations, compareDurations, type Duration, equalDurations, ZERO } from "./duration.ts";
import { isTimed } from "./event.ts";
import { type Meter, measureLength } from "./meter.ts";
import { MOST_MEASURES, playingOrder } from "./playing-order.ts";
import type { BarLine, Voice } from "./score.ts";
import type { PlacedMeasure } from "./timeline.ts";

/** One bar as played. */
export interface BarFill {
  /** Indices of the measures that make the bar, in playing order. */
  readonly measures: readonly number[];
  readonly actual: Duration;
  readonly expected: Duration;
  readonly meter: Meter;
  /** The measure played before the bar, when only a repeat sign or double bar divides them. */
  readonly after: number | undefined;
  /** Nothing is played before it, or after it. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * The bars of a voice as played, each way through the repeats once. Measures without meter, and measures
 * without music, are passed over.
 *
 * @param placed all measures of the voice
 */
export function fillBars(voice: Voice, placed: readonly PlacedMeasure[]): readonly BarFill[] {
  const played = soundingMeasures(voice, placed);
  const fills = new Map<string, BarFill>();
  let start = 0;
  let actual = ZERO;
  for (const [place, here] of played.entries()) {
    const expected = measureLength(here.meter);
    if (expected === undefined) {
      start = place + 1;
      actual = ZERO;
      continue;
    }
    actual = addDurations(actual, filledLength(here));
    const next = played[place + 1];
    if (next !== undefined && !closesBar(here.measure.close, actual, expected, next)) continue;
    const measures = played.slice(start, place + 1).map(({ index }) => index);
    const before = played[start - 1];
    const after = before?.measure.close?.style === "single" ? undefined : before?.index;
    const fill = {
      measures,
      actual,
      expected,
      meter: here.meter,
      after,
      isFirst: start === 0,
      isLast: next === undefined,
    };
    const key = `${measures.join()} ${fill.isFirst} ${fill.isLast}`;
    fills.set(key, fill);
    start = place + 1;
    actual = ZERO;
  }
  return [...fills.values()];
}

/** The measures with music in them, in playing order; when they are too many to play, as they are written. */
function soundingMeasures(voice: Voice, placed: readonly PlacedMeasure[]): readonly PlacedMeasure[] {
  const row = { from: 0, to: placed.length };
  const order = playingOrder(voice.measures, voice.opening, row, MOST_MEASURES);
  const played = order?.flatMap((index) => placed[index] ?? []) ?? placed;
  return played.filter(({ measure }) => measure.events.some(isTimed));
}

/** How much of its bar a measure fills: a rest for the whole bar is as long as the bar, whatever its figure. */
export function filledLength(placed: PlacedMeasure): Duration {
  const timed = placed.measure.events.filter(isTimed);
  const [only] = timed;
  const isWhole = timed.length === 1 && only?.kind === "rest" && only.wholeMeasure;
  return isWhole ? (measureLength(placed.meter) ?? placed.length) : placed.length;
}

/** True when a measure alone is exactly a bar long. */
export function isFullMeasure(placed: PlacedMeasure): boolean {
  const expected = measureLength(placed.meter);
  return expected !== undefined && equalDurations(filledLength(placed), expected);
}

/** A plain line closes whatever has been counted; other lines may fall inside a bar; a split is no line. */
function closesBar(
  line: BarLine | undefined,
  actual: Duration,
  expected: Duration,
  next: PlacedMeasure,
): boolean {
  if (line?.style === "split") return false;
  return line?.style === "single" || compareDurations(actual, expected) >= 0 || isFullMeasure(next);
}

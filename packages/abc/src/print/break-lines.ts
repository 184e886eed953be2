/** @file Line breaks for scores that have none, or too many. */
import {
  type Duration,
  type Measure,
  type Meter,
  measureLength,
  placeMeasures,
  type Score,
  type ScoreEvent,
  type Voice,
} from "@melodist/score";

/**
 * Break the lines of a score every few bars, and where a section ends. A second ending stays beside the first.
 *
 * @param barsPerLine full bars a line, >= 1; a pick-up does not count
 */
export function breakLines(score: Score, barsPerLine: number): Score {
  return { ...score, voices: score.voices.map((voice) => breakVoice(score, voice, barsPerLine)) };
}

function breakVoice(score: Score, voice: Voice, barsPerLine: number): Voice {
  let bars = 0;
  let due = false;
  const placed = placeMeasures(score, voice);
  const measures = placed.map(({ measure, length, meter }, index): Measure => {
    const events = withoutBreaks(measure.events);
    const overlays = measure.overlays.map(withoutBreaks);
    const broken: readonly ScoreEvent[] = due ? [{ kind: "line-break", span: undefined }, ...events] : events;
    if (due) bars = 0;
    bars += inBars(length, meter);
    const isFull = bars >= barsPerLine || endsSection(measure);
    due = isFull && measure.close?.style !== "split" && !isLaterEnding(placed[index + 1]?.measure);
    return { ...measure, events: broken, overlays };
  });
  return { ...voice, measures };
}

/** Of a whole bar, at most 1; in free time every measure is one. */
function inBars(length: Duration, meter: Meter): number {
  const whole = measureLength(meter);
  if (whole === undefined) return 1;
  return Math.min(1, (length.num * whole.den) / (length.den * whole.num));
}

function isLaterEnding(measure: Measure | undefined): boolean {
  return measure?.ending !== undefined && !measure.ending.numbers.includes(1);
}

function withoutBreaks(events: readonly ScoreEvent[]): readonly ScoreEvent[] {
  return events.filter((event) => event.kind !== "line-break");
}

/** A repeat or a heavy bar line ends a line whatever the count. */
function endsSection({ close }: Measure): boolean {
  if (close === undefined) return false;
  return close.repeatStart > 0 || ["double", "final", "heavy-left"].includes(close.style);
}

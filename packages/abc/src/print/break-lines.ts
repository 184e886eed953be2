/** @file Line breaks for scores that have none, or too many. */
import type { Measure, Score, ScoreEvent, Voice } from "@melodist/score";

/**
 * Break the lines of a score every few bars, and where a section ends.
 *
 * @param barsPerLine full bars a line, >= 1; a pick-up does not count
 */
export function breakLines(score: Score, barsPerLine: number): Score {
  return { ...score, voices: score.voices.map((voice) => breakVoice(voice, barsPerLine)) };
}

function breakVoice(voice: Voice, barsPerLine: number): Voice {
  let bars = 0;
  let due = false;
  const measures = voice.measures.map((measure): Measure => {
    const events = withoutBreaks(measure.events);
    const overlays = measure.overlays.map(withoutBreaks);
    const broken: readonly ScoreEvent[] = due ? [{ kind: "line-break", span: undefined }, ...events] : events;
    if (due) bars = 0;
    bars++;
    due = measure.close?.style !== "split" && (bars >= barsPerLine || endsSection(measure));
    return { ...measure, events: broken, overlays };
  });
  return { ...voice, measures };
}

function withoutBreaks(events: readonly ScoreEvent[]): readonly ScoreEvent[] {
  return events.filter((event) => event.kind !== "line-break");
}

/** A repeat or a heavy bar line ends a line whatever the count. */
function endsSection({ close }: Measure): boolean {
  if (close === undefined) return false;
  return close.repeatStart > 0 || ["double", "final", "heavy-left"].includes(close.style);
}

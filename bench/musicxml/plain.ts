/** @file A score without what every player plays in its own way: grace notes, ornaments, *da capo* and the like. */
import type { BarLine, Mark, Score, ScoreEvent } from "@melodist/score";

/** The score to compare in place of another; the order of parts, which MusicXML cannot say, is left out too. */
export function plain(score: Score): Score {
  const voices = score.voices.map((voice) => ({
    ...voice,
    measures: voice.measures.map((measure) => ({
      ...measure,
      events: measure.events.map(plainEvent),
      overlays: measure.overlays.map((overlay) => overlay.map(plainEvent)),
      close: plainLine(measure.close),
    })),
  }));
  return { ...score, parts: undefined, voices };
}

function plainEvent(event: ScoreEvent): ScoreEvent {
  if (!("marks" in event)) return event;
  return { ...event, marks: event.marks.filter(isPlain), grace: undefined };
}

function plainLine(line: BarLine | undefined): BarLine | undefined {
  return line === undefined ? undefined : { ...line, marks: line.marks.filter(isPlain) };
}

function isPlain(mark: Mark): boolean {
  return mark.kind !== "decoration";
}

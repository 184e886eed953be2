/** @file A score without what every player plays in its own way. */
import type { Mark, Score, ScoreEvent } from "@melodist/score";

/** Without what players play in their own way. */
export function plain(score: Score): Score {
  const strip = (event: ScoreEvent): ScoreEvent => {
    if (!("marks" in event)) return event;
    return {
      ...event,
      marks: event.marks.filter((mark: Mark) => mark.kind !== "decoration"),
      grace: undefined,
    };
  };
  const voices = score.voices.map((voice) => ({
    ...voice,
    measures: voice.measures.map((measure) => ({
      ...measure,
      events: measure.events.map(strip),
      overlays: measure.overlays.map((overlay) => overlay.map(strip)),
    })),
  }));
  return { ...score, parts: undefined, voices };
}

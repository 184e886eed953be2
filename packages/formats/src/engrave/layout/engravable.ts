/** @file A score with every sign in a form that the engraver shows. */
import type { Mark, Score, ScoreEvent } from "@melodist/score";

/** Decorations without a sign of their own in the engraver → what is printed above the note instead. */
const PRINTED: Readonly<Record<string, string>> = {
  roll: "~",
  fine: "Fine",
  dacapo: "Da Capo",
  dacoda: "To Coda",
  "D.C.": "D.C.",
  "D.S.": "D.S.",
};

/** The score to engrave in place of another: its tempo stands in the header, so the music need not repeat it. */
export function engravable(score: Score): Score {
  const voices = score.voices.map((voice) => ({
    ...voice,
    measures: voice.measures.map((measure) => ({
      ...measure,
      events: measure.events.map(withPrintedMarks),
      overlays: measure.overlays.map((overlay) => overlay.map(withPrintedMarks)),
    })),
  }));
  return { ...score, tempo: undefined, voices };
}

function withPrintedMarks(event: ScoreEvent): ScoreEvent {
  return "marks" in event && event.marks.length > 0 ? { ...event, marks: event.marks.map(printed) } : event;
}

function printed(mark: Mark): Mark {
  if (mark.kind === "no-chord") return { kind: "annotation", place: "above", text: mark.text };
  const text =
    mark.kind === "decoration" && Object.hasOwn(PRINTED, mark.name) ? PRINTED[mark.name] : undefined;
  return text === undefined ? mark : { kind: "annotation", place: "above", text };
}

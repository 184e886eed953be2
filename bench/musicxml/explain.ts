/** @file Why another program plays a tune otherwise than we do: what of the tune is known to be heard differently. */
import { isTimed, type Measure, placeMeasures, type Score, type ScoreEvent } from "@melodist/score";

/** The class of a difference; the first that fits. */
export function explain(score: Score): string {
  if (voicesDisagree(score)) return "voices that disagree about the length of a bar, repeats or endings";
  if (saysDaCapo(score)) return "words such as “Da Capo”, which MuseScore follows";
  if (score.voices.some(({ measures }) => measures.some((_, index) => tiesAcrossRepeat(measures, index)))) {
    return "a tie into or out of a repeat, which is heard on one pass only";
  }
  return "other";
}

function voicesDisagree(score: Score): boolean {
  const shapes = score.voices.map((voice) =>
    placeMeasures(score, voice).map(({ measure, length }) =>
      [length.num, length.den, measure.close?.repeatEnd ?? 0, measure.ending === undefined].join(),
    ),
  );
  return shapes.some((shape) => shape.join(" ") !== shapes[0]?.join(" "));
}

const DA_CAPO = /\b(?:d\.? ?[cs]\.|da ?capo|dal ?segno|fine)/iu;

function saysDaCapo(score: Score): boolean {
  const events = score.voices.flatMap((voice) => voice.measures.flatMap((measure) => measure.events));
  return events.some(
    (event) => "marks" in event && event.marks.some((mark) => "text" in mark && DA_CAPO.test(mark.text)),
  );
}

/** A note is tied over a line where the music may also come from, or go, somewhere else. */
function tiesAcrossRepeat(measures: readonly Measure[], index: number): boolean {
  const [measure, next] = [measures[index], measures[index + 1]];
  const last = [measure?.events ?? [], ...(measure?.overlays ?? [])].map((events) =>
    events.findLast(isTimed),
  );
  if (!last.some(isTied)) return false;
  const close = measure?.close;
  return (
    (close?.repeatEnd ?? 0) + (close?.repeatStart ?? 0) > 0 ||
    next?.ending !== undefined ||
    next === undefined
  );
}

function isTied(event: ScoreEvent | undefined): boolean {
  if (event?.kind === "note") return event.tie !== undefined;
  return event?.kind === "chord" && event.notes.some((note) => note.tie !== undefined);
}

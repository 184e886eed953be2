/** @file Repairs as data: what is changed, and the score after it. */
import { assertNever } from "@melodist/errors";
import { type Duration, scaleDuration } from "../duration.ts";
import { isTimed, type Note, plainRest, type ScoreEvent, type TimedEvent, UNADORNED } from "../event.ts";
import type { Pitch } from "../pitch.ts";
import type { BarLine, Measure, Score, Voice } from "../score.ts";

/** Where an edit is made: `event` counts all events of the measure (or overlay), those without length too. */
export interface EditPlace {
  readonly voice: number;
  readonly measure: number;
  /** The overlay that is changed; undefined for the measure itself. */
  readonly overlay: number | undefined;
}

/** One change to the notes or bar lines of a score. */
export type RepairEdit = EditPlace &
  (
    | { readonly kind: "set-length"; readonly event: number; readonly length: Duration }
    | {
        readonly kind: "insert-note";
        readonly event: number;
        readonly pitch: Pitch;
        readonly length: Duration;
      }
    | { readonly kind: "insert-rest"; readonly event: number; readonly length: Duration }
    | { readonly kind: "delete-event"; readonly event: number }
    /** The bar line is put before the event. */
    | { readonly kind: "insert-bar-line"; readonly event: number }
    /** The line at the end of the measure is taken out. */
    | { readonly kind: "remove-bar-line" }
    /** Every length of the measure is multiplied by num/den. */
    | { readonly kind: "scale-lengths"; readonly num: number; readonly den: number }
  );

/** The events of the measure or overlay. */
export function eventsAt(score: Score, place: EditPlace): readonly ScoreEvent[] {
  const measure = score.voices[place.voice]?.measures[place.measure];
  return (place.overlay === undefined ? measure?.events : measure?.overlays[place.overlay]) ?? [];
}

/** The score after an edit. An edit that names no place in the score changes nothing. */
export function applyEdit(score: Score, edit: RepairEdit): Score {
  const voices = score.voices.map((voice, index) => (index === edit.voice ? editVoice(voice, edit) : voice));
  return { ...score, voices };
}

function editVoice(voice: Voice, edit: RepairEdit): Voice {
  const measure = voice.measures[edit.measure];
  if (measure === undefined) return voice;
  const [before, behind] = [voice.measures.slice(0, edit.measure), voice.measures.slice(edit.measure + 1)];
  if (edit.kind === "remove-bar-line") {
    const [next, ...rest] = behind;
    return next === undefined
      ? voice
      : { ...voice, measures: [...before, joinMeasures(measure, next), ...rest] };
  }
  const edited =
    edit.kind === "insert-bar-line" ? splitMeasure(measure, edit.event) : [editMeasure(measure, edit)];
  return { ...voice, measures: [...before, ...edited, ...behind] };
}

const PLAIN_LINE: BarLine = { style: "single", repeatEnd: 0, repeatStart: 0, marks: [], span: undefined };

function splitMeasure(measure: Measure, event: number): readonly Measure[] {
  return [
    { ...measure, events: measure.events.slice(0, event), close: PLAIN_LINE },
    { ...measure, ending: undefined, events: measure.events.slice(event), overlays: [] },
  ];
}

function joinMeasures(measure: Measure, next: Measure): Measure {
  return {
    ending: measure.ending,
    events: [...measure.events, ...next.events],
    overlays: measure.overlays,
    close: next.close,
  };
}

type StreamEdit = Exclude<RepairEdit, { readonly kind: "insert-bar-line" | "remove-bar-line" }>;

function editMeasure(measure: Measure, edit: StreamEdit): Measure {
  if (edit.overlay === undefined) return { ...measure, events: editEvents(measure.events, edit) };
  const overlays = measure.overlays.map((events, index) =>
    index === edit.overlay ? editEvents(events, edit) : events,
  );
  return { ...measure, overlays };
}

/** A stream of events after an edit. */
export function editEvents(events: readonly ScoreEvent[], edit: StreamEdit): readonly ScoreEvent[] {
  switch (edit.kind) {
    case "set-length":
      return events.map((event, index) =>
        index === edit.event && isTimed(event) ? withLength(event, edit.length) : event,
      );
    case "insert-note":
      return inserted(events, edit.event, plainNote(edit.pitch, edit.length));
    case "insert-rest":
      return inserted(events, edit.event, plainRest(edit.length));
    case "delete-event":
      return events.filter((_, index) => index !== edit.event);
    case "scale-lengths":
      return events.map((event) =>
        isTimed(event) ? withLength(event, scaleDuration(event.length, edit.num, edit.den)) : event,
      );
    default:
      return assertNever(edit);
  }
}

function inserted(events: readonly ScoreEvent[], at: number, event: ScoreEvent): readonly ScoreEvent[] {
  return [...events.slice(0, at), event, ...events.slice(at)];
}

/** The notes of a chord keep their proportion to the chord. */
function withLength(event: TimedEvent, length: Duration): TimedEvent {
  if (event.kind !== "chord") return { ...event, length };
  const { num, den } = event.length;
  const [first, ...rest] = event.notes;
  const stretch = (note: typeof first) => ({
    ...note,
    length: scaleDuration(scaleDuration(note.length, length.num, length.den), den, num),
  });
  return { ...event, length, notes: [stretch(first), ...rest.map(stretch)] };
}

function plainNote(pitch: Pitch, length: Duration): Note {
  return { kind: "note", ...UNADORNED, pitch, length, courtesy: false, tie: undefined, lyrics: [] };
}

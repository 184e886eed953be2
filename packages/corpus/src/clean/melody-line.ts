/**
 * @file One melody line out of a score: one voice, one note at a time, with its ornaments and chord symbols.
 *
 * Left out are the other voices, the lower notes of chords, further streams of the staff, words, slurs, bowings,
 * dynamics, remarks, changes of clef and tempo, and how the writer broke the lines. Grace notes and ornaments stay.
 */
import {
  type ChordNote,
  type Grace,
  isTimed,
  type Mark,
  type Measure,
  midiKey,
  type Note,
  type Score,
  type ScoreEvent,
  type TimedEvent,
} from "@melodist/score";
import { changed, type Draft, type Refusal, refuseTune } from "./draft.ts";
import { melodyVoice } from "./melody-voice.ts";

/** Decorations that are part of the melody. */
const ORNAMENTS: ReadonlySet<string> = new Set([
  "roll",
  "trill",
  "trill(",
  "trill)",
  "mordent",
  "lowermordent",
  "uppermordent",
  "pralltriller",
  "turn",
  "turnx",
  "invertedturn",
  "invertedturnx",
  "slide",
  "fermata",
]);

/** What was left out on the way. */
interface Losses {
  chords: number;
  overlays: number;
  lyrics: number;
}

/** Reduce a score to its melody. */
export function takeMelodyLine(draft: Draft): Draft | Refusal {
  const { score } = draft;
  const index = melodyVoice(score);
  const voice = index === undefined ? undefined : score.voices[index];
  if (voice === undefined) return refuseTune("no-notes");
  const losses: Losses = { chords: 0, overlays: 0, lyrics: 0 };
  const measures = voice.measures.map((measure) => melodyMeasure(measure, losses));
  const opening = voice.opening && { ...voice.opening, marks: [], span: undefined };
  const melody: Score = {
    ...score,
    parts: undefined,
    words: [],
    voices: [{ id: "", properties: {}, opening, measures }],
  };
  const others = score.voices.length - 1;
  const told: readonly (readonly ["voices" | "chords" | "overlays" | "lyrics", number])[] = [
    ["voices", others],
    ["chords", losses.chords],
    ["overlays", losses.overlays],
    ["lyrics", losses.lyrics + score.words.length],
  ];
  return told.reduce<Draft>(
    (now, [code, count]) => (count === 0 ? now : changed(now, melody, code, String(count))),
    { ...draft, score: melody },
  );
}

function melodyMeasure(measure: Measure, losses: Losses): Measure {
  const events = measure.events.flatMap((event) => melodyEvent(event, losses));
  losses.overlays += measure.overlays.length;
  const close = measure.close && { ...measure.close, marks: [], span: undefined };
  const ending = measure.ending && { ...measure.ending, span: undefined };
  return { ending, events, overlays: [], close };
}

function melodyEvent(event: ScoreEvent, losses: Losses): readonly ScoreEvent[] {
  if (isTimed(event)) return [melodyTimed(event, losses)];
  switch (event.kind) {
    case "meter-change":
    case "key-change":
      return [{ ...event, span: undefined }];
    case "spacer": {
      const marks = melodyMarks(event.marks);
      return marks.length === 0 ? [] : [{ kind: "spacer", grace: undefined, marks, span: undefined }];
    }
    case "tempo-change":
    case "unit-change":
    case "staff-change":
    case "part":
    case "field":
    case "line-break":
      return [];
  }
}

function melodyTimed(event: TimedEvent, losses: Losses): TimedEvent {
  const common = {
    length: event.length,
    beam: event.beam,
    tuplet: event.tuplet,
    slurs: undefined,
    grace: melodyGrace(event.grace),
    marks: melodyMarks(event.marks),
    span: undefined,
  };
  if (event.kind === "rest") {
    return { kind: "rest", visible: event.visible, wholeMeasure: event.wholeMeasure, ...common };
  }
  if (event.lyrics.length > 0) losses.lyrics++;
  const line = { kind: "note" as const, courtesy: false, lyrics: [], ...common };
  if (event.kind === "note") return { ...line, pitch: event.pitch, tie: event.tie && "full" };
  losses.chords++;
  const top = highestNote(event.notes);
  return { ...line, pitch: top.pitch, tie: top.tie && "full" } satisfies Note;
}

function highestNote(notes: readonly [ChordNote, ...ChordNote[]]): ChordNote {
  return notes.reduce((top, note) => (midiKey(note.pitch) > midiKey(top.pitch) ? note : top));
}

function melodyMarks(marks: readonly Mark[]): readonly Mark[] {
  return marks.filter(
    (mark) =>
      mark.kind === "chord-symbol" ||
      mark.kind === "no-chord" ||
      (mark.kind === "decoration" && ORNAMENTS.has(mark.name)),
  );
}

function melodyGrace(grace: Grace | undefined): Grace | undefined {
  if (grace === undefined) return undefined;
  return { ...grace, notes: grace.notes.map(({ pitches: [top], length }) => ({ pitches: [top], length })) };
}

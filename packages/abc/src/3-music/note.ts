/** @file Notes, rests and chords: everything that takes time. */
import {
  type ChordNote,
  type Duration,
  measureLength,
  type Note,
  type Rest,
  type TieStyle,
  WHOLE,
} from "@melodist/score";
import { closeMeasure, PLAIN_BAR } from "./bar.ts";
import { carryTies } from "./joins.ts";
import { breakLength, multipliedLength, readInteger, readMultiplier, soundingLength } from "./length.ts";
import { readDecoration, readQuoted, readSymbolLetter } from "./marks.ts";
import { isPitchStart, readWrittenPitch, resolvePitch } from "./pitch.ts";
import { report, spanOf, type TuneReader } from "./reader.ts";
import { takeTuplet } from "./tuplet.ts";
import {
  addTimed,
  NO_LYRICS,
  type OpenTimed,
  takeGrace,
  takeMarks,
  takeStart,
  type VoiceReader,
  type Writable,
} from "./voice-reader.ts";

/** Bars that one `Z` may rest for. */
const MOST_REST_BARS = 1_000;

/** Read a note. */
export function readNote(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos;
  const written = readWrittenPitch(reader);
  if (written === undefined) return;
  const { pitch, courtesy } = resolvePitch(reader, voice, written);
  const length = soundingLength(reader, voice, readMultiplier(reader), start);
  const from = takeStart(voice, start);
  // Nearly all events are notes: one literal is twice as fast as spreading `timed`.
  const note: Writable<Note> = {
    kind: "note",
    pitch,
    courtesy,
    tie: undefined,
    lyrics: NO_LYRICS,
    length,
    beam: false,
    tuplet: takeTuplet(voice),
    slurs: takeSlurs(voice),
    grace: takeGrace(voice),
    marks: takeMarks(voice),
    span: spanOf(reader, from, reader.pos),
  };
  voice.line.push(note);
  place(reader, voice, note);
}

/** What every timed event takes from the voice: marks, grace notes, slurs, its place in the tuplet. */
function timed(reader: TuneReader, voice: VoiceReader, start: number, length: Duration) {
  const from = takeStart(voice, start);
  return {
    length,
    beam: false,
    tuplet: takeTuplet(voice),
    slurs: takeSlurs(voice),
    grace: takeGrace(voice),
    marks: takeMarks(voice),
    span: spanOf(reader, from, reader.pos),
  };
}

function takeSlurs(voice: VoiceReader) {
  if (voice.slurs.length === 0) return undefined;
  const open: readonly TieStyle[] = voice.slurs;
  voice.slurs = [];
  return { open, close: 0 };
}

/** Append a timed event; the note before may have said `>` or `<`. */
function place(reader: TuneReader, voice: VoiceReader, event: OpenTimed): void {
  if (voice.broken !== 0 && voice.last !== undefined) {
    const dots = Math.abs(voice.broken);
    stretch(voice.last, dots, voice.broken > 0);
    stretch(event, dots, voice.broken < 0);
    voice.broken = 0;
  }
  voice.accidentals.tied = undefined;
  addTimed(reader, voice, event);
}

function stretch(event: OpenTimed, dots: number, long: boolean): void {
  event.length = breakLength(event.length, dots, long);
  if (event.kind !== "chord") return;
  const [first, ...rest] = event.notes;
  const stretched = (note: ChordNote): ChordNote => ({
    ...note,
    length: breakLength(note.length, dots, long),
  });
  event.notes = [stretched(first), ...rest.map(stretched)];
}

/** Read a rest: `z` shown, `x` hidden, `Z` and `X` for whole bars. */
export function readRest(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos;
  const letter = reader.text.charAt(reader.pos++);
  const visible = letter === "z" || letter === "Z";
  if (letter === "z" || letter === "x") {
    const length = soundingLength(reader, voice, readMultiplier(reader), start);
    place(reader, voice, {
      kind: "rest",
      visible,
      wholeMeasure: false,
      ...timed(reader, voice, start, length),
    });
    return;
  }
  if (voice.broken !== 0) report(reader, "stray-broken-rhythm", start, start + 1);
  voice.broken = 0;
  let bars = readInteger(reader);
  if (bars > MOST_REST_BARS || bars === 0) {
    report(reader, "rest-out-of-range", start, reader.pos, String(bars));
    bars = 1;
  }
  const length = measureLength(voice.meter) ?? WHOLE;
  for (let bar = 0; bar < Math.max(bars, 1); bar++) {
    if (bar > 0) closeMeasure(reader, voice, PLAIN_BAR);
    const rest: Writable<Rest> = {
      kind: "rest",
      visible,
      wholeMeasure: true,
      ...timed(reader, voice, start, length),
    };
    addTimed(reader, voice, rest);
  }
}

/** Read a chord `[CEG]2`; the reader stands on the bracket. */
export function readChord(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos++;
  const from = takeStart(voice, start);
  const outerMarks = voice.marks;
  voice.marks = [];
  const notes = readChordNotes(reader, voice);
  voice.marks = outerMarks;
  voice.waitingFrom = from;
  if (reader.text.charCodeAt(reader.pos) === 93 && reader.pos < reader.end) reader.pos++;
  else report(reader, "unclosed-chord", start, reader.pos);
  const outer = readMultiplier(reader);
  const [first, ...rest] = notes;
  if (first === undefined) {
    report(reader, "empty-chord", start, reader.pos);
    return;
  }
  const scaled =
    outer.num === 1 && outer.den === 1
      ? [first, ...rest]
      : notes.map((note) => ({ ...note, length: multipliedLength(reader, note.length, outer, start) }));
  placeChord(reader, voice, scaled, start);
}

/** `+CEG+`, as chords were once written; a plus that is no chord means nothing. */
export function readOldChord(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos;
  const match = /^\+((?:[=_^]*[A-Ga-g][,']*[\d/]*)+)\+/.exec(
    reader.text.slice(start, Math.min(reader.end, start + 100)),
  );
  if (match === null) {
    report(reader, "unknown-character", start, start + 1);
    reader.pos++;
    return;
  }
  report(reader, "old-chord", start, start + match[0].length);
  reader.pos++;
  const { end } = reader;
  reader.end = start + match[0].length - 1;
  const notes = readChordNotes(reader, voice);
  reader.end = end;
  reader.pos = start + match[0].length;
  placeChord(reader, voice, notes, start);
}

function placeChord(
  reader: TuneReader,
  voice: VoiceReader,
  notes: readonly ChordNote[],
  start: number,
): void {
  const [first, ...rest] = notes;
  if (first === undefined) return;
  const chord = {
    kind: "chord" as const,
    notes: [first, ...rest] as const,
    lyrics: NO_LYRICS,
    ...timed(reader, voice, start, first.length),
  };
  voice.line.push(chord);
  place(reader, voice, chord);
  carryTies(voice, chord);
}

/** The notes up to the closing bracket, which stays unread. */
function readChordNotes(reader: TuneReader, voice: VoiceReader): ChordNote[] {
  const { text } = reader;
  const notes: Writable<ChordNote>[] = [];
  while (reader.pos < reader.end) {
    const start = reader.pos;
    const code = text.charCodeAt(start);
    if (code === 93) break;
    if (isPitchStart(code)) {
      const note = readChordNote(reader, voice);
      if (note !== undefined) notes.push(note);
    } else if (code === 45 || text.startsWith(".-", start)) {
      tieChordNote(reader, notes.at(-1));
    } else if (!readChordMark(reader, voice, code)) {
      if (code === 124) break;
      report(reader, "chord-content", start, start + 1);
      reader.pos++;
    }
  }
  voice.marks = [];
  return notes;
}

/** A tie inside the brackets belongs to the note before it alone. */
function tieChordNote(reader: TuneReader, note: Writable<ChordNote> | undefined): void {
  const start = reader.pos;
  const dotted = reader.text.charAt(start) === ".";
  reader.pos += dotted ? 2 : 1;
  if (note === undefined) report(reader, "stray-tie", start, reader.pos);
  else note.tie = dotted ? "dotted" : "full";
}

/** Spaces and marks inside a chord. */
function readChordMark(reader: TuneReader, voice: VoiceReader, code: number): boolean {
  if (code === 32) {
    reader.pos++;
    return true;
  }
  if (code === 34) return readQuoted(reader, voice);
  if (code === 33 || code === 43) return readDecoration(reader, voice);
  return readSymbolLetter(reader, voice);
}

function readChordNote(reader: TuneReader, voice: VoiceReader): Writable<ChordNote> | undefined {
  const start = reader.pos;
  const written = readWrittenPitch(reader);
  if (written === undefined) return undefined;
  const { pitch, courtesy } = resolvePitch(reader, voice, written);
  const length = soundingLength(reader, voice, readMultiplier(reader), start);
  return { pitch, courtesy, length, tie: undefined, marks: takeMarks(voice) };
}

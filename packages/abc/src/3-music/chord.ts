/** @file Chords: `[CEG]2`, and `+CEG+` as they were once written. */
import type { ChordNote } from "@melodist/score";
import { carryTies } from "./joins.ts";
import { multipliedLength, readMultiplier, soundingLength } from "./length.ts";
import { readDecoration, readQuoted, readSymbolLetter } from "./marks.ts";
import { isPitchStart, readWrittenPitch, resolvePitch } from "./pitch.ts";
import { report, type TuneReader } from "./reader.ts";
import { placeTimed, timed } from "./timed.ts";
import { NO_LYRICS, takeMarks, takeStart, type VoiceReader, type Writable } from "./voice-reader.ts";

const QUOTE = 34;
const BANG = 33;
const PLUS = 43;
const MINUS = 45;
const SPACE = 32;
const CLOSE = 93;
const PIPE = 124;

/** Notes that one chord may have. */
const MOST_NOTES = 64;

/** Read a chord; the reader stands on the bracket. */
export function readChord(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos++;
  const from = takeStart(voice, start);
  const outerMarks = voice.marks;
  voice.marks = [];
  const notes = readChordNotes(reader, voice);
  voice.marks = outerMarks;
  voice.waitingFrom = from;
  if (reader.text.charCodeAt(reader.pos) === CLOSE && reader.pos < reader.end) reader.pos++;
  else report(reader, "unclosed-chord", start, reader.pos);
  const outer = readMultiplier(reader);
  if (notes.length === 0) return report(reader, "empty-chord", start, reader.pos);
  const scaled =
    outer.num === 1 && outer.den === 1
      ? notes
      : notes.map((note) => ({ ...note, length: multipliedLength(reader, note.length, outer, start) }));
  placeChord(reader, voice, scaled, start);
}

const OLD_CHORD = /^\+(?:[=_^]*[A-Ga-g][,']*[\d/]*)+\+/;
const LONGEST_OLD_CHORD = 100;

/** Read `+CEG+`; a plus that opens no chord means nothing. */
export function readOldChord(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos++;
  const { end } = reader;
  const close =
    start +
    (OLD_CHORD.exec(reader.text.slice(start, Math.min(end, start + LONGEST_OLD_CHORD)))?.[0].length ?? 0);
  if (close === start) return report(reader, "unknown-character", start, start + 1);
  report(reader, "old-chord", start, close);
  reader.end = close - 1;
  const notes = readChordNotes(reader, voice);
  reader.end = end;
  reader.pos = close;
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
  placeTimed(reader, voice, chord);
  carryTies(voice, chord);
}

/** The notes up to the closing bracket, which stays unread; a bar line ends a chord that nobody closed. */
function readChordNotes(reader: TuneReader, voice: VoiceReader): ChordNote[] {
  const notes: Writable<ChordNote>[] = [];
  while (reader.pos < reader.end) {
    const start = reader.pos;
    const code = reader.text.charCodeAt(start);
    if (code === CLOSE) break;
    if (readChordItem(reader, voice, notes, code)) continue;
    if (code === PIPE) break;
    report(reader, "chord-content", start, start + 1);
    reader.pos = start + 1;
  }
  voice.marks = [];
  return notes;
}

/** Read a note, a tie, a mark or a space inside a chord; false when it is none of these. */
function readChordItem(
  reader: TuneReader,
  voice: VoiceReader,
  notes: Writable<ChordNote>[],
  code: number,
): boolean {
  const { text, pos } = reader;
  if (isPitchStart(code)) {
    if (notes.length >= MOST_NOTES) return false;
    const note = readChordNote(reader, voice);
    if (note !== undefined) notes.push(note);
    return true;
  }
  if (code === MINUS || text.startsWith(".-", pos)) {
    tieChordNote(reader, notes.at(-1));
    return true;
  }
  if (code === BANG || code === PLUS) return readDecoration(reader, voice);
  if (code === QUOTE) readQuoted(reader, voice);
  else if (code === SPACE) reader.pos++;
  else return readSymbolLetter(reader, voice);
  return true;
}

/** A tie inside the brackets belongs to the note before it alone. */
function tieChordNote(reader: TuneReader, note: Writable<ChordNote> | undefined): void {
  const start = reader.pos;
  const dotted = reader.text.charAt(start) === ".";
  reader.pos += dotted ? 2 : 1;
  if (note === undefined) report(reader, "stray-tie", start, reader.pos);
  else note.tie = dotted ? "dotted" : "full";
}

function readChordNote(reader: TuneReader, voice: VoiceReader): Writable<ChordNote> | undefined {
  const start = reader.pos;
  const written = readWrittenPitch(reader);
  if (written === undefined) return undefined;
  const { pitch, courtesy } = resolvePitch(reader, voice, written);
  const length = soundingLength(reader, voice, readMultiplier(reader), start);
  return { pitch, courtesy, length, tie: undefined, marks: takeMarks(voice) };
}

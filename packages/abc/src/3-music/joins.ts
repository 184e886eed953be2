/** @file What joins two notes: ties, slurs, broken rhythm. */
import { type Chord, type ChordNote, letterStep, type Note, type TieStyle } from "@melodist/score";
import { carryTie } from "../accidentals.ts";
import { breakLength } from "./length.ts";
import { report, reportAt, spanOf, type TuneReader } from "./reader.ts";
import { type OpenTimed, type VoiceReader, wait } from "./voice-reader.ts";

/** Dots that broken rhythm may put on a note. */
const MOST_DOTS = 3;

/** Let the span of an event reach to the reader. */
function extend(reader: TuneReader, event: OpenTimed): void {
  if (event.span !== undefined)
    event.span = { start: event.span.start, end: spanOf(reader, reader.pos, reader.pos).end };
}

/** `-` or `.-`: tie the note before to the next of its pitch. */
export function readTie(reader: TuneReader, voice: VoiceReader, style: TieStyle): void {
  const start = reader.pos;
  reader.pos += style === "dotted" ? 2 : 1;
  const event = voice.lastOfAll;
  if (voice.last === undefined || event?.kind === "rest") report(reader, "stray-tie", start, reader.pos);
  if (event === undefined || event.kind === "rest") return;
  if (event === voice.last) extend(reader, event);
  if (isTied(event, style)) return;
  if (event.kind === "note") event.tie = style;
  else event.notes = tieAll(event.notes, style);
  carryTies(voice, event);
}

function isTied(event: Note | Chord, style: TieStyle): boolean {
  return event.kind === "note" ? event.tie === style : event.notes.every((note) => note.tie === style);
}

/** Tied notes hand their accidentals on over the bar line. */
export function carryTies(voice: VoiceReader, event: Note | Chord): void {
  const notes = event.kind === "note" ? [event] : event.notes;
  for (const { tie, pitch } of notes) {
    if (tie === undefined) continue;
    carryTie(voice.accidentals, letterStep(pitch.letter), pitch.octave - voice.octave, pitch.alter);
  }
}

function tieAll(
  notes: readonly [ChordNote, ...ChordNote[]],
  tie: TieStyle,
): readonly [ChordNote, ...ChordNote[]] {
  const [first, ...rest] = notes;
  return [{ ...first, tie }, ...rest.map((note) => ({ ...note, tie }))];
}

/** `(` or `.(`: a slur begins with the next note. */
export function openSlur(reader: TuneReader, voice: VoiceReader, style: TieStyle): void {
  wait(voice, reader.pos);
  reader.pos += style === "dotted" ? 2 : 1;
  voice.slurs.push(style);
  voice.openSlurs++;
}

/** `)`: a slur ends with the note before, which may stand before the bar line. */
export function closeSlur(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos++;
  if (voice.slurs.length > 0) {
    voice.slurs.pop();
    voice.openSlurs--;
    return report(reader, "grace-slur", start, reader.pos);
  }
  const event = voice.lastOfAll;
  if (event === undefined || voice.openSlurs === 0)
    return report(reader, "stray-slur-end", start, reader.pos);
  voice.openSlurs--;
  event.slurs = { open: event.slurs?.open ?? [], close: (event.slurs?.close ?? 0) + 1 };
  if (event === voice.last) extend(reader, event);
}

/** `>`, `<<`: the note before and the next share their time unevenly. */
export function readBroken(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos;
  const first = reader.text.charCodeAt(start);
  while (reader.pos < reader.end && reader.text.charCodeAt(reader.pos) === first) reader.pos++;
  const dots = reader.pos - start;
  const event = voice.last;
  const unbreakable = event === undefined || (event.kind === "rest" && event.wholeMeasure);
  if (unbreakable || voice.broken !== undefined || dots > MOST_DOTS)
    return report(reader, "stray-broken-rhythm", start, reader.pos);
  const sign = reader.text.slice(start, reader.pos);
  voice.broken = { sign, dots, longFirst: sign.startsWith(">"), span: spanOf(reader, start, reader.pos) };
  extend(reader, event);
}

/** Share the time of two notes between which broken rhythm stands. */
export function applyBroken(voice: VoiceReader, second: OpenTimed): void {
  const { broken, last } = voice;
  if (broken === undefined || last === undefined) return;
  stretch(last, broken.dots, broken.longFirst);
  stretch(second, broken.dots, !broken.longFirst);
  voice.broken = undefined;
}

function stretch(event: OpenTimed, dots: number, long: boolean): void {
  event.length = breakLength(event.length, dots, long);
  if (event.kind !== "chord") return;
  const stretched = (note: ChordNote): ChordNote => ({
    ...note,
    length: breakLength(note.length, dots, long),
  });
  const [first, ...rest] = event.notes;
  event.notes = [stretched(first), ...rest.map(stretched)];
}

/** No note may follow here: broken rhythm that waits for one is told and forgotten. */
export function dropBroken(reader: TuneReader, voice: VoiceReader): void {
  if (voice.broken === undefined) return;
  reportAt(reader, "stray-broken-rhythm", voice.broken.span, voice.broken.sign);
  voice.broken = undefined;
}

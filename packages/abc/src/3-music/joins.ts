/** @file What joins two notes: ties, slurs, broken rhythm. */
import { type Chord, type ChordNote, letterStep, type Note, type TieStyle } from "@melodist/score";
import { carryTie } from "../accidentals.ts";
import { report, spanOf, type TuneReader } from "./reader.ts";
import { type OpenTimed, type VoiceReader, type Writable, wait } from "./voice-reader.ts";

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
  if (event.kind === "note") event.tie = style;
  else event.notes = tieAll(event.notes, style);
  carryTies(voice, event);
  if (event === voice.last) extend(reader, event);
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

/** `)`: a slur ends with the note before. */
export function closeSlur(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos++;
  const event = voice.last;
  if (event === undefined || voice.openSlurs === 0) {
    report(reader, "stray-slur-end", start, reader.pos);
    return;
  }
  voice.openSlurs--;
  if (voice.slurs.length > 0) {
    voice.slurs.pop();
    report(reader, "grace-slur", start, reader.pos);
    return;
  }
  const slurs: Writable<NonNullable<OpenTimed["slurs"]>> = {
    open: event.slurs?.open ?? [],
    close: (event.slurs?.close ?? 0) + 1,
  };
  event.slurs = slurs;
  extend(reader, event);
}

/** `>`, `<<`: the note before and the next share their time unevenly. */
export function readBroken(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos;
  const sign = reader.text.charCodeAt(start);
  while (reader.pos < reader.end && reader.text.charCodeAt(reader.pos) === sign) reader.pos++;
  const dots = reader.pos - start;
  const event = voice.last;
  const unbreakable = event === undefined || (event.kind === "rest" && event.wholeMeasure);
  if (unbreakable || voice.broken !== 0 || dots > MOST_DOTS) {
    report(reader, "stray-broken-rhythm", start, reader.pos);
    return;
  }
  voice.broken = sign === 62 ? dots : -dots;
  extend(reader, event);
}

/** @file Bar lines in all their spellings, numbered endings, and the measure that a bar line closes. */
import type { BarLine, Ending, Mark } from "@melodist/score";
import { endAccidentals } from "../accidentals.ts";
import { readInteger } from "./length.ts";
import { findOnLine, report, spanOf, type TuneReader } from "./reader.ts";
import {
  breakLine,
  hasContent,
  settleWaiting,
  takeMarks,
  takeStart,
  type VoiceReader,
} from "./voice-reader.ts";

const COLON = 58;
const OPEN = 91;
const CLOSE = 93;
const PIPE = 124;

/** Repeats of one section that one sign may ask for. */
const MOST_REPEATS = 9;
/** Numbers of endings. */
const MOST_ENDING = 99;

type BarStyle = BarLine["style"];
type WrittenBar = Omit<BarLine, "marks">;

/** The bar line between the bars of a rest of several. */
export const PLAIN_BAR: WrittenBar = { style: "single", repeatEnd: 0, repeatStart: 0, span: undefined };
/** No line at all: an ending begins inside the measure. */
const SPLIT: WrittenBar = { style: "split", repeatEnd: 0, repeatStart: 0, span: undefined };

/** Read a bar line of any spelling, and the ending number right behind it. */
export function readBar(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos;
  const dotted = reader.text.charAt(start) === ".";
  if (dotted) reader.pos++;
  const before = countColons(reader);
  const strokes = readStrokes(reader);
  const after = strokes === "" ? 0 : countColons(reader);
  if (strokes === "" && before < 2) {
    report(reader, "stray-colon", start, reader.pos);
    if (hasContent(voice)) return;
  }
  const repeatEnd = strokes === "" ? before - 1 : before;
  const repeatStart = strokes === "" ? 1 : after;
  settleBar(reader, voice, {
    style: repeatEnd + repeatStart > 0 ? "repeat" : dotted ? "dotted" : styleOf(strokes),
    repeatEnd: Math.min(repeatEnd, MOST_REPEATS),
    repeatStart: Math.min(repeatStart, MOST_REPEATS),
    span: spanOf(reader, takeStart(voice, start), reader.pos),
  });
  readEndingBehindBar(reader, voice);
}

function countColons(reader: TuneReader): number {
  const start = reader.pos;
  while (reader.pos < reader.end && reader.text.charCodeAt(reader.pos) === COLON) reader.pos++;
  return reader.pos - start;
}

/** The strokes and brackets of a bar line; a bracket counts only beside a stroke. */
function readStrokes(reader: TuneReader): string {
  const { text, end } = reader;
  const start = reader.pos;
  let pos = start;
  for (; pos < end; pos++) {
    const code = text.charCodeAt(pos);
    if (code === PIPE) continue;
    if (code === CLOSE && pos > start) continue;
    if (code === OPEN && text.charCodeAt(pos + 1) === PIPE && pos + 1 < end) continue;
    break;
  }
  reader.pos = pos;
  return text.slice(start, pos);
}

function styleOf(strokes: string): BarStyle {
  if (strokes === "|") return "single";
  if (strokes === "[|]") return "invisible";
  if (strokes.endsWith("]")) return "final";
  if (strokes.startsWith("[")) return "heavy-left";
  return "double";
}

const NO_OVERLAYS: readonly never[] = Object.freeze([]);

/** Close the measure with a bar line, after what was waiting for a note. */
function settleBar(reader: TuneReader, voice: VoiceReader, bar: WrittenBar): void {
  if (voice.grace !== undefined) {
    const { marks } = voice;
    voice.marks = [];
    settleWaiting(reader, voice, reader.pos);
    voice.marks = marks;
  }
  closeMeasure(reader, voice, bar);
}

/**
 * End the measure with a bar line. Two bar lines with nothing between them (`:|` at the end of a line, `|:` at
 * the start of the next) become one.
 */
export function closeMeasure(reader: TuneReader, voice: VoiceReader, written: WrittenBar): void {
  const split = written.style === "split";
  if (!split && hasContent(voice)) breakLine(reader, voice);
  const { style, repeatEnd, repeatStart, span } = written;
  const bar: BarLine = { style, repeatEnd, repeatStart, marks: split ? [] : takeBarMarks(voice), span };
  if (!split) endAccidentals(voice.accidentals);
  voice.lineOpen ||= !split && (hasContent(voice) || standsAtLineEnd(voice));
  voice.last = undefined;
  voice.broken = 0;
  if (hasContent(voice)) {
    const { streams } = voice;
    const events = streams[0] ?? voice.events;
    const overlays = streams.length === 0 ? NO_OVERLAYS : [...streams.slice(1), voice.events];
    voice.measures.push({ ending: voice.ending, events, overlays, close: bar });
    if (streams.length > 0) voice.streams = [];
    voice.events = [];
    voice.ending = undefined;
    if (!split) voice.line.push(null);
    return;
  }
  const before = voice.measures.at(-1);
  if (before === undefined) voice.opening = voice.opening === undefined ? bar : mergeBars(voice.opening, bar);
  else
    voice.measures[voice.measures.length - 1] = {
      ...before,
      close: before.close === undefined ? bar : mergeBars(before.close, bar),
    };
}

/** True when a bar line or ending added now still belongs to the line before. */
function standsAtLineEnd(voice: VoiceReader): boolean {
  return voice.events.length === 0 && voice.breakAt < 0;
}

/** Marks of the bar line itself; a chord symbol waits for the note behind it. */
function takeBarMarks(voice: VoiceReader): readonly Mark[] {
  const marks = takeMarks(voice);
  if (marks.length === 0) return marks;
  voice.marks = marks.filter(isHarmony);
  return marks.filter((mark) => !isHarmony(mark));
}

function isHarmony(mark: Mark): boolean {
  return mark.kind === "chord-symbol" || mark.kind === "no-chord";
}

/** Which style shows when two bar lines fall together, strongest last. */
const STRENGTH: readonly BarStyle[] = [
  "split",
  "invisible",
  "dotted",
  "single",
  "double",
  "heavy-left",
  "final",
  "repeat",
];

function mergeBars(a: BarLine, b: BarLine): BarLine {
  const style = STRENGTH.indexOf(a.style) >= STRENGTH.indexOf(b.style) ? a.style : b.style;
  const marks: readonly Mark[] = [...a.marks, ...b.marks];
  const repeatEnd = Math.max(a.repeatEnd, b.repeatEnd);
  const repeatStart = Math.max(a.repeatStart, b.repeatStart);
  const span =
    a.span !== undefined && b.span !== undefined
      ? { start: a.span.start, end: b.span.end }
      : (a.span ?? b.span);
  return { style, repeatEnd, repeatStart, marks, span };
}

/** `|1`, `:|2`, also with a space between. */
function readEndingBehindBar(reader: TuneReader, voice: VoiceReader): void {
  const { text, end } = reader;
  let { pos } = reader;
  while (pos < end && text.charCodeAt(pos) === 32) pos++;
  const code = text.charCodeAt(pos);
  if (pos >= end || code < 49 || code > 57) return;
  reader.pos = pos;
  readEnding(reader, voice, pos);
}

/** Read `[1`, `[1,3`, `[1-3`; the reader stands on the bracket. */
export function readBracketEnding(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos++;
  readEnding(reader, voice, start);
}

/** Read `["last time"`; the reader stands on the bracket. */
export function readTextEnding(reader: TuneReader, voice: VoiceReader, text: string, close: number): void {
  const start = reader.pos;
  reader.pos = close;
  beginEnding(reader, voice, { numbers: [], text, span: spanOf(reader, start, close) });
}

/** True when `["` at the reader opens an ending with words rather than a chord. */
export function textEndingAt(
  reader: TuneReader,
): { readonly text: string; readonly close: number } | undefined {
  const close = findOnLine(reader, '"', reader.pos + 2);
  if (close < 0) return undefined;
  const behind = reader.text.charAt(close + 1);
  if (close + 1 < reader.end && behind !== " ") return undefined;
  return { text: reader.text.slice(reader.pos + 2, close), close: close + 1 };
}

function readEnding(reader: TuneReader, voice: VoiceReader, start: number): void {
  const numbers = new Set<number>();
  let from = readInteger(reader);
  numbers.add(Math.min(from, MOST_ENDING));
  for (;;) {
    const separator = reader.text.charAt(reader.pos);
    const digit = reader.text.charCodeAt(reader.pos + 1);
    const more = reader.pos + 1 < reader.end && digit >= 48 && digit <= 57;
    if (!more || (separator !== "," && separator !== "-" && separator !== ".")) break;
    reader.pos++;
    const to = Math.min(readInteger(reader), MOST_ENDING);
    for (let number = separator === "-" ? from : to; number <= to; number++) numbers.add(number);
    from = to;
  }
  if (reader.text.charAt(reader.pos) === "." && reader.pos < reader.end) reader.pos++;
  const ascending = [...numbers].filter((number) => number > 0).sort((a, b) => a - b);
  beginEnding(reader, voice, {
    numbers: ascending,
    text: undefined,
    span: spanOf(reader, start, reader.pos),
  });
}

function beginEnding(reader: TuneReader, voice: VoiceReader, ending: Ending): void {
  if (hasContent(voice)) closeMeasure(reader, voice, SPLIT);
  if (voice.ending !== undefined)
    report(reader, "stray-ending", reader.pos - 1, reader.pos, String(ending.numbers.join(",")));
  voice.ending = ending;
  voice.lineOpen ||= standsAtLineEnd(voice);
}

/** @file Bar lines in all their spellings. */
import type { BarLine } from "@melodist/score";
import { closeMeasure, hasContent } from "./close-measure.ts";
import { readEndingBehindBar } from "./ending.ts";
import { report, spanOf, type TuneReader } from "./reader.ts";
import { settleWaiting, takeStart, type VoiceReader } from "./voice-reader.ts";

const COLON = 58;
const OPEN = 91;
const CLOSE = 93;
const PIPE = 124;

/** Repeats of one section that one sign may ask for. */
const MOST_REPEATS = 9;

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
  settleGrace(reader, voice, start);
  closeMeasure(reader, voice, {
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

function styleOf(strokes: string): BarLine["style"] {
  if (strokes === "|") return "single";
  if (strokes === "[|]") return "invisible";
  if (strokes.endsWith("]")) return "final";
  if (strokes.startsWith("[")) return "heavy-left";
  return "double";
}

/** Grace notes before a bar line stand on a spacer; marks belong to the line. */
function settleGrace(reader: TuneReader, voice: VoiceReader, end: number): void {
  if (voice.grace === undefined) return;
  const { marks } = voice;
  voice.marks = [];
  settleWaiting(reader, voice, end);
  voice.marks = marks;
}

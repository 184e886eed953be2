/** @file Numbered endings in all their spellings: `|1`, `[1,3`, `[1-3`, `["last time"`. */
import type { Ending } from "@melodist/score";
import { decodeText } from "../text/decode-text.ts";
import { closeMeasure, hasContent, SPLIT, standsAtLineEnd } from "./close-measure.ts";
import { readInteger } from "./length.ts";
import { findOnLine, report, spanOf, type TuneReader } from "./reader.ts";
import type { VoiceReader } from "./voice-reader.ts";

/** The highest number of an ending. */
const MOST_ENDING = 99;

/** `|1`, `:|2`, also with a space between. */
export function readEndingBehindBar(reader: TuneReader, voice: VoiceReader): void {
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

/** Words in place of a number. */
interface TextEnding {
  readonly text: string;
  /** Behind the closing quote. */
  readonly close: number;
}

/** The ending with words that `["` at the reader opens; undefined when it is a chord. */
export function textEndingAt(reader: TuneReader): TextEnding | undefined {
  const close = findOnLine(reader, '"', reader.pos + 2);
  if (close < 0) return undefined;
  const behind = reader.text.charAt(close + 1);
  if (close + 1 < reader.end && behind !== " ") return undefined;
  return { text: decodeText(reader.text.slice(reader.pos + 2, close)), close: close + 1 };
}

/** Read `["last time"`; the reader stands on the bracket. */
export function readTextEnding(reader: TuneReader, voice: VoiceReader, { text, close }: TextEnding): void {
  const start = reader.pos;
  reader.pos = close;
  beginEnding(reader, voice, { numbers: [], text, span: spanOf(reader, start, close) });
}

function readEnding(reader: TuneReader, voice: VoiceReader, start: number): void {
  const numbers = readNumbers(reader);
  if (reader.text.charAt(reader.pos) === "." && reader.pos < reader.end) reader.pos++;
  beginEnding(reader, voice, { numbers, text: undefined, span: spanOf(reader, start, reader.pos) });
}

/** Numbers and ranges, ascending: `1,3`, `1-3`, and `1.3` of older files. */
function readNumbers(reader: TuneReader): readonly number[] {
  let from = Math.min(readInteger(reader), MOST_ENDING);
  const numbers = new Set([from]);
  for (let separator = separatorAt(reader); separator !== undefined; separator = separatorAt(reader)) {
    reader.pos++;
    const to = Math.min(readInteger(reader), MOST_ENDING);
    for (let number = separator === "-" ? from : to; number <= to; number++) numbers.add(number);
    from = to;
  }
  return [...numbers].filter((number) => number > 0).sort((a, b) => a - b);
}

/** A sign between two numbers, if that is what the reader stands on. */
function separatorAt({ text, pos, end }: TuneReader): string | undefined {
  const sign = text.charAt(pos);
  const digit = text.charCodeAt(pos + 1);
  return pos + 1 < end && ",-.".includes(sign) && digit >= 48 && digit <= 57 ? sign : undefined;
}

function beginEnding(reader: TuneReader, voice: VoiceReader, ending: Ending): void {
  if (hasContent(voice)) closeMeasure(reader, voice, SPLIT);
  if (voice.ending !== undefined)
    report(reader, "stray-ending", reader.pos - 1, reader.pos, ending.text ?? ending.numbers.join(","));
  voice.ending = ending;
  voice.lineOpen ||= standsAtLineEnd(voice);
}

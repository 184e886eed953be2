/** @file One tune (or file header), line by line: field, directive, comment, or music. */
import { findBlockEnd } from "../1-split/text-block.ts";
import { type BookState, copyHeader } from "./book.ts";
import { keepHeaderLine, openBody, readHeaderField } from "./header.ts";
import { changeInBody, currentVoice, switchVoice } from "./inline-field.ts";
import { applyInstruction } from "./instructions.ts";
import { readLyrics, readSymbolLine } from "./lyrics.ts";
import { readMusicLine } from "./music-line.ts";
import { coverField, report, spanOf, type TuneReader } from "./reader.ts";
import { addTextLine, settleWaiting } from "./voice-reader.ts";

/**
 * A reader at the start of a tune, which begins with what the file header says.
 *
 * @param base where `text` begins in the file
 */
export function createReader(text: string, base: number, book: BookState): TuneReader {
  return {
    text,
    pos: 0,
    end: 0,
    base,
    origin: undefined,
    book,
    header: copyHeader(book.header),
    diagnostics: [],
    fieldSpans: [],
    body: undefined,
    voiceProperties: new Map(),
    voices: new Map(),
    lineVoices: new Set(),
    unclosedBlocks: new Map(),
    voice: undefined,
    continued: false,
    lastField: undefined,
  };
}

/** Read the lines from `from` to `to`. */
export function readLines(reader: TuneReader, from: number, to: number): void {
  const { text } = reader;
  let pos = from;
  while (pos < to) {
    const blockEnd = findBlockEnd(text, pos, to, reader.unclosedBlocks);
    if (typeof blockEnd === "number") {
      readDirective(reader, pos, blockEnd);
      pos = blockEnd;
      continue;
    }
    let newline = text.indexOf("\n", pos);
    if (newline < 0 || newline > to) newline = to;
    const end = newline > pos && text.charCodeAt(newline - 1) === 13 ? newline - 1 : newline;
    readLine(reader, pos, end);
    pos = newline + 1;
  }
}

function readLine(reader: TuneReader, start: number, end: number): void {
  const { text } = reader;
  if (start >= end) return;
  if (text.charCodeAt(start) === 37) return readPercentLine(reader, start, end);
  if (text.charCodeAt(start + 1) === 58 && isFieldLine(reader, start, end))
    return readFieldLine(reader, start, end);
  if (reader.body === undefined) {
    if (text.slice(start, end).trim() === "") return;
    if (!text.slice(start, end).includes("|")) return report(reader, "header-text", start, end);
    report(reader, "missing-key", start, start + 1);
    openBody(reader, "none", start, start);
  }
  readMusicLine(reader, currentVoice(reader), start, end);
}

/** `K:` and the like; `A:|` and `d::` in the body are a note before a repeat. */
function isFieldLine(reader: TuneReader, start: number, end: number): boolean {
  const letter = reader.text.charCodeAt(start);
  if (letter === 43) return true;
  if (!((letter >= 65 && letter <= 90) || (letter >= 97 && letter <= 122))) return false;
  if (reader.body === undefined || start + 2 >= end) return true;
  const behind = reader.text.charCodeAt(start + 2);
  const isNote = (letter >= 65 && letter <= 71) || (letter >= 97 && letter <= 103) || letter === 122;
  return !(isNote && (behind === 124 || behind === 58));
}

/** `%%` directives and `%` comments on a line of their own. */
function readPercentLine(reader: TuneReader, start: number, end: number): void {
  if (reader.text.charCodeAt(start + 1) === 37) return readDirective(reader, start, end);
  keepLine(reader, "%", reader.text.slice(start + 1, end).trimEnd(), start, end);
}

/** A directive of one line, or a block of many. */
function readDirective(reader: TuneReader, start: number, end: number): void {
  const value = reader.text.slice(start + 2, end).trimEnd();
  if (applyInstruction(reader, value)) coverField(reader, "%%", start, end);
  else keepLine(reader, "%%", value, start, end);
}

function keepLine(reader: TuneReader, letter: "%" | "%%", text: string, start: number, end: number): void {
  if (reader.body === undefined) return keepHeaderLine(reader, letter, text, start, end);
  coverField(reader, letter, start, end);
  const voice = currentVoice(reader);
  settleWaiting(reader, voice, start);
  addTextLine(reader, voice, { kind: "field", letter, text, span: spanOf(reader, start, end) });
}

/** The value of a field without its comment. */
function fieldValue(text: string, start: number, end: number): string {
  const value = text.slice(start, end);
  const comment = value.includes("%") ? value.search(/(?<!\\)%/) : -1;
  return (comment < 0 ? value : value.slice(0, comment)).trim();
}

function readFieldLine(reader: TuneReader, start: number, end: number): void {
  const letter = reader.text.charAt(start);
  const value = fieldValue(reader.text, start + 2, end);
  if (letter === "+") return continueField(reader, value, start, end);
  reader.lastField = undefined;
  if (reader.body === undefined || letter === "W") return readHeaderField(reader, letter, value, start, end);
  if (letter === "w") return readLyrics(reader, value, start, end);
  if (letter === "s") return readSymbolLine(reader, value, start, end);
  coverField(reader, letter, start, end);
  if (letter === "V") return switchVoice(reader, value, start, end);
  const voice = currentVoice(reader);
  settleWaiting(reader, voice, start);
  changeInBody(reader, voice, letter, value, start, end);
}

function continueField(reader: TuneReader, value: string, start: number, end: number): void {
  coverField(reader, "+", start, end);
  if (reader.lastField === undefined) report(reader, "stray-continuation", start, end);
  else reader.lastField(value, start, end);
}

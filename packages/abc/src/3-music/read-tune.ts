/** @file One tune: its lines one by one, header then body, into a score. */
import type { Measure, Score, Voice } from "@melodist/score";
import { expandMacros } from "../2-fields/macros.ts";
import { decodeText } from "../text/decode-text.ts";
import { keepHeaderLine, openBody, readHeaderField } from "./header.ts";
import { changeInBody, openVoice, switchVoice } from "./inline-field.ts";
import { applyInstruction } from "./instructions.ts";
import { readLyrics, readSymbolLine } from "./lyrics.ts";
import { readMusic } from "./music-line.ts";
import {
  copyHeader,
  coverField,
  findOnLine,
  type HeaderState,
  report,
  spanOf,
  type TuneReader,
} from "./reader.ts";
import { addTextLine, breakLine, settleWaiting, type VoiceReader } from "./voice-reader.ts";

/** A reader at the start of a tune that begins with what the file header says. */
export function createReader(text: string, base: number, header: HeaderState, strict: boolean): TuneReader {
  return {
    text,
    pos: 0,
    end: 0,
    base,
    map: undefined,
    strict,
    header: copyHeader(header),
    diagnostics: [],
    fieldSpans: [],
    body: undefined,
    voiceProperties: new Map(),
    voices: new Map(),
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
    let newline = text.indexOf("\n", pos);
    if (newline < 0 || newline > to) newline = to;
    const end = newline > pos && text.charCodeAt(newline - 1) === 13 ? newline - 1 : newline;
    if (text.startsWith("%%begin", pos)) pos = readBlock(reader, pos, to);
    else {
      readLine(reader, pos, end);
      pos = newline + 1;
    }
  }
}

function readLine(reader: TuneReader, start: number, end: number): void {
  const { text } = reader;
  const first = text.charCodeAt(start);
  if (start >= end) return;
  if (first === 37) return readPercentLine(reader, start, end);
  if (text.charCodeAt(start + 1) === 58 && isFieldLine(reader, start, end))
    return readFieldLine(reader, start, end);
  if (reader.body === undefined) {
    if (text.slice(start, end).trim() === "") return;
    if (!text.slice(start, end).includes("|")) return report(reader, "header-text", start, end);
    report(reader, "missing-key", start, start + 1);
    openBody(reader, "none", start, start);
  }
  readMusicLine(reader, start, end);
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
  const directive = reader.text.charCodeAt(start + 1) === 37;
  const letter = directive ? "%%" : "%";
  const value = reader.text.slice(start + letter.length, end).trimEnd();
  if (reader.body === undefined) return keepHeaderLine(reader, letter, value, start, end);
  keepBodyLine(reader, letter, value, start, end);
}

function keepBodyLine(reader: TuneReader, letter: string, text: string, start: number, end: number): void {
  coverField(reader, letter, start, end);
  if (letter === "%%" && applyInstruction(reader, text)) return;
  const voice = currentVoice(reader);
  settleWaiting(reader, voice, start);
  addTextLine(reader, voice, { kind: "field", letter, text, span: spanOf(reader, start, end) });
}

/** `%%begintext` up to its end is one directive, whatever is inside. */
function readBlock(reader: TuneReader, start: number, to: number): number {
  const { text } = reader;
  const name = /^%%begin(\w*)/.exec(text.slice(start, start + 40))?.[1] ?? "";
  const closing = text.indexOf(`%%end${name}`, start);
  const last = closing < 0 || closing > to ? start : closing;
  let end = text.indexOf("\n", last);
  if (end < 0 || end > to) end = to;
  const value = text.slice(start + 2, end).trimEnd();
  if (reader.body === undefined) keepHeaderLine(reader, "%%", value, start, end);
  else keepBodyLine(reader, "%%", value, start, end);
  return end + 1;
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
  if (reader.body === undefined) {
    readHeaderField(reader, letter, value, start, end);
    return;
  }
  reader.lastField = undefined;
  if (letter === "w") return readLyrics(reader, value, start, end);
  if (letter === "s") return readSymbolLine(reader, value, start, end);
  coverField(reader, letter, start, end);
  if (letter === "W") {
    const place = reader.header.words.push(decodeText(value)) - 1;
    reader.lastField = (more) => {
      reader.header.words[place] = `${reader.header.words[place]} ${more}`.trim();
    };
    return;
  }
  if (letter === "V") return switchVoice(reader, value, start, end);
  const voice = currentVoice(reader);
  settleWaiting(reader, voice, start);
  changeInBody(reader, voice, letter, value, start, end);
}

function continueField(reader: TuneReader, value: string, start: number, end: number): void {
  coverField(reader, "+", start, end);
  if (reader.lastField === undefined) report(reader, "stray-continuation", start, end);
  else reader.lastField(decodeText(value));
}

/** The voice that music belongs to: the last named, else the first the header defines, else the only one. */
function currentVoice(reader: TuneReader): VoiceReader {
  if (reader.voice === undefined) {
    const [first] = reader.voiceProperties.keys();
    reader.voice = openVoice(reader, first ?? "", {});
  }
  return reader.voice;
}

function readMusicLine(reader: TuneReader, start: number, end: number): void {
  const { text } = reader;
  const voice = currentVoice(reader);
  reader.pos = start;
  reader.end = end;
  const comment = findOnLine(reader, "%", start);
  const stop = comment >= 0 && text.charCodeAt(comment - 1) !== 92 ? comment : end;
  if (!reader.continued) beginLine(reader);
  reader.lastField = undefined;
  voice.spaced = true;
  reader.end = trimmedEnd(text, start, stop);
  const continued = reader.end > start && text.charCodeAt(reader.end - 1) === 92;
  if (continued) {
    reader.end--;
    coverField(reader, "\\", reader.end, reader.end + 1);
  }
  const lineEnd = reader.end;
  if (reader.header.macros.length > 0) readWithMacros(reader, start, lineEnd);
  else readMusic(reader);
  endLine(reader, lineEnd, continued, stop < end ? { start: stop, end } : undefined);
}

/** Words are set to one line of music; each line begins anew. */
function beginLine(reader: TuneReader): void {
  for (const voice of reader.voices.values()) {
    if (voice.line.length > 0) voice.line = [];
    voice.verse = 0;
  }
}

function endLine(
  reader: TuneReader,
  lineEnd: number,
  continued: boolean,
  comment: Stretch | undefined,
): void {
  const { voice } = reader;
  reader.continued = continued;
  if (voice === undefined) return;
  if (comment !== undefined) keepComment(reader, voice, lineEnd, comment);
  if (continued) return;
  for (const each of reader.voices.values()) {
    settleWaiting(reader, each, lineEnd);
    if (each.lineOpen && reader.header.breaksAtLineEnd) each.breakAt = lineEnd;
    each.lineOpen = false;
  }
}

/** A piece of the text. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A comment behind music stays at the end of its line. */
function keepComment(reader: TuneReader, voice: VoiceReader, lineEnd: number, { start, end }: Stretch): void {
  coverField(reader, "%", start, end);
  if (reader.continued) return report(reader, "comment-dropped", start, end);
  settleWaiting(reader, voice, lineEnd);
  breakLine(reader, voice);
  const text = reader.text.slice(start, end).replace(/^%+/, "").trimEnd();
  voice.events.push({ kind: "field", letter: "%", text, span: spanOf(reader, start, end) });
}

function trimmedEnd(text: string, start: number, end: number): number {
  let pos = end;
  while (pos > start && (text.charCodeAt(pos - 1) === 32 || text.charCodeAt(pos - 1) === 9)) pos--;
  return pos;
}

/** Read a line whose macros are written out; spans still point at the line as it stands in the file. */
function readWithMacros(reader: TuneReader, start: number, end: number): void {
  const { text } = reader;
  const expansion = expandMacros(text.slice(start, end), reader.header.macros);
  if (expansion === undefined) return readMusic(reader);
  reader.map = Int32Array.from(expansion.origin, (place) => place + start + reader.base);
  reader.text = expansion.text;
  reader.pos = 0;
  reader.end = expansion.text.length;
  readMusic(reader);
  reader.text = text;
  reader.map = undefined;
  reader.pos = reader.end = end;
}

/** The score, once all lines are read. */
export function finishTune(reader: TuneReader): Score {
  const { header } = reader;
  if (reader.body === undefined) {
    if (reader.voiceProperties.size > 0 || header.titles.length > 0 || header.number !== undefined) {
      report(reader, "no-music", reader.text.length, reader.text.length);
    }
    openBody(reader, "none", reader.text.length, reader.text.length);
  }
  const voices = [...reader.voices.values()].map((voice) => finishVoice(reader, voice));
  const heard = voices.filter((voice) => voice.measures.length > 0 || voice.opening !== undefined);
  const { body } = reader;
  if (body === undefined) throw new Error("the body is open by now");
  return {
    number: header.number,
    titles: header.titles,
    fields: header.fields,
    parts: header.parts,
    unit: body.unit,
    meter: body.meter,
    tempo: body.tempo,
    key: body.key,
    voices: heard.length > 1 ? heard.map((voice) => nameVoice(voice, reader)) : heard,
    words: header.words,
  };
}

/** Beside others, the voice that began without `V:` needs a name. */
function nameVoice(voice: Voice, reader: TuneReader): Voice {
  if (voice.id !== "") return voice;
  let number = 1;
  while (reader.voices.has(String(number))) number++;
  return { ...voice, id: String(number) };
}

/** Close the last measure, which may have no bar line. */
function finishVoice(reader: TuneReader, voice: VoiceReader): Voice {
  settleWaiting(reader, voice, reader.text.length);
  if (voice.tuplet !== undefined) report(reader, "unfinished-tuplet", reader.text.length, reader.text.length);
  const { id, properties, opening, measures } = voice;
  const [events, ...overlays] = [...voice.streams, voice.events];
  if (events !== undefined && (events.length > 0 || overlays.length > 0)) {
    const last: Measure = { ending: voice.ending, events, overlays, close: undefined };
    measures.push(last);
  } else {
    const end = reader.text.length;
    if (voice.ending !== undefined) report(reader, "stray-ending", end, end, voice.ending.numbers.join(","));
    const before = measures.at(-1);
    if (before?.close?.style === "split") measures[measures.length - 1] = { ...before, close: undefined };
  }
  return { id, properties, opening, measures };
}

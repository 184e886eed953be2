/** @file A line of music from its first character to its comment: macros, continuation, where the line breaks. */
import { expandMacros } from "../2-fields/macros.ts";
import { readMusic } from "./music-code.ts";
import { coverField, report, spanOf, type TuneReader } from "./reader.ts";
import { breakLine, settleWaiting, type VoiceReader } from "./voice-reader.ts";

/** Characters that a line may grow to when its macros are written out. */
const MOST_CHARACTERS = 100_000;

/** Read the line of music from `start` to `end`. */
export function readMusicLine(reader: TuneReader, voice: VoiceReader, start: number, end: number): void {
  const { text } = reader;
  if (!reader.continued) beginLine(reader);
  reader.lineVoices.add(voice);
  reader.lastField = undefined;
  voice.spaced = true;
  const stop = findComment(text, start, end);
  reader.pos = start;
  reader.end = trimmedEnd(text, start, stop);
  const continued = reader.end > start && text.charCodeAt(reader.end - 1) === 92;
  if (continued) {
    reader.end--;
    coverField(reader, "\\", reader.end, reader.end + 1);
  }
  const lineEnd = reader.end;
  if (reader.header.macros.length > 0) readWithMacros(reader, start, lineEnd);
  else readMusic(reader);
  reader.continued = continued;
  if (stop < end) keepComment(reader, lineEnd, stop, end);
  if (!continued) endLine(reader, lineEnd);
}

/** Where the comment begins, or `end`; `\%` is a plain percent sign. */
function findComment(text: string, start: number, end: number): number {
  const line = text.slice(start, end);
  let place = line.indexOf("%");
  while (place > 0 && line.charCodeAt(place - 1) === 92) place = line.indexOf("%", place + 1);
  return place < 0 ? end : start + place;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let pos = end;
  while (pos > start && (text.charCodeAt(pos - 1) === 32 || text.charCodeAt(pos - 1) === 9)) pos--;
  return pos;
}

/** Words are set to one line of music; each line begins anew. */
function beginLine(reader: TuneReader): void {
  for (const voice of reader.lineVoices) {
    if (voice.line.length > 0) voice.line = [];
    voice.verse = 0;
  }
  reader.lineVoices.clear();
}

/** What waits for a note waits no longer, and the line breaks in every voice that has something on it. */
function endLine(reader: TuneReader, lineEnd: number): void {
  for (const voice of reader.lineVoices) {
    settleWaiting(reader, voice, lineEnd);
    if (voice.lineOpen && reader.header.breaksAtLineEnd) voice.breakAt = lineEnd;
    voice.lineOpen = false;
  }
}

/** A comment behind music stays at the end of its line. */
function keepComment(reader: TuneReader, lineEnd: number, start: number, end: number): void {
  coverField(reader, "%", start, end);
  if (reader.continued) return report(reader, "comment-dropped", start, end);
  const { voice } = reader;
  if (voice === undefined) return;
  settleWaiting(reader, voice, lineEnd);
  breakLine(reader, voice);
  const text = reader.text.slice(start, end).replace(/^%+/, "").trimEnd();
  voice.events.push({ kind: "field", letter: "%", text, span: spanOf(reader, start, end) });
}

/** Read a line whose macros are written out; spans still point at the line as it stands in the file. */
function readWithMacros(reader: TuneReader, start: number, end: number): void {
  const { text } = reader;
  const { allowance } = reader.book;
  const most = Math.min(MOST_CHARACTERS, end - start + allowance.macroCharacters);
  const expansion = expandMacros(text, start, end, reader.header.macros, most);
  if (expansion === "too-long") report(reader, "long-macro", start, end, String(most));
  if (expansion === "too-long" || expansion === "unused") return readMusic(reader);
  allowance.macroCharacters -= Math.max(0, expansion.text.length - (end - start));
  reader.origin = expansion.origin;
  reader.text = expansion.text;
  reader.pos = 0;
  reader.end = expansion.text.length;
  readMusic(reader);
  reader.text = text;
  reader.origin = undefined;
  reader.pos = reader.end = end;
}

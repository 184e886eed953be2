/** @file What stands above and below notes: quoted chord symbols and annotations, decorations of both spellings. */
import { type AnnotationPlace, isNoChord, type Mark, parseChordSymbol } from "@melodist/score";
import { DECORATIONS } from "../2-fields/symbols.data.ts";
import { decorationName } from "../2-fields/user-symbols.ts";
import { decodeText } from "../text/decode-text.ts";
import { coverField, findOnLine, report, spanOf, type TuneReader } from "./reader.ts";
import { addBreak, type VoiceReader, wait } from "./voice-reader.ts";

const PLACES: Readonly<Record<string, AnnotationPlace>> = {
  "^": "above",
  _: "below",
  "<": "left",
  ">": "right",
  "@": "free",
};

/** Quoted texts come again and again: each is understood once. */
const understood = new Map<string, Mark>();
const MOST_UNDERSTOOD = 4_096;

/** What a quoted text means: a chord symbol if it reads as one, else an annotation. */
export function quotedMark(raw: string): Mark {
  const known = understood.get(raw);
  if (known !== undefined) return known;
  const mark = Object.freeze(readQuotedText(raw));
  if (understood.size >= MOST_UNDERSTOOD) understood.clear();
  understood.set(raw, mark);
  return mark;
}

function readQuotedText(raw: string): Mark {
  const place = PLACES[raw.charAt(0)];
  if (place !== undefined) return { kind: "annotation", place, text: decodeText(raw.slice(1)) };
  const text = decodeText(raw);
  if (isNoChord(text)) return { kind: "no-chord", text };
  const chord = parseChordSymbol(text);
  return chord === undefined ? { kind: "annotation", place: "none", text } : { kind: "chord-symbol", chord };
}

/** Read `"Am"` or `"^slowly"`; false when the quote is never closed. */
export function readQuoted(reader: TuneReader, voice: VoiceReader): boolean {
  const start = reader.pos;
  const close = findOnLine(reader, '"', start + 1);
  if (close < 0) {
    report(reader, "unclosed-quote", start, reader.end);
    reader.pos = reader.end;
    return true;
  }
  wait(voice, start);
  voice.marks.push(quotedMark(reader.text.slice(start + 1, close)));
  reader.pos = close + 1;
  return true;
}

const NAMED = /[!+]([^!+\s|[\]:"]{1,30}|\+)[!+]/y;

/** Read `!trill!` or `+trill+`; the reader stands on the sign. */
export function readDecoration(reader: TuneReader, voice: VoiceReader): boolean {
  const { text } = reader;
  const start = reader.pos;
  const sign = text.charAt(start);
  NAMED.lastIndex = start;
  const match = NAMED.exec(text);
  const spelling = match?.[1];
  if (match === null || spelling === undefined || text.charAt(NAMED.lastIndex - 1) !== sign) return false;
  const name = decorationName(spelling);
  const known = DECORATIONS.has(name);
  if (sign === "+" && !(known || reader.header.plusDecorations)) return false;
  if (!known) report(reader, "unknown-decoration", start, NAMED.lastIndex, spelling);
  wait(voice, start);
  voice.marks.push({ kind: "decoration", name });
  reader.pos = NAMED.lastIndex;
  return true;
}

/** Decorations by name, made once. */
const letterMarks = new Map<string, Mark>();

function letterMark(name: string): Mark {
  let mark = letterMarks.get(name);
  if (mark === undefined) {
    mark = Object.freeze({ kind: "decoration", name });
    if (letterMarks.size < MOST_UNDERSTOOD) letterMarks.set(name, mark);
  }
  return mark;
}

/** Read a letter or sign that stands for a decoration (`~`, `T`, whatever `U:` says); false when it means nothing. */
export function readSymbolLetter(reader: TuneReader, voice: VoiceReader): boolean {
  const start = reader.pos;
  const symbol = reader.header.symbols.get(reader.text.charAt(start));
  if (symbol === undefined) return false;
  reader.pos++;
  if (symbol.kind === "nothing") {
    coverField(reader, "U", start, start + 1);
    return true;
  }
  wait(voice, start);
  voice.marks.push(symbol.kind === "decoration" ? letterMark(symbol.name) : quotedMark(symbol.text));
  return true;
}

/** A `!` without a partner was how old files broke a line. */
export function readOldLineBreak(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos++;
  report(reader, "old-line-break", start, start + 1);
  addBreak(voice, start);
}

/** @file What stands above and below notes: quoted chord symbols and annotations, decorations of both spellings. */
import { type AnnotationPlace, isNoChord, type Mark, parseChordSymbol } from "@melodist/score";
import { DECORATIONS } from "../2-fields/symbols.data.ts";
import { DECORATION_NAME, decorationName, type UserSymbol } from "../2-fields/user-symbols.ts";
import { decodeText } from "../text/decode-text.ts";
import { coverField, findOnLine, report, type TuneReader } from "./reader.ts";
import { addBreak, addMark, type VoiceReader } from "./voice-reader.ts";

const PLACES: Readonly<Record<string, AnnotationPlace>> = {
  "^": "above",
  _: "below",
  "<": "left",
  ">": "right",
  "@": "free",
};

/** Short quoted texts come again and again: each is understood once. A long one would keep its whole file alive. */
const understood = new Map<string, Mark>();
const MOST_UNDERSTOOD = 4_096;
const LONGEST_UNDERSTOOD = 12;

/** What a quoted text means: a chord symbol if it reads as one, else an annotation. */
export function quotedMark(raw: string): Mark {
  if (raw.length > LONGEST_UNDERSTOOD) return readQuotedText(raw);
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

/** Read `"Am"` or `"^slowly"`; what is never closed is passed over to the end of the line. */
export function readQuoted(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos;
  const close = findOnLine(reader, '"', start + 1);
  if (close < 0) {
    report(reader, "unclosed-quote", start, reader.end);
    reader.pos = reader.end;
    return;
  }
  reader.pos = close + 1;
  addMark(reader, voice, quotedMark(reader.text.slice(start + 1, close)), start);
}

const NAMED = new RegExp(`(!|\\+)(${DECORATION_NAME})\\1`, "y");

/**
 * Read `!trill!` or `+trill+`; the reader stands on the sign. False when it is no decoration: under
 * `I:decoration +` an exclamation mark breaks the line, otherwise only known names may stand between plus signs.
 */
export function readDecoration(reader: TuneReader, voice: VoiceReader): boolean {
  const start = reader.pos;
  NAMED.lastIndex = start;
  const [, sign, spelling] = NAMED.exec(reader.text) ?? [];
  if (sign === undefined || spelling === undefined || NAMED.lastIndex > reader.end) return false;
  const { plusDecorations } = reader.header;
  const name = decorationName(spelling);
  const known = DECORATIONS.has(name);
  if (sign === "!" ? plusDecorations : !(known || plusDecorations)) return false;
  reader.pos = NAMED.lastIndex;
  if (!known) report(reader, "unknown-decoration", start, reader.pos, spelling);
  addMark(reader, voice, { kind: "decoration", name }, start);
  return true;
}

/** Read a letter or sign that stands for a decoration (`~`, `T`, whatever `U:` says); false when it means nothing. */
export function readSymbolLetter(reader: TuneReader, voice: VoiceReader): boolean {
  const start = reader.pos;
  const symbol = reader.header.symbols.get(reader.text.charAt(start));
  if (symbol === undefined) return false;
  reader.pos++;
  if (symbol.kind === "nothing") coverField(reader, "U", start, start + 1);
  else addMark(reader, voice, symbolMark(symbol), start);
  return true;
}

/** The mark that a letter of `U:` stands for. */
export function symbolMark(symbol: Exclude<UserSymbol, { readonly kind: "nothing" }>): Mark {
  return symbol.kind === "decoration" ? symbol : quotedMark(symbol.text);
}

/** A `!` without a partner was how old files broke a line. */
export function readOldLineBreak(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos++;
  report(reader, "old-line-break", start, start + 1);
  addBreak(voice, start);
}

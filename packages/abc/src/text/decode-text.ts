/** @file Characters that ABC text spells with a backslash or an HTML entity, and back. */
import { decodeHTMLStrict } from "entities";

/** Accent sign → combining character; the letter follows the sign (`\'e`). */
const COMBINING: Readonly<Record<string, string>> = {
  "`": "\u0300",
  "'": "\u0301",
  "^": "\u0302",
  "~": "\u0303",
  '"': "\u0308",
  v: "\u030C",
  u: "\u0306",
  H: "\u030B",
  r: "\u030A",
  c: "\u0327",
  "=": "\u0304",
  ";": "\u0328",
};

/** Letters with names of their own. */
const LIGATURES: Readonly<Record<string, string>> = {
  aa: "å",
  AA: "Å",
  ae: "æ",
  AE: "Æ",
  oe: "œ",
  OE: "Œ",
  ss: "ß",
  "/o": "ø",
  "/O": "Ø",
  "/l": "ł",
  "/L": "Ł",
  DH: "Ð",
  dh: "ð",
  TH: "Þ",
  th: "þ",
  oA: "Å",
  oa: "å",
};

/** An entity, or a backslash with a code, a ligature, an accent and its letter, or a sign to be taken as it is. */
const ESCAPE =
  /&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);|\\(?:u([0-9A-Fa-f]{4})|(aa|AA|ae|AE|oe|OE|ss|\/[oOlL]|DH|dh|TH|th|o[aA])|([`'^~"vuHrc=;])([A-Za-z])|([\\%&]))/g;

/** What no line of text can hold. */
const LINE_END = /[\r\n]+/g;

/**
 * Text as people read it. A line end that an escape asks for becomes a space.
 *
 * @see ABC standard 2.1, section 8.2 "Text strings"
 * @example
 * decodeText("Caf\\'e &amp; Stra\\sse"); // => "Café & Straße"
 */
export function decodeText(raw: string): string {
  if (!raw.includes("\\") && !raw.includes("&")) return raw;
  return raw.replace(ESCAPE, decodeEscape).replace(LINE_END, " ");
}

function decodeEscape(
  whole: string,
  code: string | undefined,
  ligature: string | undefined,
  accent: string | undefined,
  letter: string | undefined,
  plain: string | undefined,
): string {
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  if (ligature !== undefined) return LIGATURES[ligature] ?? whole;
  if (accent !== undefined) return `${letter ?? ""}${COMBINING[accent] ?? ""}`.normalize("NFC");
  return plain ?? decodeHTMLStrict(whole);
}

/** The text of a field: white space at its ends means nothing, however it is spelled. */
export function decodeField(raw: string): string {
  return decodeText(raw).trim();
}

/** Text as ABC must spell it so that `decodeText` gives it back: plain Unicode but for what would be misread. */
export function encodeText(text: string): string {
  return text
    .replace(LINE_END, " ")
    .replace(/[\\%]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "&amp;");
}

/** A character by its code, where the character itself would be misread. */
export function encodeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Text in double quotes that may stand inside a line or an inline field. */
export function quoteText(text: string): string {
  return `"${encodeText(text).replace(/["\]]/g, encodeCharacter)}"`;
}

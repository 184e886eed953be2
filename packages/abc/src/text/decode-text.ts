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

const ESCAPE =
  /\\(?:u([0-9A-Fa-f]{4})|(aa|AA|ae|AE|oe|OE|ss|\/[oOlL]|DH|dh|TH|th|o[aA])|([`'^~"vuHrc=;])([A-Za-z])|([\\%&]))/g;

/**
 * Text as people read it.
 *
 * @see ABC standard 2.1, section 8.2 "Text strings"
 * @example
 * decodeText("Caf\\'e &amp; Stra\\sse"); // => "Café & Straße"
 */
export function decodeText(raw: string): string {
  let text = raw;
  if (text.includes("&")) text = decodeHTMLStrict(text);
  if (!text.includes("\\")) return text;
  return text.replace(
    ESCAPE,
    (whole, code?: string, ligature?: string, accent?: string, letter?: string, plain?: string) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      if (ligature !== undefined) return LIGATURES[ligature] ?? whole;
      if (plain !== undefined) return plain;
      return `${letter ?? ""}${COMBINING[accent ?? ""] ?? ""}`.normalize("NFC");
    },
  );
}

/** Text as ABC must spell it so that `decodeText` gives it back: plain Unicode but for what would be misread. */
export function encodeText(text: string): string {
  return text
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\%]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "&amp;");
}

/** Text in double quotes that may stand inside a line or an inline field. */
export function quoteText(text: string): string {
  return `"${encodeText(text).replaceAll('"', "\\u0022").replaceAll("]", "\\u005d")}"`;
}

/**
 * @file The words of a wish, made alike for matching: half-width, simplified, plain signs, small letters.
 *
 * One UTF-16 unit becomes one unit, so that a place in the folded text is the same place in what the user wrote, and no
 * table of offsets is needed.
 */
import type { Span } from "@melodist/score";
import { PLAIN_SIGNS, TRADITIONAL_PAIRS } from "./character.data.ts";

/** A text three times over; all of one length. */
export interface WishText {
  /** As it was written. */
  readonly source: string;
  /** Signs made plain and characters simplified; capital letters kept, since `d` and `D` differ in tunes. */
  readonly plain: string;
  /** `plain` in small letters. */
  readonly folded: string;
}

/** Stands where something has been read already; no pattern matches it. */
export const COVER = "\u0000";

const UNITS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(PLAIN_SIGNS).flatMap(([plain, signs]) =>
    [...signs].map((sign) => [sign, plain] as const),
  ),
  ...TRADITIONAL_PAIRS.split(" ").map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
]);

/** Fold a text. @example toWishText("Ｅ小調").folded; // => "e小调" */
export function toWishText(source: string): WishText {
  const plain = Array.from({ length: source.length }, (_, place) => plainUnit(source.charAt(place)));
  return { source, plain: plain.join(""), folded: plain.map(smallUnit).join("") };
}

/** The text with what has been read covered up. */
export function coverSpans(text: WishText, spans: readonly Span[]): WishText {
  if (spans.length === 0) return text;
  return { source: text.source, plain: covered(text.plain, spans), folded: covered(text.folded, spans) };
}

function covered(text: string, spans: readonly Span[]): string {
  const units = text.split("");
  for (const { start, end } of spans) units.fill(COVER, start, end);
  return units.join("");
}

function plainUnit(unit: string): string {
  const known = UNITS.get(unit);
  if (known !== undefined) return known;
  const code = unit.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return plainUnit(String.fromCharCode(code - 0xfee0));
  if (code >= 0xc0 && code <= 0x24f) return unit.normalize("NFD").charAt(0);
  const isUnseen = code < 0x20 || (code >= 0x7f && code <= 0xa0) || (code >= 0x2000 && code <= 0x200f);
  return isUnseen && unit !== "\n" ? " " : unit;
}

/** Small letters, where they take as many units. */
function smallUnit(unit: string): string {
  const small = unit.toLowerCase();
  return small.length === 1 ? small : unit;
}

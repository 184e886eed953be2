/** @file Note names as people write them: `Bb`, `B flat`, `f#`, 降B, and the German `H`. */
import type { WishText } from "../text/wish-text.ts";

/** Groups: `letter` with `sign` or `word` after it. Any letter, so that a key that does not exist is told as one. */
export const ENGLISH_TONIC =
  "(?<letter>[a-z])(?:(?<sign>#{1,2}|b{1,2})(?![a-z])|[ -]?(?<word>sharp|flat)(?![a-z]))?";

/** Groups: `before`, `letter`, `sign`. */
export const CHINESE_TONIC = "(?:(?<before>升|降|#|b) ?)?(?<letter>[a-z])(?: ?(?<sign>升|降|#|b))?";

/** No letter, sign or number stands right before. */
export const WORD_START = "(?<![a-z0-9#'])";

export interface TonicReading {
  /** As the request spells it; undefined when there is no such note. */
  readonly tonic: string | undefined;
  /** True for German H, which is B. */
  readonly isGerman: boolean;
}

const SIGNS: Readonly<Record<string, string>> = { "#": "#", sharp: "#", 升: "#", b: "b", flat: "b", 降: "b" };

/**
 * A note name from the groups of a match.
 *
 * @example
 * readTonic({ letter: "b", word: "flat" }); // => { tonic: "Bb", isGerman: false }
 */
export function readTonic(groups: Readonly<Record<string, string | undefined>>): TonicReading {
  const letter = (groups["letter"] ?? "").toUpperCase();
  const said = groups["before"] ?? groups["sign"] ?? groups["word"] ?? "";
  const sign = said === "" ? "" : SIGNS[said];
  if (letter === "H" && sign === "") return { tonic: "B", isGerman: true };
  const exists = /^[A-G]$/u.test(letter) && sign !== undefined;
  return { tonic: exists ? letter + sign : undefined, isGerman: false };
}

/** Whether the letter at a place is a small `a` that more likely is the article: "a minor key". */
export function isArticle(text: WishText, place: number): boolean {
  return text.plain.charAt(place) === "a";
}

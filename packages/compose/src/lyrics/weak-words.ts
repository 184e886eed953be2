/** @file English words that the dictionary stresses and singers do not, and lines that begin with one. */
import { splitText } from "./split-text.ts";

const WEAK_WORDS: ReadonlySet<string> = new Set(
  "a an the and or but nor of to in on at by for from with as is was are were be been am it its his her my your our their i you he she we they me him us them that than so if when will would shall should can could do does did has have had not no o oh".split(
    " ",
  ),
);

/** A word as dictionaries have it. @example plainWord("Don’t,"); // => "don't" */
export function plainWord(word: string): string {
  return word
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/[^\p{L}']/gu, "");
}

export function isWeak(word: string): boolean {
  return WEAK_WORDS.has(plainWord(word));
}

/** True when most lines of the first stanza begin with a weak word: they ask for a pick-up. */
export function opensWeak(text: string): boolean {
  const lines = splitText(text)[0]?.lines ?? [];
  return lines.filter(({ words: [first = ""] }) => isWeak(first)).length > lines.length / 2;
}

/** @file The `w:` lines below a line of music. */
import type { Lyric } from "@melodist/score";
import { encodeCharacter, encodeText } from "../text/decode-text.ts";

/**
 * One line a verse, aligned with the notes of the line.
 *
 * @param notes the lyrics of each note, in the order the notes are printed
 */
export function printLyrics(notes: readonly (readonly (Lyric | null)[])[]): string[] {
  const verses = notes.reduce((most, lyrics) => Math.max(most, lyrics.length), 0);
  return Array.from({ length: verses }, (_, verse) => {
    const items = notes.map((lyrics) => printLyric(lyrics[verse] ?? null));
    return `w:${trimSkips(items).join(" ")}`;
  });
}

function printLyric(lyric: Lyric | null): string {
  if (lyric === null) return "*";
  if (lyric.kind === "hold") return "_";
  return printSyllable(lyric.text) + (lyric.hyphen ? "-" : "");
}

/** Signs of `w:` inside a syllable are escaped; a space inside it is a tilde. */
function printSyllable(text: string): string {
  return encodeText(text)
    .replace(/[-_*|]/g, "\\$&")
    .replace(/~|[^\S ]/g, encodeCharacter)
    .replace(/ /g, "~");
}

/** A verse that ends early simply stops; one that is silent here keeps a single skip. */
function trimSkips(items: readonly string[]): readonly string[] {
  const last = items.findLastIndex((item) => item !== "*");
  return last < 0 ? ["*"] : items.slice(0, last + 1);
}

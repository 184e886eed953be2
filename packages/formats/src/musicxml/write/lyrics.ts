/** @file Lyrics: one `<lyric>` a verse, with syllables of a word and held syllables marked. */
import type { Lyric } from "@melodist/score";
import { element, leaf, type XmlElement } from "../xml/xml-node.ts";

/** Verses of one note, null where a verse has nothing. */
export type Verses = readonly (Lyric | null)[];

/**
 * Write the lyrics of a note.
 *
 * @param hyphens whether each verse is inside a word; changed as words begin and end
 * @param next the verses of the note that follows: they tell whether a syllable is held
 */
export function writeLyrics(verses: Verses, hyphens: boolean[], next: Verses): readonly XmlElement[] {
  return verses.flatMap((lyric, verse) => {
    if (lyric === null) return [];
    const isHeld = next[verse]?.kind === "hold";
    const number = String(verse + 1);
    if (lyric.kind === "hold") {
      return [element("lyric", [element("extend", [], { type: isHeld ? "continue" : "stop" })], { number })];
    }
    const syllabic = syllabicOf(hyphens[verse] === true, lyric.hyphen);
    hyphens[verse] = lyric.hyphen;
    const extend = isHeld ? element("extend", [], { type: "start" }) : undefined;
    return [element("lyric", [leaf("syllabic", syllabic), leaf("text", lyric.text), extend], { number })];
  });
}

function syllabicOf(goesOn: boolean, hyphen: boolean): string {
  if (goesOn) return hyphen ? "middle" : "end";
  return hyphen ? "begin" : "single";
}

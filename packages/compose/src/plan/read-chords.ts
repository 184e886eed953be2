/** @file Chords as they are asked for: one bar an entry, several in a bar parted by blanks, `%` for the bar before. */
import { type ChordSymbol, parseChordSymbol } from "@melodist/score";
import type { Refusal } from "./plan.ts";

/** The chords of one bar, in order, evenly spread over its beats. */
export type ChordBar = readonly ChordSymbol[];

export interface ReadChords {
  readonly bars: readonly ChordBar[];
  readonly refusals: readonly Refusal[];
}

/** Read a progression. Entries that hold nothing but `%` repeat the one before. */
export function readChords(entries: readonly string[]): ReadChords {
  const bars: ChordBar[] = [];
  const refusals: Refusal[] = [];
  for (const entry of entries) {
    const words = entry.split(/\s+/u).filter((word) => word !== "");
    if (words.length === 1 && words[0] === "%") {
      bars.push(bars.at(-1) ?? []);
      continue;
    }
    const read = words.map((word) => ({ word, chord: parseChordSymbol(word) }));
    for (const { word, chord } of read) if (chord === undefined) refusals.push(noChord(word));
    bars.push(read.flatMap(({ chord }) => chord ?? []));
  }
  return { bars, refusals };
}

function noChord(word: string): Refusal {
  const root = /^[A-Ga-g][#b]?/u.exec(word)?.[0];
  const nearest = root === undefined ? undefined : root.charAt(0).toUpperCase() + root.slice(1);
  return {
    wish: "chords",
    asked: word,
    reason: { en: `${word} is no chord that we know`, zh: `不认识和弦 ${word}` },
    nearest: nearest === undefined ? undefined : { en: nearest, zh: nearest },
  };
}

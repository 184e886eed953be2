/** @file How long a tune is where words or chords say it, and how many notes it has then. */
import { type Meter, measureLength, WHOLE } from "@melodist/score";
import { lyricsShape } from "../lyrics/split-text.ts";
import { type ComposeRequest, MOST_BARS } from "../request.ts";
import type { ChordBar } from "./read-chords.ts";

/** Bars as played that words or chords fill, where nothing else says how long the tune is. */
export function fittingBars(
  { lyrics }: ComposeRequest,
  chords: readonly ChordBar[],
  meter: Meter,
): number | undefined {
  const shape = lyrics === undefined ? undefined : lyricsShape(lyrics);
  if (shape !== undefined) return Math.min(MOST_BARS, shape.lines * barsPerLine(shape.perLine, meter));
  return chords.length >= SHORTEST_TUNE ? chords.length : undefined;
}

/** One, two or four bars for a line of so many syllables: a syllable takes a crotchet or somewhat less. */
function barsPerLine(syllables: number, meter: Meter): number {
  const bar = measureLength(meter) ?? WHOLE;
  const bars = (syllables * bar.den) / (4 * bar.num) / SYLLABLES_A_CROTCHET;
  return bars <= 1.2 ? 1 : bars <= 3 ? 2 : 4;
}

const SYLLABLES_A_CROTCHET = 1.1;

const SHORTEST_TUNE = 8;

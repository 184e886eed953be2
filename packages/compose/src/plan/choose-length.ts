/** @file How long a tune is where words or chords say it, and how many notes it has then. */
import { isCompound, type Meter, measureLength, WHOLE } from "@melodist/score";
import { feltBeat } from "@melodist/tokens";
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

/** One, two or four bars for a line of so many syllables. */
function barsPerLine(syllables: number, meter: Meter): number {
  const bar = measureLength(meter) ?? WHOLE;
  const beat = feltBeat(meter);
  const beats = (bar.num * beat.den) / (bar.den * beat.num);
  // A dotted beat has room for two.
  const room = beats * (isCompound(meter) ? 2 : 1) * SYLLABLES_A_BEAT;
  const bars = syllables / room;
  return bars <= 1.2 ? 1 : bars <= 2.4 ? 2 : 4;
}

const SYLLABLES_A_BEAT = 1.1;
const SHORTEST_TUNE = 8;

/** @file How long a tune is where words or chords say it, and how many notes it has then. */
import { isCompound, type Meter, measureLength, WHOLE } from "@melodist/score";
import { feltBeat } from "@melodist/tokens";
import { lyricsShape, splitText } from "../lyrics/split-text.ts";
import { placeStanzas, sectionKinds } from "../lyrics/stanza.ts";
import { type ComposeRequest, MOST_BARS, MOST_SECTION_BARS } from "../request.ts";
import type { ChordBar } from "./read-chords.ts";
import { readLetters } from "./sections.ts";

/** Bars as played that words or chords fill, where nothing else says how long the tune is. */
export function fittingBars(
  request: ComposeRequest,
  chords: readonly ChordBar[],
  meter: Meter,
): number | undefined {
  const { lyrics, form } = request;
  const sections = wordedSections(request);
  if (form !== undefined && sections === undefined) return undefined;
  const shape = lyrics === undefined ? undefined : lyricsShape(lyrics);
  if (shape !== undefined) return barsFor(shape.lines * barsPerLine(shape.perLine, meter), sections ?? 1);
  return chords.length >= SHORTEST_TUNE ? chords.length : undefined;
}

/** Sections of a number of bars, as far as a tune has room for them. */
function barsFor(bars: number, sections: number): number {
  const most = sections === 1 ? MOST_BARS : Math.min(MOST_SECTION_BARS, Math.floor(MOST_BARS / sections));
  return sections * Math.min(most, bars);
}

/** How many sections as played have words of their own; undefined where each stanza is sung to the whole tune. */
export function wordedSections({ form, lyrics }: ComposeRequest): number | undefined {
  if (form === undefined || lyrics === undefined) return undefined;
  const kinds = sectionKinds(form, readLetters(form));
  const settings = placeStanzas(splitText(lyrics), kinds);
  return settings.some(({ section }) => section !== "all") ? kinds.length : undefined;
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

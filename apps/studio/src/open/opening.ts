/** @file The opening of a tune, as a motif to go on from. */
import { parseAbc, printAbc } from "@melodist/abc";

/** Bars of a motif. */
const BARS = 2;

/** The first bars of a tune as ABC. */
export function openingOf(abc: string): string {
  const score = parseAbc(abc).tunes[0]?.score;
  if (score === undefined) return "";
  const voices = score.voices
    .slice(0, 1)
    .map((voice) => ({ ...voice, measures: voice.measures.slice(0, BARS) }));
  return printAbc({ ...score, voices, words: [] });
}

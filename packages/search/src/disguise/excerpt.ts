/** @file Eight bars of a tune. */
import type { RandomSource } from "@melodist/random";
import { addDurations, compareDurations, sumDurations, ZERO } from "@melodist/score";
import { draw } from "./chance.ts";
import { type SungRow, splitAt } from "./sung-row.ts";

/** Eight bars in a row. */
const EXCERPT_BARS = 8;
/** A tune must have so many more that an excerpt is one. */
const LEAST_BARS = 12;
/** Fewer notes than this are no excerpt to be known by (rests, held notes). */
const LEAST_NOTES = 24;

/**
 * Eight bars out of twelve or more, upbeats and half bars at repeats not counted.
 *
 * @returns undefined for shorter tunes, and where the bars drawn have fewer than 24 notes
 */
export function excerpt({ sounds, bars }: SungRow, random: RandomSource): SungRow | undefined {
  if (bars.length < LEAST_BARS) return undefined;
  const full = bars.reduce((longest, bar) => (compareDurations(bar, longest) > 0 ? bar : longest), ZERO);
  const from = draw(random, bars.length - EXCERPT_BARS + 1);
  let to = from;
  let length = ZERO;
  for (; to < bars.length && length.num / length.den < (EXCERPT_BARS * full.num) / full.den; to++) {
    length = addDurations(length, bars[to] ?? ZERO);
  }
  const [, rest] = splitAt(sounds, sumDurations(bars.slice(0, from)));
  const [inside] = splitAt(rest, length);
  if (inside.filter(({ pitch }) => pitch !== undefined).length < LEAST_NOTES) return undefined;
  return { sounds: inside, bars: bars.slice(from, to) };
}

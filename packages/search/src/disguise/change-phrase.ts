/** @file Four bars of a tune replaced by new ones that move as the tune does. */
import type { RandomSource } from "@melodist/random";
import { type Duration, equalDurations, midiKey, type Pitch, sumDurations } from "@melodist/score";
import { draw, pick } from "./chance.ts";
import { type Sound, type SungRow, splitAt } from "./sung-row.ts";

/** How many steps of its own scale a new note lies from the one before. */
const STEPS: readonly number[] = [-3, -2, -2, -1, -1, -1, 0, 1, 1, 1, 2, 2, 3];

/** Bars that are changed, and how many a tune must have that it stays the same tune. */
const PHRASE_BARS = 4;
const LEAST_BARS = 16;

/**
 * The row with 4 bars changed, beginning at a multiple of 4: each takes the rhythm of some bar of the tune, and its
 * notes walk by chance over the pitches that the tune uses.
 *
 * @returns undefined for fewer than 16 bars
 */
export function changePhrase(row: SungRow, random: RandomSource): SungRow | undefined {
  if (row.bars.length < LEAST_BARS) return undefined;
  const from = PHRASE_BARS * draw(random, Math.floor(row.bars.length / PHRASE_BARS));
  const start = sumDurations(row.bars.slice(0, from));
  const length = sumDurations(row.bars.slice(from, from + PHRASE_BARS));
  const [before, rest] = splitAt(row.sounds, start);
  const [, after] = splitAt(rest, length);
  const rhythms = barRhythms(row);
  const lengths = row.bars.slice(from, from + PHRASE_BARS).flatMap((bar) => {
    return (
      pick(
        random,
        rhythms.filter((rhythm) => equalDurations(sumDurations(rhythm), bar)),
      ) ?? [bar]
    );
  });
  return { ...row, sounds: [...before, ...walk(lengths, row.sounds, random), ...after] };
}

/** The lengths of the sounds of each bar, cut at bar lines. */
function barRhythms({ sounds, bars }: SungRow): readonly (readonly Duration[])[] {
  let rest = sounds;
  return bars.map((bar) => {
    const [inside, behind] = splitAt(rest, bar);
    rest = behind;
    return inside.map(({ length }) => length);
  });
}

function walk(lengths: readonly Duration[], tune: readonly Sound[], random: RandomSource): readonly Sound[] {
  const byKey = new Map(tune.flatMap(({ pitch }) => (pitch === undefined ? [] : [[midiKey(pitch), pitch]])));
  const scale: readonly Pitch[] = [...byKey].sort(([a], [b]) => a - b).map(([, pitch]) => pitch);
  let at = draw(random, scale.length);
  return lengths.map((length) => {
    at = Math.min(scale.length - 1, Math.max(0, at + (pick(random, STEPS) ?? 0)));
    return { pitch: scale[at], length };
  });
}

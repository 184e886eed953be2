/** @file The same notes under other bar lines, or in notes of half or twice the length. */
import type { RandomSource } from "@melodist/random";
import { compareDurations, type Duration, scaleDuration, sumDurations } from "@melodist/score";
import { pick } from "./chance.ts";
import { type SungRow, splitAt } from "./sung-row.ts";

/** The row in other bars, half of the time without its pick-up; `beats` counts those of a bar. */
export function rebar(row: SungRow, beats: number, random: RandomSource): SungRow {
  const start = random() < 0.5 ? row : withoutPickUp(row);
  const changes = [
    // A reel in quavers of 4/4 may be written in semiquavers of 2/4 or of 4/4, and the other way round.
    () => stretch(start, 1, 2),
    () => stretch(start, 2, 1),
    () => joinBars(stretch(start, 1, 2)),
    () => (beats % 2 === 0 ? splitBars(stretch(start, 2, 1)) : stretch(start, 2, 1)),
    () => moveBarlines(start, beats),
    () => beginLater(start),
  ];
  return pick(random, changes)?.() ?? start;
}

function stretch({ sounds, bars }: SungRow, num: number, den: number): SungRow {
  return {
    sounds: sounds.map((sound) => ({ ...sound, length: scaleDuration(sound.length, num, den) })),
    bars: bars.map((bar) => scaleDuration(bar, num, den)),
  };
}

function joinBars({ sounds, bars }: SungRow): SungRow {
  const pickUp = hasPickUp(bars) ? 1 : 0;
  const joined = bars.slice(0, pickUp);
  for (let bar = pickUp; bar < bars.length; bar += 2) joined.push(sumDurations(bars.slice(bar, bar + 2)));
  return { sounds, bars: joined };
}

function splitBars({ sounds, bars }: SungRow): SungRow {
  return {
    sounds,
    bars: bars.flatMap((bar, index) =>
      index === 0 && hasPickUp(bars) ? [bar] : [scaleDuration(bar, 1, 2), scaleDuration(bar, 1, 2)],
    ),
  };
}

/** By half a bar, or by a beat where the beats cannot be halved. */
function moveBarlines({ sounds, bars }: SungRow, beats: number): SungRow {
  const full = bars[1] ?? bars[0];
  if (full === undefined) return { sounds, bars };
  const pickUp = scaleDuration(full, 1, beats % 2 === 0 ? 2 : beats);
  return { sounds, bars: [pickUp, ...bars.map(() => full)] };
}

/** From the fifth bar on, and then the first four; a tune of fewer than eight stays as it is. */
function beginLater(row: SungRow): SungRow {
  if (row.bars.length < 8) return row;
  const [first, rest] = splitAt(row.sounds, sumDurations(row.bars.slice(0, 4)));
  return { sounds: [...rest, ...first], bars: [...row.bars.slice(4), ...row.bars.slice(0, 4)] };
}

function withoutPickUp(row: SungRow): SungRow {
  const [pickUp] = row.bars;
  if (pickUp === undefined || !hasPickUp(row.bars)) return row;
  return { sounds: splitAt(row.sounds, pickUp)[1], bars: row.bars.slice(1) };
}

function hasPickUp([first, second]: readonly Duration[]): boolean {
  return first !== undefined && second !== undefined && compareDurations(first, second) < 0;
}

/** @file Where the beats of a bar fall and how much weight each carries. */
import { type Duration, isCompound, type Meter } from "@melodist/score";

/** Whole notes as a number, for statistics only: music itself is counted in exact fractions. */
export function wholes(length: Duration): number {
  return length.num / length.den;
}

/** Two places of a bar nearer than this (in whole notes) are the same place. */
export const SAME_PLACE = 1e-6;

/** Beats of a meter: where each begins, in whole notes from the bar line, and how long the bar is. */
export interface BeatGrid {
  /** Ascending from 0. */
  readonly starts: readonly number[];
  readonly bar: number;
  /** Into how many parts a beat falls: 3 in compound meters, else 2. */
  readonly parts: 2 | 3;
}

/** Music in free meter is measured in crotchets. */
const FREE_GRID: BeatGrid = { starts: [0], bar: 0.25, parts: 2 };

const grids = new WeakMap<Meter, BeatGrid>();

/**
 * The beats of a meter as they are felt: dotted ones in 6/8, groups in an additive meter, otherwise the counted unit,
 * but never shorter than a crotchet when crotchets fill the bar.
 *
 * @example
 * beatGrid(meter(6, 8)); // => { starts: [0, 0.375], bar: 0.75, parts: 3 }
 */
export function beatGrid(meter: Meter): BeatGrid {
  const known = grids.get(meter);
  if (known !== undefined) return known;
  const grid = meter.kind === "free" ? FREE_GRID : gridOf(meter);
  grids.set(meter, grid);
  return grid;
}

/** Bars of more beats than this are measured only so far. */
const MOST_BEATS = 64;

function gridOf(meter: Extract<Meter, { kind: "measured" }>): BeatGrid {
  const bar = meter.beats.reduce((sum, group) => sum + group, 0) / meter.unit;
  const lengths = meter.beats.length > 1 ? meter.beats.map((group) => group / meter.unit) : [];
  const starts: number[] = [];
  let place = 0;
  while (place < bar - SAME_PLACE && starts.length < MOST_BEATS) {
    starts.push(place);
    place += lengths[starts.length - 1] ?? evenBeat(meter, bar);
  }
  return bar > 0 ? { starts, bar, parts: isCompound(meter) ? 3 : 2 } : FREE_GRID;
}

function evenBeat(meter: Extract<Meter, { kind: "measured" }>, bar: number): number {
  if (isCompound(meter)) return 3 / meter.unit;
  return bar % 0.25 === 0 ? 0.25 : 1 / meter.unit;
}

/** Weight of a place in the bar: 3 on the first beat, 2 in the middle of a bar of even beats, 1 on other beats, 0 between. */
export function accentAt(grid: BeatGrid, offset: number): 0 | 1 | 2 | 3 {
  const place = ((offset % grid.bar) + grid.bar) % grid.bar;
  if (place < SAME_PLACE || grid.bar - place < SAME_PLACE) return 3;
  const index = grid.starts.findIndex((start) => Math.abs(start - place) < SAME_PLACE);
  if (index < 0) return 0;
  return index * 2 === grid.starts.length ? 2 : 1;
}

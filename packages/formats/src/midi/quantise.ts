/**
 * @file From when keys were pressed to where notes are written.
 *
 * Each beat is read by itself. If some division of it fits everything in it to within a tick, the file was
 * made by a program and the simplest such division is meant (septuplets too). Otherwise somebody played:
 * the division is chosen whose lines lie nearest to the onsets, finer ones having to be nearer to be
 * believed; and ends, which players do not take so exactly, go to the nearest line.
 */

import { type GridMeasure, STEPS_PER_CROTCHET, tickToSteps } from "./measure-grid.ts";
import type { RecordedNote } from "./midi-recording.ts";

/** A recorded note, and what is sung to it. */
export interface SungNote extends RecordedNote {
  readonly syllable: string | undefined;
}

/** A note at its place on the grid, in steps; `end` is later than `start`. */
export interface GridNote {
  readonly start: number;
  readonly end: number;
  readonly key: number;
  readonly syllable: string | undefined;
}

/** Divisions of a beat that programs write, the simplest first. */
const WRITTEN_DIVISIONS = [1, 2, 4, 3, 8, 6, 16, 12, 5, 7] as const;
/** Those that players are believed to play. */
const PLAYED_DIVISIONS = [1, 2, 3, 4, 6, 8] as const;

/** How far from a line, in ticks, something may be that is exactly on it: rounding, or a tick of caution. */
const EXACT_TICKS = 1.05;

/** What each part of a division costs, in steps of mean deviation (20 steps are 6 ms at 120 beats a minute). */
const COST_OF_PART = 12;

/** The shortest note where the grid leaves no room for a played one. */
const SHORTEST_STEPS = STEPS_PER_CROTCHET / 4;

/** A crotchet, or what is left of one at the end of a bar; what begins and ends in it, in steps. */
interface Beat {
  readonly start: number;
  readonly end: number;
  readonly onsets: number[];
  readonly ends: number[];
}

/**
 * Put the notes of one voice on the grid.
 *
 * @returns by start, then key from high to low
 */
export function quantise(
  notes: readonly SungNote[],
  measures: readonly GridMeasure[],
  ticksPerCrotchet: number,
): readonly GridNote[] {
  const beats = new Map<number, Beat>();
  const played = notes.map(({ on, off, key, syllable }) => {
    const onset = tickToSteps(on, ticksPerCrotchet);
    const end = tickToSteps(off, ticksPerCrotchet);
    const onsetBeat = beatAt(beats, measures, onset);
    const endBeat = beatAt(beats, measures, end);
    onsetBeat.onsets.push(onset);
    endBeat.ends.push(end);
    return { key, syllable, onset, end, onsetBeat, endBeat };
  });
  const tolerance = (EXACT_TICKS * STEPS_PER_CROTCHET) / ticksPerCrotchet;
  const grids = new Map([...beats.values()].map((beat) => [beat, chooseGrid(beat, tolerance)]));
  return played
    .map(({ key, syllable, onset, end, onsetBeat, endBeat }) => {
      const start = snap(onset, onsetBeat, grids.get(onsetBeat)?.onsetDivision ?? 1);
      const stop = snap(end, endBeat, grids.get(endBeat)?.endDivision ?? 1);
      return { key, syllable, start, end: stop > start ? stop : start + SHORTEST_STEPS };
    })
    .sort((a, b) => a.start - b.start || b.key - a.key);
}

/** The beat that a time lies in; what comes after the last bar is counted to its last beat. */
function beatAt(beats: Map<number, Beat>, measures: readonly GridMeasure[], time: number): Beat {
  const measure = measureAt(measures, time);
  const inside = Math.min(time, measure.end - 1) - measure.start;
  const start = measure.start + Math.floor(inside / STEPS_PER_CROTCHET) * STEPS_PER_CROTCHET;
  const known = beats.get(start);
  if (known !== undefined) return known;
  const beat = { start, end: Math.min(start + STEPS_PER_CROTCHET, measure.end), onsets: [], ends: [] };
  beats.set(start, beat);
  return beat;
}

/** The measure that a time lies in, or the last. */
function measureAt(measures: readonly GridMeasure[], time: number): GridMeasure {
  let low = 0;
  let high = measures.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((measures[middle]?.end ?? 0) > time) high = middle;
    else low = middle + 1;
  }
  const measure = measures[low];
  if (measure === undefined) throw new Error("a grid has at least one measure");
  return measure;
}

/** The divisions that the onsets and the ends of a beat are moved to. */
interface Divisions {
  readonly onsetDivision: number;
  readonly endDivision: number;
}

function chooseGrid(beat: Beat, tolerance: number): Divisions {
  const everything = [...beat.onsets, ...beat.ends];
  const written = WRITTEN_DIVISIONS.find((division) => farthest(everything, beat, division) <= tolerance);
  if (written !== undefined) return { onsetDivision: written, endDivision: written };
  const articulated = WRITTEN_DIVISIONS.find(
    (division) => farthest(beat.onsets, beat, division) <= tolerance,
  );
  const division = articulated ?? playedDivision(beat);
  return { onsetDivision: division, endDivision: Math.max(2, division) };
}

function playedDivision(beat: Beat): number {
  let best = 1;
  let lowest = Number.POSITIVE_INFINITY;
  for (const division of PLAYED_DIVISIONS) {
    const cost = meanDeviation(beat.onsets, beat, division) + COST_OF_PART * division;
    if (cost < lowest) {
      lowest = cost;
      best = division;
    }
  }
  return best;
}

function farthest(times: readonly number[], beat: Beat, division: number): number {
  let most = 0;
  for (const time of times) most = Math.max(most, Math.abs(time - snap(time, beat, division)));
  return most;
}

/** Root of the mean square, in steps. */
function meanDeviation(times: readonly number[], beat: Beat, division: number): number {
  let sum = 0;
  for (const time of times) sum += (time - snap(time, beat, division)) ** 2;
  return Math.sqrt(sum / Math.max(1, times.length));
}

/** The nearest line of a division. */
function snap(time: number, beat: Beat, division: number): number {
  const part = STEPS_PER_CROTCHET / division;
  return Math.min(beat.end, beat.start + Math.round((time - beat.start) / part) * part);
}

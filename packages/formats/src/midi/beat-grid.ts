/**
 * @file How a beat is divided, found from what begins and ends in it.
 *
 * If some division fits everything to within a tick, the file was made by a program and the simplest
 * such division is meant (septuplets too); the halves of a beat may have different ones. Otherwise
 * somebody played: the division is chosen whose lines lie nearest to the onsets, finer ones having to be
 * nearer to be believed; and ends, which players do not take so exactly, go to the nearest line.
 */
import { STEPS_PER_CROTCHET } from "./measure-grid.ts";

/** A crotchet or a part of one, and what begins and ends in it, in steps. */
export interface Beat {
  readonly start: number;
  /** Less than `start + length` where a bar ends inside it. */
  readonly end: number;
  readonly length: number;
  readonly onsets: readonly number[];
  readonly ends: readonly number[];
}

/** Where the times of a beat belong. */
export interface BeatGrid {
  readonly onset: (time: number) => number;
  readonly end: (time: number) => number;
}

/** Divisions of a beat that programs write, the simplest first. */
const WRITTEN_DIVISIONS = [1, 2, 4, 3, 8, 6, 16, 12, 5, 7] as const;
/** Those of half a beat. */
const HALF_DIVISIONS = [1, 2, 4, 3, 8, 6, 5, 7] as const;
/** Those that players are believed to play. */
const PLAYED_DIVISIONS = [1, 2, 3, 4, 6, 8] as const;

/** What each part of a division costs, in steps of mean deviation (20 steps are 6 ms at 120 beats a minute). */
const COST_OF_PART = 12;

/**
 * The grid that a beat is on.
 *
 * @param tolerance how far from a line, in steps, something may be that is exactly on it
 */
export function beatGrid(beat: Beat, tolerance: number): BeatGrid {
  const everything = [...beat.onsets, ...beat.ends];
  const written = exactDivision(everything, beat, WRITTEN_DIVISIONS, tolerance);
  if (written !== undefined) return evenGrid(beat, written, written);
  const halves = halvesGrid(everything, beat, tolerance);
  if (halves !== undefined) return halves;
  const division = exactDivision(beat.onsets, beat, WRITTEN_DIVISIONS, tolerance) ?? playedDivision(beat);
  return evenGrid(beat, division, Math.max(2, division));
}

function evenGrid(beat: Beat, onsetDivision: number, endDivision: number): BeatGrid {
  return {
    onset: (time) => snap(time, beat, onsetDivision),
    end: (time) => snap(time, beat, endDivision),
  };
}

/** Two halves, each with a division that fits; undefined when one has none. */
function halvesGrid(times: readonly number[], beat: Beat, tolerance: number): BeatGrid | undefined {
  const length = STEPS_PER_CROTCHET / 2;
  const middle = beat.start + length;
  const first = { ...beat, length, end: Math.min(middle, beat.end) };
  const second = { ...beat, length, start: middle };
  const early = times.filter((time) => time < middle);
  const late = times.filter((time) => time >= middle);
  const firstDivision = exactDivision(early, first, HALF_DIVISIONS, tolerance);
  const secondDivision = exactDivision(late, second, HALF_DIVISIONS, tolerance);
  if (firstDivision === undefined || secondDivision === undefined) return undefined;
  const place = (time: number) =>
    time < middle ? snap(time, first, firstDivision) : snap(time, second, secondDivision);
  return { onset: place, end: place };
}

function exactDivision(
  times: readonly number[],
  beat: Beat,
  divisions: readonly number[],
  tolerance: number,
): number | undefined {
  return divisions.find((division) =>
    times.every((time) => Math.abs(time - snap(time, beat, division)) <= tolerance),
  );
}

function playedDivision(beat: Beat): number {
  let best = 1;
  let lowest = Number.POSITIVE_INFINITY;
  for (const division of PLAYED_DIVISIONS) {
    const cost = meanDeviation(beat, division) + COST_OF_PART * division;
    if (cost >= lowest) continue;
    lowest = cost;
    best = division;
  }
  return best;
}

/** Of the onsets, the root of the mean square, in steps. */
function meanDeviation(beat: Beat, division: number): number {
  let sum = 0;
  for (const time of beat.onsets) sum += (time - snap(time, beat, division)) ** 2;
  return Math.sqrt(sum / Math.max(1, beat.onsets.length));
}

/** The nearest line of a division. */
function snap(time: number, beat: Beat, division: number): number {
  const part = beat.length / division;
  return Math.min(beat.end, beat.start + Math.round((time - beat.start) / part) * part);
}

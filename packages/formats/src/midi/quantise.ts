/** @file From when keys were pressed to where notes are written: each beat is read by itself (`beat-grid.ts`). */
import { type Beat, beatGrid } from "./beat-grid.ts";
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

/** How far from a line, in ticks, something may be that is exactly on it: rounding, or a tick of caution. */
const EXACT_TICKS = 1.05;

/** The shortest note where the grid leaves no room for a played one. */
const SHORTEST_STEPS = STEPS_PER_CROTCHET / 4;

/** A beat while what belongs to it is collected. */
interface BeatDraft extends Beat {
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
  const beats = new Map<number, BeatDraft>();
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
  const grids = new Map(Array.from(beats.values(), (beat) => [beat, beatGrid(beat, tolerance)]));
  return played
    .map(({ key, syllable, onset, end, onsetBeat, endBeat }) => {
      const start = grids.get(onsetBeat)?.onset(onset) ?? onset;
      const stop = grids.get(endBeat)?.end(end) ?? end;
      return { key, syllable, start, end: stop > start ? stop : start + SHORTEST_STEPS };
    })
    .sort((a, b) => a.start - b.start || b.key - a.key);
}

/** The beat that a time lies in; what comes after the last bar is counted to its last beat. */
function beatAt(beats: Map<number, BeatDraft>, measures: readonly GridMeasure[], time: number): BeatDraft {
  const measure = measureAt(measures, time);
  const inside = Math.min(time, measure.end - 1) - measure.start;
  const length = STEPS_PER_CROTCHET;
  const start = measure.start + Math.floor(inside / length) * length;
  const known = beats.get(start);
  if (known !== undefined) return known;
  const beat = { start, length, end: Math.min(start + length, measure.end), onsets: [], ends: [] };
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

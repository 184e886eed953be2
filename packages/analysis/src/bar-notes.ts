/** @file A bar reduced to what it is recognised by: the notes on its beats and between them. */
import { type BeatGrid, SAME_PLACE, wholes } from "./beats.ts";
import type { MelodyNote } from "./melody.ts";

/** One beat of a bar. MIDI keys; undefined before the first note of all. */
export interface BeatNotes {
  /** What sounds on the beat; a rest counts as the note before it going on. */
  readonly on: number | undefined;
  /** What sounds where the beat divides: at its half, or at its thirds. */
  readonly between: readonly (number | undefined)[];
  /** Every note that begins within the beat, and the one that sounds on it. */
  readonly heard: readonly (number | undefined)[];
}

/** The beats of one bar. */
export type BarNotes = readonly BeatNotes[];

/** A melody's notes with their onsets as numbers, to be looked up by time. */
export interface NoteTimes {
  readonly notes: readonly MelodyNote[];
  /** In whole notes, ascending. */
  readonly onsets: readonly number[];
}

/** Prepare notes for `readBarNotes`. */
export function noteTimes(notes: readonly MelodyNote[]): NoteTimes {
  return { notes, onsets: notes.map((note) => wholes(note.onset)) };
}

/** Read the bar that begins at a time (in whole notes) and lasts at most as long as its meter's. */
export function readBarNotes(times: NoteTimes, grid: BeatGrid, start: number, length: number): BarNotes {
  const starts = grid.starts.filter((place) => place < length - SAME_PLACE);
  return starts.map((place, index): BeatNotes => {
    const next = starts[index + 1] ?? Math.min(grid.bar, length);
    const from = start + place;
    const part = ((grid.starts[index + 1] ?? grid.bar) - place) / grid.parts;
    const on = soundingAt(times, from);
    const between = [soundingAt(times, from + part)];
    if (grid.parts === 3) between.push(soundingAt(times, from + 2 * part));
    return { on, between, heard: [on, ...beginningIn(times, from, start + next)] };
  });
}

function soundingAt({ notes, onsets }: NoteTimes, time: number): number | undefined {
  return notes[firstAfter(onsets, time + SAME_PLACE) - 1]?.midi;
}

function beginningIn({ notes, onsets }: NoteTimes, from: number, to: number): readonly number[] {
  const heard: number[] = [];
  for (let index = firstAfter(onsets, from + SAME_PLACE); index < onsets.length; index++) {
    const note = notes[index];
    if (note === undefined || (onsets[index] ?? 0) >= to - SAME_PLACE) break;
    heard.push(note.midi);
  }
  return heard;
}

/** Index of the first onset later than a time. */
function firstAfter(onsets: readonly number[], time: number): number {
  let low = 0;
  let high = onsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((onsets[middle] ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

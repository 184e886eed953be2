/** @file Where a melody comes to rest: on notes that are long, or followed by silence. */
import { wholes } from "./beats.ts";
import type { Melody, MelodyNote } from "./melody.ts";

/** A note that lasts this many times the usual one begins to be restful, … */
const LONG = 1.5;
/** … and at this many times it fully is. */
const VERY_LONG = 3;

/**
 * How far each note is a place of rest, 0 to 1: by the time until the next note, against the tune's usual.
 * The last note is one.
 */
export function noteRestfulness({ notes }: Melody): readonly number[] {
  const onsets = notes.map((note) => wholes(note.onset));
  const times = onsets.map((onset, index) => (onsets[index + 1] ?? Number.POSITIVE_INFINITY) - onset);
  const usual = [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) / 2)] ?? 0;
  return times.map((time) => {
    if (time === Number.POSITIVE_INFINITY) return 1;
    return usual > 0 ? clamp((time / usual - LONG) / (VERY_LONG - LONG)) : 0;
  });
}

/** The restfulness of the most restful note that each measure ends with: one held over bar lines counts where it stops. */
export function restfulness(melody: Melody): readonly number[] {
  const byMeasure = melody.measures.map(() => 0);
  const byNote = noteRestfulness(melody);
  for (const [index, note] of melody.notes.entries()) {
    const measure = lastMeasureOf(melody, note, melody.notes[index + 1]);
    byMeasure[measure] = Math.max(byMeasure[measure] ?? 0, byNote[index] ?? 0);
  }
  return byMeasure;
}

/** The last measure that is at least half taken up by a note and the silence behind it. */
function lastMeasureOf({ measures }: Melody, note: MelodyNote, next: MelodyNote | undefined): number {
  if (next === undefined) return measures.length - 1;
  const length = measures[next.measure]?.length;
  const isMostlyHeld = length !== undefined && wholes(next.offset) * 2 >= wholes(length);
  return Math.max(note.measure, isMostlyHeld ? next.measure : next.measure - 1);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

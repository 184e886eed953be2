/** @file From whole notes to seconds, through the changes of tempo. */
import { compareDurations, type Duration } from "@melodist/score";
import type { TempoMark } from "./performance.ts";

/** A change of tempo whose time is not known yet. */
export type TempoChange = Omit<TempoMark, "seconds">;

/**
 * Put changes of tempo in order and give each its time.
 *
 * Of several at one place the last given counts.
 *
 * @param changes the first must be at 0
 */
export function toTempoMap(changes: readonly TempoChange[]): readonly TempoMark[] {
  const ordered = changes.toSorted((a, b) => compareDurations(a.onset, b.onset));
  const marks: TempoMark[] = [];
  for (const change of ordered) {
    const last = marks.at(-1);
    if (last === undefined) {
      marks.push({ ...change, seconds: 0 });
    } else if (compareDurations(last.onset, change.onset) === 0) {
      marks[marks.length - 1] = { ...change, seconds: last.seconds };
    } else if (last.wholesPerMinute !== change.wholesPerMinute) {
      marks.push({ ...change, seconds: secondsAfter(last, change.onset) });
    }
  }
  return marks;
}

/**
 * The time at which a place in the music is reached.
 *
 * @param onset whole notes from the first beat
 * @returns seconds from the first beat
 */
export function secondsAt(tempos: readonly TempoMark[], onset: Duration): number {
  let low = 0;
  let high = tempos.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const mark = tempos[middle];
    if (mark !== undefined && compareDurations(mark.onset, onset) <= 0) low = middle;
    else high = middle - 1;
  }
  const mark = tempos[low];
  return mark === undefined ? 0 : secondsAfter(mark, onset);
}

function secondsAfter(mark: TempoMark, onset: Duration): number {
  const wholes = onset.num / onset.den - mark.onset.num / mark.onset.den;
  return mark.seconds + (wholes * 60) / mark.wholesPerMinute;
}

/** @file Which measures of a score each bar of its outline stands for: mostly one, of divided bars several. */
import {
  addDurations,
  compareDurations,
  isTimed,
  measureDuration,
  numberBars,
  placeMeasures,
  type Score,
  ZERO,
} from "@melodist/score";

export interface BarPlaces {
  /** Index of the melody's voice. */
  readonly voice: number;
  /** Of each bar, the indices of its measures in that voice, in order. */
  readonly measures: readonly (readonly number[])[];
  /** Of each bar, its number as musicians count: the first full bar is 1, a pick-up 0. */
  readonly numbers: readonly number[];
}

/** @param written the score that the outline writes: a measure for each of its bars */
export function placeOutline(score: Score, written: Score): BarPlaces {
  const found = score.voices.findIndex(({ measures }) =>
    measures.some(({ events }) => events.some(({ kind }) => kind === "note" || kind === "chord")),
  );
  const voice = Math.max(0, found);
  const sung = score.voices[voice];
  const placed = sung === undefined ? [] : placeMeasures(score, sung);
  const full = placed.filter(({ measure }) => measure.events.some(isTimed));
  let next = 0;
  const measures = (written.voices[0]?.measures ?? []).map(({ events }) => {
    const wanted = measureDuration(events);
    const row: number[] = [];
    let length = ZERO;
    for (let here = full[next]; here !== undefined; here = full[next]) {
      if (row.length > 0 && compareDurations(length, wanted) >= 0) break;
      row.push(here.index);
      length = addDurations(length, here.length);
      next++;
    }
    return row;
  });
  const numbers = numberBars(placed);
  return { voice, measures, numbers: measures.map(([first = 0]) => numbers[first] ?? 0) };
}

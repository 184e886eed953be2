/** @file Which beats of a measure must be written as tuplets, and in what proportion. */
import { STEPS_PER_CROTCHET } from "./measure-grid.ts";

/** A stretch of a measure, in steps, where `actual` notes stand in the time of `normal`. */
export interface TupletSpan {
  readonly start: number;
  readonly end: number;
  readonly actual: number;
  readonly normal: number;
}

/** A hemidemisemiquaver: what is a whole number of these needs no tuplet. */
export const FINEST_PLAIN = STEPS_PER_CROTCHET / 16;

const TUPLETS: readonly (readonly [actual: number, normal: number])[] = [
  [3, 2],
  [6, 4],
  [12, 8],
  [5, 4],
  [7, 4],
];

/**
 * The tuplets of one measure in one stream.
 *
 * A beat is a tuplet when something in it begins or ends between the lines of plain notation. Two beats
 * whose only notes are thirds of both together make one tuplet.
 *
 * @param points where notes begin or end, in steps from the beginning of the measure
 * @param length of the measure, in steps
 * @returns in order; a beat that fits no tuplet we know is left out
 */
export function tupletSpans(points: readonly number[], length: number): readonly TupletSpan[] {
  const beats = pointsByBeat(points.filter((point) => point < length));
  const odd = [...beats].filter(([, inside]) => !inside.every((point) => point % FINEST_PLAIN === 0));
  const spans: TupletSpan[] = [];
  for (const [beat] of odd.sort(([a], [b]) => a - b)) {
    const start = beat * STEPS_PER_CROTCHET;
    if (start < (spans.at(-1)?.end ?? 0)) continue;
    const double = doubleSpan(beats, beat, length);
    spans.push(...(double === undefined ? beatSpans(beats.get(beat) ?? [], start, length) : [double]));
  }
  return spans;
}

function pointsByBeat(points: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const beats = new Map<number, number[]>();
  for (const point of points) {
    const beat = Math.floor(point / STEPS_PER_CROTCHET);
    const inside = beats.get(beat);
    if (inside === undefined) beats.set(beat, [point]);
    else inside.push(point);
  }
  return beats;
}

/** A minim divided by three. */
function doubleSpan(
  beats: ReadonlyMap<number, readonly number[]>,
  beat: number,
  length: number,
): TupletSpan | undefined {
  if (beat % 2 !== 0) return undefined;
  const start = beat * STEPS_PER_CROTCHET;
  const end = start + 2 * STEPS_PER_CROTCHET;
  const inside = [...(beats.get(beat) ?? []), ...(beats.get(beat + 1) ?? [])];
  const third = (end - start) / 3;
  const fits = end <= length && inside.every((point) => (point - start) % third === 0);
  return fits ? { start, end, actual: 3, normal: 2 } : undefined;
}

/** A beat divided as a whole, or each half of it as it needs. */
function beatSpans(inside: readonly number[], start: number, length: number): readonly TupletSpan[] {
  const whole = evenSpan(inside, start, STEPS_PER_CROTCHET, length);
  if (whole !== undefined) return [whole];
  const half = STEPS_PER_CROTCHET / 2;
  return [start, start + half].flatMap((from) => {
    const points = inside.filter((point) => point >= from && point < from + half);
    if (points.every((point) => point % FINEST_PLAIN === 0)) return [];
    return evenSpan(points, from, half, length) ?? [];
  });
}

function evenSpan(
  points: readonly number[],
  start: number,
  stretch: number,
  length: number,
): TupletSpan | undefined {
  const end = start + stretch;
  if (end > length) return undefined;
  const tuplet = TUPLETS.find(([actual]) =>
    points.every((point) => (point - start) % (stretch / actual) === 0),
  );
  return tuplet && { start, end, actual: tuplet[0], normal: tuplet[1] };
}

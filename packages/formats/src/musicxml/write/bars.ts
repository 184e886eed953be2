/**
 * @file Which measures of a voice share a `<measure>`.
 *
 * A measure without any time (marks between two bar lines) would be filled with rests by those who read it, so it is
 * written together with the measure that follows, or at the end with the one before.
 */
import { isTimed, type Measure } from "@melodist/score";

/** Measures written as one: `from` included, `to` not. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  /** The measure that takes time; the last when none does. */
  readonly main: number;
}

/** The bars of a row of measures. */
export function barsOf(measures: readonly Measure[]): readonly Bar[] {
  const bars: Bar[] = [];
  let from = 0;
  for (const [index, measure] of measures.entries()) {
    if (!takesTime(measure)) continue;
    bars.push({ from, to: index + 1, main: index });
    from = index + 1;
  }
  if (from === measures.length) return bars;
  const to = measures.length;
  const last = bars.pop() ?? { from: 0, main: to - 1 };
  return [...bars, { ...last, to }];
}

function takesTime(measure: Measure): boolean {
  return [measure.events, ...measure.overlays].some((events) => events.some(isTimed));
}

/** The index of each measure of a bar. */
export function indicesOf({ from, to }: Bar): readonly number[] {
  return Array.from({ length: to - from }, (_, offset) => from + offset);
}

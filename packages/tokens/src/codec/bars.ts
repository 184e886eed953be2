/** @file Measures as bars: the halves of a divided bar are one, and a short first measure is a pick-up. */
import { addDurations, compareDurations, type Duration, type Meter, measureLength } from "@melodist/score";
import type { LineEvent, LineMeasure } from "./melody-line.ts";

/** A bar of the melody. */
export interface LineBar {
  readonly kind: "bar" | "upbeat" | "lead-in";
  readonly events: readonly LineEvent[];
  readonly length: Duration;
  readonly meter: Meter;
}

/**
 * The bars of a row of measures.
 *
 * @param mayBeginShort a first measure that is short is a pick-up
 */
export function groupBars(measures: readonly LineMeasure[], mayBeginShort: boolean): readonly LineBar[] {
  const bars: LineBar[] = [];
  for (const { events, length, meter } of measures) {
    const last = bars.at(-1);
    const here: LineBar = { kind: "bar", events, length, meter };
    if (last === undefined && mayBeginShort && isShort(here)) bars.push({ ...here, kind: "upbeat" });
    else if (last?.kind === "bar" && fitTogether(last, here)) bars[bars.length - 1] = joinBars(last, here);
    else bars.push(here);
  }
  return bars;
}

/** True when a bar is shorter than its meter says. */
export function isShort({ length, meter }: Pick<LineBar, "length" | "meter">): boolean {
  const full = measureLength(meter);
  return full !== undefined && compareDurations(length, full) < 0;
}

/** Two short measures that are no longer than a bar together. */
export function fitTogether(before: LineBar, after: LineBar): boolean {
  const full = measureLength(after.meter);
  if (full === undefined || !isShort(before) || !isShort(after)) return false;
  return compareDurations(addDurations(before.length, after.length), full) <= 0;
}

export function joinBars(before: LineBar, after: LineBar): LineBar {
  return {
    ...before,
    events: [...before.events, ...after.events],
    length: addDurations(before.length, after.length),
  };
}

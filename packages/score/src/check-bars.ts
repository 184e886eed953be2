/**
 * @file Which bars are short or long, and by how much.
 *
 * Musicians let a tune begin with a pick-up that the last bar makes up for, divide bars at repeat signs, and
 * write a section's pick-up before its repeat. None of that is wrong, and none of it is reported.
 */
import { type BarFill, fillBars, filledLength } from "./bar-fill.ts";
import { numberBars } from "./bar-number.ts";
import { addDurations, compareDurations, type Duration, equalDurations } from "./duration.ts";
import { type Meter, measureLength } from "./meter.ts";
import type { Score, Voice } from "./score.ts";
import type { Span } from "./span.ts";
import { measureDuration, type PlacedMeasure, placeMeasures } from "./timeline.ts";

/** A bar that does not add up. */
export interface BarFinding {
  readonly kind: "short" | "long";
  /** The first and the last bar of a voice are judged together, and writers are often careless with them. */
  readonly place: "start" | "inside" | "end";
  /** Index of the voice. */
  readonly voice: number;
  /** Index of the measure in its voice. */
  readonly measure: number;
  /** The overlay that does not fill the measure; undefined when it is the measure itself. */
  readonly overlay: number | undefined;
  /** Measures that were counted together with this one, because they make one bar when the tune is played. */
  readonly joined: readonly number[];
  /** As musicians count: the first full bar is 1, a pick-up 0, and the two halves of a divided bar share a number. */
  readonly bar: number;
  readonly meter: Meter;
  readonly expected: Duration;
  /** How long it is, joined measures included. */
  readonly actual: Duration;
  /** From the first event of the measure to its bar line. */
  readonly span: Span | undefined;
}

/**
 * Check the length of every bar against the meter in force.
 *
 * Bars without meter are never wrong, nor is a voice without any bar line. A tune's first bar may be a
 * pick-up; the last bar should make up for it.
 *
 * @returns findings in the order of voices and measures
 * @example
 * checkBars(score).map((finding) => finding.bar); // => [7]
 */
export function checkBars(score: Score): readonly BarFinding[] {
  return score.voices.flatMap((voice, index) => checkVoice(score, voice, index));
}

/** What is wrong, before it is placed and numbered. */
type Fault = Pick<BarFinding, "place" | "measure" | "overlay" | "joined" | "meter" | "expected" | "actual">;

function checkVoice(score: Score, voice: Voice, index: number): readonly BarFinding[] {
  if (!voice.measures.some((measure) => measure.close !== undefined)) return [];
  const placed = placeMeasures(score, voice);
  const faults = [...measureFaults(fillBars(voice, placed), placed), ...overlayFaults(placed)];
  const numbers = numberBars(placed);
  return firstOfEach(faults).map((fault) => ({
    ...fault,
    kind: compareDurations(fault.actual, fault.expected) < 0 ? "short" : "long",
    voice: index,
    bar: numbers[fault.measure] ?? 0,
    span: measureSpan(placed[fault.measure]),
  }));
}

/** One fault a measure and overlay, in the order of measures. */
function firstOfEach(faults: readonly Fault[]): readonly Fault[] {
  const kept = new Map<string, Fault>();
  for (const fault of faults) {
    const key = `${fault.measure} ${fault.overlay}`;
    if (!kept.has(key)) kept.set(key, fault);
  }
  return [...kept.values()].sort((a, b) => a.measure - b.measure);
}

function measureFaults(fills: readonly BarFill[], placed: readonly PlacedMeasure[]): readonly Fault[] {
  const sound = new Set(fills.filter(isFull).flatMap((fill) => fill.measures));
  const first = fills.find((fill) => fill.isFirst);
  const last = fills.find((fill) => fill.isLast);
  const pickup = first !== undefined && first !== last && isShort(first) ? first : undefined;
  const inner = fills.filter((fill) => !isFull(fill) && fill !== pickup && fill !== last);
  const faults = inner.map((fill) => innerFault(fill, sound, placed));
  if (last === undefined) return faults;
  if (!isFull(last)) return [...faults, ...lastFaults(last, pickup, sound)];
  return pickup === undefined ? faults : [...faults, ...pickupFaults(pickup, sound, placed)];
}

function isFull(fill: BarFill): boolean {
  return equalDurations(fill.actual, fill.expected);
}

function isShort(fill: BarFill): boolean {
  return compareDurations(fill.actual, fill.expected) < 0;
}

/** A fault of one measure of a bar; the others are counted with it. */
function faultOf(fill: BarFill, measure: number): Fault {
  const place = fill.isLast ? "end" : fill.isFirst ? "start" : "inside";
  const joined = fill.measures.filter((index) => index !== measure);
  const { expected, actual, meter } = fill;
  return { place, measure, overlay: undefined, joined, meter, expected, actual };
}

/** Of a divided bar, the part that does not fit elsewhere either is at fault. */
function innerFault(fill: BarFill, sound: ReadonlySet<number>, placed: readonly PlacedMeasure[]): Fault {
  const before = fill.after === undefined ? undefined : placed[fill.after];
  if (before !== undefined && isShort(fill) && !isMostly(fill)) {
    // A pick-up behind a bar that leaves no room for it: that bar is too long.
    const together = { ...fill, actual: addDurations(fill.actual, filledLength(before)) };
    return { ...faultOf(together, before.index), joined: fill.measures };
  }
  return faultOf(fill, fill.measures.find((index) => !sound.has(index)) ?? fill.measures[0] ?? 0);
}

/** True when more than half of a bar is there. */
function isMostly(fill: BarFill): boolean {
  return compareDurations(addDurations(fill.actual, fill.actual), fill.expected) > 0;
}

/** The last bar may be short by as much as the pick-up brings, or as the repeat makes up for. */
function lastFaults(
  last: BarFill,
  pickup: BarFill | undefined,
  sound: ReadonlySet<number>,
): readonly Fault[] {
  const fault = faultOf(last, last.measures.at(-1) ?? 0);
  if (!isShort(last)) return [fault];
  if (sound.has(fault.measure)) return [];
  if (pickup === undefined) return [fault];
  const together = addDurations(last.actual, pickup.actual);
  if (equalDurations(together, last.expected)) return [];
  return [{ ...fault, joined: [...fault.joined, ...pickup.measures], actual: together }];
}

/**
 * A pick-up although the last bar is full: many writers do so, and before a repeat sign it is even right.
 * But a first bar of which more than half is there has rather lost a note.
 */
function pickupFaults(
  pickup: BarFill,
  sound: ReadonlySet<number>,
  placed: readonly PlacedMeasure[],
): readonly Fault[] {
  const close = placed[pickup.measures.at(-1) ?? 0]?.measure.close;
  const isBeforeRepeat = close !== undefined && close.repeatStart > 0;
  const isMadeUpFor = pickup.measures.some((index) => sound.has(index));
  if (isBeforeRepeat || isMadeUpFor || !isMostly(pickup)) return [];
  return [faultOf(pickup, pickup.measures[0] ?? 0)];
}

/** An overlay must be as long as its measure, or as the measure should be. */
function overlayFaults(placed: readonly PlacedMeasure[]): readonly Fault[] {
  return placed.flatMap(({ measure, index, length, meter }) => {
    const full = measureLength(meter);
    if (full === undefined) return [];
    return measure.overlays.flatMap((events, overlay): readonly Fault[] => {
      const actual = measureDuration(events);
      if (equalDurations(actual, length) || equalDurations(actual, full)) return [];
      return [{ place: "inside", measure: index, overlay, joined: [], meter, expected: length, actual }];
    });
  });
}

function measureSpan(placed: PlacedMeasure | undefined): Span | undefined {
  if (placed === undefined) return undefined;
  const spans = placed.measure.events.flatMap((event) => event.span ?? []);
  const first = spans[0];
  const last = placed.measure.close?.span ?? spans.at(-1);
  return first && last && { start: first.start, end: last.end };
}

/**
 * @file The stretches of a voice: what stands between two repeat signs, double bars or part labels, with its endings,
 * counted in bars.
 */
import { isTimed, type Measure, type Voice } from "@melodist/score";
import { beatGrid, SAME_PLACE, wholes } from "./beats.ts";
import { isSectionEnd, type MelodyMeasure } from "./melody.ts";

/** A row of written measures; `to` is the first behind it. */
export interface MeasureRow {
  readonly from: number;
  readonly to: number;
}

/** A numbered ending. */
export interface StretchEnding extends MeasureRow {
  readonly numbers: readonly number[];
}

/** One bar as it is counted: a written measure, or the two halves of a divided one. */
export type CountedBar = MeasureRow;

export interface Stretch extends MeasureRow {
  readonly endings: readonly StretchEnding[];
  /** A repeat sign sends the player back. */
  readonly isRepeated: boolean;
  /** Its full bars, without a pick-up; of several endings the first is counted. */
  readonly bars: readonly CountedBar[];
}

/** A stretch of fewer bars is part of its neighbour. */
const FEWEST_BARS = 3;

/** Cut a voice at its signs. */
export function readStretches(voice: Voice, measures: readonly MelodyMeasure[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const lengths = measureLengths(measures, voice.measures);
  let from = 0;
  while (from < voice.measures.length) {
    const stretch = readStretch(voice.measures, from, (row) => countBars(row, lengths));
    stretches.push(stretch);
    from = stretch.to;
  }
  return joinShort(stretches);
}

function readStretch(
  measures: readonly Measure[],
  from: number,
  count: (row: readonly number[]) => readonly CountedBar[],
): Stretch {
  let index = from;
  while (index < measures.length) {
    const stretch = stretchUpTo(measures, from, index);
    if (stretch !== undefined) return { ...stretch.row, bars: count(stretch.counted) };
    index = endOfEndings(measures, index);
  }
  const to = measures.length;
  return { from, to, endings: [], isRepeated: false, bars: count(rowOf(from, to)) };
}

/** The stretch that ends with a measure or with the endings that begin there; undefined when none does. */
function stretchUpTo(measures: readonly Measure[], from: number, index: number) {
  const measure = measures[index];
  if (measure === undefined) return undefined;
  const endings = measure.ending === undefined || index === from ? [] : readEndings(measures, index);
  if (endings.some((ending) => goesBack(measures[ending.to - 1]))) {
    const to = endings.at(-1)?.to ?? index;
    const counted = rowOf(from, endings[0]?.to ?? index);
    return { row: { from, to, endings, isRepeated: true }, counted };
  }
  // A lone ending that leads nowhere back is a remark above the music.
  const to = endings.at(-1)?.to ?? index + 1;
  if (!isSectionEnd(measures[to - 1] ?? measure, measures[to])) return undefined;
  const isRepeated = goesBack(measures[to - 1]);
  return { row: { from, to, endings: [], isRepeated }, counted: rowOf(from, to) };
}

function endOfEndings(measures: readonly Measure[], index: number): number {
  if (measures[index]?.ending === undefined) return index + 1;
  return Math.max(index + 1, readEndings(measures, index).at(-1)?.to ?? 0);
}

function rowOf(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

function goesBack(measure: Measure | undefined): boolean {
  return (measure?.close?.repeatEnd ?? 0) > 0;
}

/**
 * A last ending runs on at most this many measures longer than the first, or twice as long; then a section has
 * begun without a sign.
 */
const LONGER_ENDING = 2;

/** The endings that stand side by side from a measure on. */
function readEndings(measures: readonly Measure[], from: number): readonly StretchEnding[] {
  const endings: StretchEnding[] = [];
  const used = new Set<number>();
  let start = from;
  while (start < measures.length) {
    const numbers = measures[start]?.ending?.numbers;
    if (numbers === undefined || numbers.some((number) => used.has(number))) break;
    for (const number of numbers) used.add(number);
    const to = endingEnd(measures, start);
    endings.push({ numbers, from: start, to });
    start = to;
    if ((measures[to - 1]?.close?.repeatStart ?? 0) > 0) break;
  }
  const first = endings[0];
  const last = endings.at(-1);
  if (first === undefined || last === undefined || first === last) return endings;
  const length = first.to - first.from;
  if (last.to - last.from <= Math.max(length + LONGER_ENDING, 2 * length)) return endings;
  return [...endings.slice(0, -1), { ...last, to: last.from + length }];
}

function endingEnd(measures: readonly Measure[], from: number): number {
  for (let index = from; index < measures.length; index++) {
    const measure = measures[index];
    const next = measures[index + 1];
    if (measure === undefined || next?.ending !== undefined || isSectionEnd(measure, next)) return index + 1;
  }
  return measures.length;
}

/** How long a bar is meant to be at each measure; where the meter is at odds with most bars, as long as most are. */
function fullLengths(measures: readonly MelodyMeasure[]): readonly number[] {
  const lengths = measures.map((measure) => wholes(measure.length));
  const stated = measures.map(({ meter }) => beatGrid(meter).bar);
  const fits = lengths.filter((length, index) => Math.abs(length - (stated[index] ?? 0)) < SAME_PLACE).length;
  if (fits * 2 >= measures.length) return stated;
  const usual = mostFrequent(lengths.filter((length) => length > 0));
  return stated.map(() => usual);
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

/** What counting needs to know of the measures. */
interface Lengths {
  readonly lengthOf: (index: number) => number;
  readonly isShort: (index: number) => boolean;
  /** Two neighbours that make up one bar. */
  readonly areHalves: (index: number) => boolean;
  readonly isPickUpLength: (index: number) => boolean;
}

function measureLengths(measures: readonly MelodyMeasure[], written: readonly Measure[]): Lengths {
  const full = fullLengths(measures);
  const lengths = measures.map((measure) => wholes(measure.length));
  const lengthOf = (index: number) => lengths[index] ?? 0;
  const fullOf = (index: number) => full[index] ?? 0;
  const isPadded = beginsWithSilence(written[0]);
  const isShort = (index: number) =>
    lengthOf(index) < fullOf(index) - SAME_PLACE || (index === 0 && isPadded && measures.length > 1);
  return {
    lengthOf,
    isShort,
    areHalves: (index) =>
      isSplit(written[index]) ||
      (isShort(index) &&
        isShort(index + 1) &&
        lengthOf(index) + lengthOf(index + 1) <= fullOf(index) + SAME_PLACE),
    isPickUpLength: (index) => lengthOf(index) < fullOf(index) / 2 - SAME_PLACE,
  };
}

/** A pick-up filled up with rests: at least half of the measure is silent at first, but not all of it. */
function beginsWithSilence(measure: Measure | undefined): boolean {
  const timed = (measure?.events ?? []).filter(isTimed);
  const sound = timed.findIndex((event) => event.kind !== "rest");
  const silent = timed.slice(0, Math.max(0, sound)).reduce((sum, event) => sum + wholes(event.length), 0);
  const whole = timed.reduce((sum, event) => sum + wholes(event.length), 0);
  return silent > 0 && silent * 2 >= whole - SAME_PLACE;
}

/** The full bars of a row of measures: halves joined, the pick-up left out, and one to the next section as well. */
function countBars(row: readonly number[], lengths: Lengths): readonly CountedBar[] {
  const sounding = row.filter((index) => lengths.lengthOf(index) > 0);
  const [first, second] = sounding;
  if (first === undefined) return [];
  const hasPickUp = lengths.isShort(first) && !(second === first + 1 && lengths.areHalves(first));
  const bars: CountedBar[] = [];
  for (const index of hasPickUp ? sounding.slice(1) : sounding) {
    const before = bars.at(-1);
    const isSecondHalf = before?.to === index && before.from === index - 1 && lengths.areHalves(index - 1);
    if (isSecondHalf) bars[bars.length - 1] = { from: index - 1, to: index + 1 };
    else bars.push({ from: index, to: index + 1 });
  }
  const last = bars.at(-1);
  const endsWithPickUp =
    !hasPickUp &&
    bars.length > 1 &&
    last !== undefined &&
    last.to - last.from === 1 &&
    lengths.isPickUpLength(last.from);
  return endsWithPickUp ? bars.slice(0, -1) : bars;
}

/** True when the measure goes on behind an ending that begins inside it. */
function isSplit(measure: Measure | undefined): boolean {
  return measure?.close?.style === "split";
}

/** Give short stretches to their neighbours: a lone pick-up to the one behind, anything else to the one before. */
function joinShort(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  let waiting: Stretch | undefined;
  for (const [index, stretch] of stretches.entries()) {
    const whole: Stretch =
      waiting === undefined ? stretch : { ...join(waiting, stretch), isRepeated: stretch.isRepeated };
    waiting = undefined;
    const before = joined.at(-1);
    const isLast = index === stretches.length - 1;
    if (whole.bars.length >= FEWEST_BARS) joined.push(whole);
    else if (!isLast && (before === undefined || stretch.bars.length === 0)) waiting = whole;
    else if (before === undefined) joined.push(whole);
    else joined[joined.length - 1] = join(before, whole);
  }
  return joined;
}

function join(a: Stretch, b: Stretch): Stretch {
  return {
    from: a.from,
    to: b.to,
    endings: [...a.endings, ...b.endings],
    isRepeated: a.isRepeated,
    bars: [...a.bars, ...b.bars],
  };
}

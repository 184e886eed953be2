/** @file How a long stretch without signs inside is heard: in phrases of eight or four bars, unless it clearly has others. */
import type { BarNotes } from "./bar-notes.ts";
import { barSimilarity } from "./section-similarity.ts";
import type { Stretch } from "./stretch.ts";

/** Up to this many bars an unrepeated stretch is one section … */
const LONGEST_WHOLE = 12;
/** … and a repeated one up to this many. */
const LONGEST_REPEATED = 16;
/** Beyond this, phrases of four bars are taken together by two. */
const LONGEST_IN_FOURS = 24;

/** A bar as it bears on where phrases end. */
export interface HeardBar {
  readonly notes: BarNotes;
  /** How much like the end of a phrase it sounds, 0 to 1: by its longest note with the rest behind it. */
  readonly rests: number;
}

/**
 * Divide a stretch into sections, or return it alone. An opening that returns where an even division begins something settles
 * it.
 *
 * @param heard a bar for each of the stretch's
 */
export function divideStretch(stretch: Stretch, heard: readonly HeardBar[]): readonly Stretch[] {
  const { bars } = stretch;
  if (bars.length <= (stretch.isRepeated ? LONGEST_REPEATED : LONGEST_WHOLE)) return [stretch];
  const usual = bars.length > LONGEST_IN_FOURS ? 8 : 4;
  const even = evenStarts(bars.length, usual);
  if (even.some((start) => start > 0 && returnsAt(heard, start, 4))) return cutAt(stretch, even);
  const strengths = heard.map((_, index) => boundaryStrength(heard, index));
  const needed = meanStrength(even, strengths) + CLEARLY;
  const audible = [uniformStarts(strengths), returningStarts(heard, strengths, usual)].find(
    (starts) => starts !== undefined && meanStrength(starts, strengths) >= needed,
  );
  return cutAt(stretch, audible ?? even);
}

/** An uneven division must beat the even one by this much in the mean strength of its boundaries. */
const CLEARLY = 0.4;
/** Bars at least this similar to those of the opening are its return. */
const RETURNS = 0.85;

/** Starts of sections of one length; what is left over belongs to the last when it is shorter than half of one. */
function evenStarts(bars: number, usual: number): readonly number[] {
  const starts = Array.from({ length: Math.ceil(bars / usual) }, (_, index) => index * usual);
  const left = bars - (starts.at(-1) ?? 0);
  return left * 2 < usual ? starts.slice(0, -1) : starts;
}

/** How clearly something begins with a bar, 0 to 1: the bar before comes to rest, or the opening returns. */
function boundaryStrength(heard: readonly HeardBar[], index: number): number {
  const rests = heard[index - 1]?.rests ?? 0;
  return Math.max(rests, returnsAt(heard, index, 2) ? 1 : 0);
}

/** True when the first so many bars of all are heard again from a bar on. */
function returnsAt(heard: readonly HeardBar[], index: number, bars: number): boolean {
  for (let bar = 0; bar < bars; bar++) {
    const opening = heard[bar]?.notes;
    const here = heard[index + bar]?.notes;
    if (opening === undefined || here === undefined || barSimilarity(opening, here) < RETURNS) return false;
  }
  return true;
}

/** Phrases may have these lengths throughout, in bars, if every one of them is heard to end. */
const UNIFORM_LENGTHS = [5, 6, 7, 9, 10, 11] as const;
const HEARD_TO_END = 0.6;

/**
 * A division into phrases of one length that is no multiple of four. The last may be a bar longer or shorter, unless the
 * bars are a multiple of four together.
 */
function uniformStarts(strengths: readonly number[]): readonly number[] | undefined {
  const bars = strengths.length;
  const divisions = UNIFORM_LENGTHS.map((length) => {
    const count = Math.round(bars / length);
    const fits = count > 1 && Math.abs(bars - count * length) <= (bars % 4 === 0 ? 0 : 1);
    return fits ? Array.from({ length: count }, (_, index) => index * length) : [];
  });
  return divisions.find(
    ([, ...inner]) => inner.length > 0 && inner.every((start) => (strengths[start] ?? 0) >= HEARD_TO_END),
  );
}

/**
 * The best audible division, if the opening returns over four bars where no multiple of four is. A figure that comes every
 * two bars is no return.
 */
function returningStarts(
  heard: readonly HeardBar[],
  strengths: readonly number[],
  usual: number,
): readonly number[] | undefined {
  const returns = heard.flatMap((_, index) => {
    const isOdd = index > 4 && index % 4 > 0 && returnsAt(heard, index, 4);
    return isOdd && !returnsAt(heard, index - 2, 2) && !returnsAt(heard, index + 2, 2) ? [index] : [];
  });
  if (returns.length === 0) return undefined;
  const starts = audibleStarts(strengths, usual);
  return returns.some((index) => starts.includes(index)) ? starts : undefined;
}

/** What a boundary of no particular strength costs, and what departing from the usual length costs. */
const BOUNDARY_COST = 0.5;
const LENGTH_COST = 0.15;

/** The best division of the first bars of a stretch: its score, and where its last section begins. */
interface Division {
  readonly score: number;
  readonly from: number;
}

/** The division whose boundaries are heard best, sections being neither much shorter nor much longer than usual. */
function audibleStarts(strengths: readonly number[], usual: number): readonly number[] {
  const bars = strengths.length;
  const lengths = usual === 4 ? [4, 5, 6, 7] : [8, 5, 6, 7, 9, 10, 11, 12];
  const best: Division[] = [{ score: 0, from: 0 }];
  for (let end = 1; end <= bars; end++) {
    const gain = (end === bars ? 1 : (strengths[end] ?? 0)) - BOUNDARY_COST;
    best.push(
      lengths.map((length) => lastSection(best, end - length, gain, length === usual)).reduce(better),
    );
  }
  const starts: number[] = [];
  for (let end = bars; end > 0; end = starts[0] ?? 0) starts.unshift(best[end]?.from ?? 0);
  return starts;
}

function lastSection(best: readonly Division[], from: number, gain: number, isUsual: boolean): Division {
  const before = best[from]?.score ?? Number.NEGATIVE_INFINITY;
  return { score: before + gain - (isUsual ? 0 : LENGTH_COST), from: Math.max(0, from) };
}

function better(a: Division, b: Division): Division {
  return b.score > a.score ? b : a;
}

function meanStrength(starts: readonly number[], strengths: readonly number[]): number {
  const inner = starts.slice(1);
  if (inner.length === 0) return 0;
  return inner.reduce((sum, start) => sum + (strengths[start] ?? 0), 0) / inner.length;
}

function cutAt(stretch: Stretch, starts: readonly number[]): readonly Stretch[] {
  const { bars } = stretch;
  return starts.map((start, index): Stretch => {
    const next = starts[index + 1];
    return {
      from: index === 0 ? stretch.from : (bars[start]?.from ?? stretch.from),
      to: next === undefined ? stretch.to : (bars[next]?.from ?? stretch.to),
      endings: next === undefined ? stretch.endings : [],
      isRepeated: stretch.isRepeated,
      bars: bars.slice(start, next),
    };
  });
}

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

/** Divide a stretch into sections, or return it alone. `heard` holds a bar for each of its bars. */
export function divideStretch(stretch: Stretch, heard: readonly HeardBar[]): readonly Stretch[] {
  const { bars } = stretch;
  if (bars.length <= (stretch.isRepeated ? LONGEST_REPEATED : LONGEST_WHOLE)) return [stretch];
  const usual = bars.length > LONGEST_IN_FOURS ? 8 : 4;
  const even = evenStarts(bars.length, usual);
  const strengths = heard.map((_, index) => boundaryStrength(heard, index));
  const audible = audibleStarts(strengths, usual);
  const gain = meanStrength(audible, strengths) - meanStrength(even, strengths);
  const isHeard =
    isUniform(audible, strengths) || audible.some((start) => start % 4 > 0 && returnsAt(heard, start));
  return cutAt(stretch, isHeard && gain >= CLEARLY ? audible : even);
}

/** True when all sections are of one length, but for one bar in the last. */
function isUniform(starts: readonly number[], { length: bars }: readonly number[]): boolean {
  const usual = starts[1] ?? bars;
  return starts.every((start, index) => {
    const next = starts[index + 1];
    return next === undefined ? Math.abs(bars - start - usual) <= 1 : next - start === usual;
  });
}

/** An uneven division must beat the even one by this much in the mean strength of its boundaries. */
const CLEARLY = 0.4;
/** An opening that comes back this exactly, over two bars, begins something. */
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
  return Math.max(rests, returnsAt(heard, index) ? 1 : 0);
}

function returnsAt(heard: readonly HeardBar[], index: number): boolean {
  return [0, 1].every((bar) => {
    const opening = heard[bar]?.notes;
    const here = heard[index + bar]?.notes;
    return opening !== undefined && here !== undefined && barSimilarity(opening, here) >= RETURNS;
  });
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

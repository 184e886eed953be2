/**
 * @file How alike two bars and two sections are to the ear: the beats decide, what fills them hardly matters.
 *
 * Octaves are ignored throughout. A section that is another one literally transposed counts as the same.
 */
import type { BarNotes, BeatNotes } from "./bar-notes.ts";

/** What lies between the beats counts a quarter of what lies on them. */
const BETWEEN_WEIGHT = 0.25;
/** A beat that holds one note, where the other decorates that note, agrees by half. */
const DECORATED = 0.5;
/** Two bars of at least this similarity are alike: three beats of four, or both beats of two. */
export const ALIKE = 0.64;

/**
 * Similarity of two bars, 0 to 1.
 *
 * @param shift semitones that `b` lies above `a`
 */
export function barSimilarity(a: BarNotes, b: BarNotes, shift = 0): number {
  const beats = Math.max(a.length, b.length);
  if (beats === 0) return 1;
  let agreed = 0;
  let possible = 0;
  for (let index = 0; index < beats; index++) {
    const left = a[index];
    const right = b[index];
    const parts = Math.max(left?.between.length ?? 0, right?.between.length ?? 0);
    possible += 1 + BETWEEN_WEIGHT * parts;
    if (left !== undefined && right !== undefined) agreed += beatAgreement(left, right, shift);
  }
  return agreed / possible;
}

function beatAgreement(a: BeatNotes, b: BeatNotes, shift: number): number {
  let agreed = 0;
  if (sameClass(a.on, b.on, shift)) agreed = 1;
  else if (decorates(a, b, shift)) agreed = DECORATED;
  const parts = Math.min(a.between.length, b.between.length);
  for (let part = 0; part < parts; part++) {
    const left = a.between[part];
    const right = b.between[part];
    const isShared =
      b.heard.some((key) => sameClass(left, key, shift)) &&
      a.heard.some((key) => sameClass(key, right, shift));
    if (isShared || sameClass(left, right, shift)) agreed += BETWEEN_WEIGHT;
  }
  return agreed;
}

/** True when one of two beats is a single note that the other plays around. */
function decorates(a: BeatNotes, b: BeatNotes, shift: number): boolean {
  if (a.heard.length === 1) return b.heard.some((key) => sameClass(a.on, key, shift));
  if (b.heard.length === 1) return a.heard.some((key) => sameClass(key, b.on, shift));
  return false;
}

function sameClass(a: number | undefined, b: number | undefined, shift: number): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (b - a - shift) % 12 === 0;
}

/** Which bars of two sections are alike. */
export interface SectionMatch {
  /** Semitones that the second lies above the first, 0 to 11. */
  readonly shift: number;
  /** Similarity of each pair of bars, aligned from the first; as many as the longer section has. */
  readonly bars: readonly number[];
}

/** Compare two sections bar by bar, transposing the second if that makes them more alike. */
export function matchSections(a: readonly BarNotes[], b: readonly BarNotes[]): SectionMatch {
  const plain = matchAt(a, b, 0);
  const shift = usualShift(a, b);
  if (shift === 0) return plain;
  const moved = matchAt(a, b, shift);
  return alikeBars(moved) > alikeBars(plain) ? moved : plain;
}

/**
 * Similarity of two sections, 0 to 1: the mean over their bars, tolerant of ornament and literal transposition.
 *
 * @example
 * sectionSimilarity(bars, bars); // => 1
 */
export function sectionSimilarity(a: readonly BarNotes[], b: readonly BarNotes[]): number {
  const { bars } = matchSections(a, b);
  return bars.length === 0 ? 1 : bars.reduce((sum, similarity) => sum + similarity, 0) / bars.length;
}

/** How many bars of a match are alike. */
export function alikeBars({ bars }: SectionMatch): number {
  return bars.filter((similarity) => similarity >= ALIKE).length;
}

function matchAt(a: readonly BarNotes[], b: readonly BarNotes[], shift: number): SectionMatch {
  const length = Math.max(a.length, b.length);
  const bars = Array.from({ length }, (_, index) => {
    const left = a[index];
    const right = b[index];
    return left === undefined || right === undefined ? 0 : barSimilarity(left, right, shift);
  });
  return { shift, bars };
}

/** The distance that most beats of two sections have, 0 to 11 semitones. */
function usualShift(a: readonly BarNotes[], b: readonly BarNotes[]): number {
  const counts = new Array<number>(12).fill(0);
  for (let bar = 0; bar < Math.min(a.length, b.length); bar++) {
    const left = a[bar] ?? [];
    const right = b[bar] ?? [];
    for (let beat = 0; beat < Math.min(left.length, right.length); beat++) {
      const low = left[beat]?.on;
      const high = right[beat]?.on;
      if (low === undefined || high === undefined) continue;
      const distance = (((high - low) % 12) + 12) % 12;
      counts[distance] = (counts[distance] ?? 0) + 1;
    }
  }
  return counts.indexOf(Math.max(...counts));
}

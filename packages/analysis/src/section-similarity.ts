/**
 * @file How alike two bars and two sections are to the ear: the beats decide, what fills them hardly matters.
 *
 * A section that is another one literally transposed, be it by an octave, counts as the same; a single note in another
 * octave agrees by half.
 */
import type { BarNotes, BeatNotes } from "./bar-notes.ts";

/** What a place between the beats counts, a beat being 1, by how many parts the beat has. */
const BETWEEN_WEIGHT = { 2: 0.25, 3: 0.3 } as const;
/** What a beat counts that agrees but for the octave, or that decorates the other's one note. */
const HALF = 0.5;
/**
 * Two bars of at least this similarity are alike: three beats of four, both beats of 2/4, or both beats of 6/8 and
 * something between them.
 */
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
    possible += 1 + betweenWeight(parts) * parts;
    if (left !== undefined && right !== undefined) agreed += beatAgreement(left, right, shift);
  }
  return agreed / possible;
}

function betweenWeight(places: number): number {
  return places > 1 ? BETWEEN_WEIGHT[3] : BETWEEN_WEIGHT[2];
}

function beatAgreement(a: BeatNotes, b: BeatNotes, shift: number): number {
  let agreed = 0;
  if (isSame(a.on, b.on, shift)) agreed = 1;
  else if (isOctave(a.on, b.on, shift) || decorates(a, b, shift)) agreed = HALF;
  const parts = Math.min(a.between.length, b.between.length);
  for (let part = 0; part < parts; part++) {
    const left = a.between[part];
    const right = b.between[part];
    const isShared =
      b.heard.some((key) => isSame(left, key, shift)) && a.heard.some((key) => isSame(key, right, shift));
    if (isShared || isSame(left, right, shift)) agreed += betweenWeight(parts);
  }
  return agreed;
}

/** True when one of two beats is a single note that the other plays around. */
function decorates(a: BeatNotes, b: BeatNotes, shift: number): boolean {
  if (a.heard.length === 1) return b.heard.some((key) => isSame(a.on, key, shift));
  if (b.heard.length === 1) return a.heard.some((key) => isSame(key, b.on, shift));
  return false;
}

function isSame(a: number | undefined, b: number | undefined, shift: number): boolean {
  if (a === undefined || b === undefined) return a === b;
  return b - a === shift;
}

function isOctave(a: number | undefined, b: number | undefined, shift: number): boolean {
  return a !== undefined && b !== undefined && (b - a - shift) % 12 === 0;
}

/** Which bars of two sections are alike. */
export interface SectionMatch {
  /** Semitones that the second lies above the first; negative below. */
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

/** The distance in semitones that most beats of two sections have. */
function usualShift(a: readonly BarNotes[], b: readonly BarNotes[]): number {
  const counts = new Map<number, number>();
  for (let bar = 0; bar < Math.min(a.length, b.length); bar++) {
    const left = a[bar] ?? [];
    const right = b[bar] ?? [];
    for (let beat = 0; beat < Math.min(left.length, right.length); beat++) {
      const distance = (right[beat]?.on ?? Number.NaN) - (left[beat]?.on ?? Number.NaN);
      if (!Number.isNaN(distance)) counts.set(distance, (counts.get(distance) ?? 0) + 1);
    }
  }
  return [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0])[0];
}

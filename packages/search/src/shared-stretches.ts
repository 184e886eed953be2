/** @file Where one melody runs along the other: seeds of a few equal steps, followed both ways while they agree. */
import { type HeardMelody, NO_SEED } from "./heard-melody.ts";

/** Cells of the first melody that the second runs along. */
export interface Stretch {
  /** In the first melody, `to` not included. */
  readonly from: number;
  readonly to: number;
  /** What to add to a cell of the first to get that of the second. */
  readonly offset: number;
  /** Semitones from the first up to the second, modulo 12. */
  readonly shift: number;
  /** Tenths of a bit: what agrees, less what differs. */
  readonly score: number;
}

/** What a cell that differs costs, by how many semitones: one may be a wrong signature. In tenths of a bit. */
const SEMITONE_COST = 8;
const OTHER_COST = 35;
/** A stretch ends where this much is lost since its best. */
const MOST_LOST = 140;
/** Lists of seeds; a power of two. */
const SLOTS = 1024;

/**
 * Every stretch worth at least so much, in tenths of a bit; of those that begin at one seed after another along the
 * same offset the first.
 */
export function sharedStretches(a: HeardMelody, b: HeardMelody, least: number): readonly Stretch[] {
  const places = seedPlaces(a);
  /** By offset: up to where in the first melody it has been followed. */
  const followed = new Int32Array(a.seeds.length + b.seeds.length);
  const found: Stretch[] = [];
  const tryPair = (here: number, there: number) => {
    const diagonal = there - here + a.seeds.length;
    if ((followed[diagonal] ?? 0) > here) return;
    const stretch = followBothWays(a, b, here, there - here);
    followed[diagonal] = stretch.to;
    if (stretch.score >= least) found.push(stretch);
  };
  for (let there = 0; there < b.seeds.length; there++) {
    const seed = b.seeds[there] ?? NO_SEED;
    if (seed === NO_SEED) continue;
    for (let here = places.first(seed); here >= 0; here = places.next(here)) {
      if (a.seeds[here] === seed) tryPair(here, there);
    }
  }
  return found;
}

/** Linked lists through the cells of a melody, one for each slot of the seeds; -1 ends a list. */
function seedPlaces({ seeds }: HeardMelody) {
  const heads = new Int32Array(SLOTS).fill(-1);
  const nexts = new Int32Array(seeds.length);
  for (let cell = seeds.length - 1; cell >= 0; cell--) {
    const seed = seeds[cell] ?? NO_SEED;
    if (seed === NO_SEED) continue;
    const slot = slotOf(seed);
    nexts[cell] = heads[slot] ?? -1;
    heads[slot] = cell;
  }
  return {
    first: (seed: number) => heads[slotOf(seed)] ?? -1,
    next: (cell: number) => nexts[cell] ?? -1,
  };
}

function slotOf(seed: number): number {
  return (seed * 7919) % SLOTS;
}

function followBothWays(a: HeardMelody, b: HeardMelody, here: number, offset: number): Stretch {
  const shift = (12 + (b.classes[here + offset] ?? 0) - (a.classes[here] ?? 0)) % 12;
  const on = follow(a, b, { from: here, offset, shift, direction: 1 });
  const back = follow(a, b, { from: here - 1, offset, shift, direction: -1 });
  return { from: back.behind + 1, to: on.behind, offset, shift, score: on.score + back.score };
}

/** One way along an offset. */
interface Way {
  readonly from: number;
  readonly offset: number;
  readonly shift: number;
  readonly direction: 1 | -1;
}

/** The best score on the way, and the first cell behind it. */
function follow(a: HeardMelody, b: HeardMelody, way: Way) {
  const { from, offset, direction } = way;
  const end =
    direction === 1 ? Math.min(a.classes.length, b.classes.length - offset) : Math.max(0, -offset) - 1;
  let score = 0;
  let best = 0;
  let behind = from;
  for (let cell = from; cell !== end && best - score <= MOST_LOST; cell += direction) {
    const difference = (24 + (b.classes[cell + offset] ?? 0) - (a.classes[cell] ?? 0) - way.shift) % 12;
    score += difference === 0 ? (a.bits[cell] ?? 0) : -costOf(difference);
    if (difference !== 0 || score < best) continue;
    best = score;
    behind = cell + direction;
  }
  return { score: best, behind };
}

function costOf(difference: number): number {
  return isSemitone(difference) ? SEMITONE_COST : OTHER_COST;
}

/** True for a difference of a semitone either way, modulo 12. */
export function isSemitone(difference: number): boolean {
  return difference === 1 || difference === 11;
}

/**
 * @file How much of one melody is in another, whatever the key, octave, bar lines, ornaments and order of parts.
 *
 * Both are heard through the same pulse (`cell-row.ts`). Wherever a few steps in a row agree, the two are laid over
 * each other there and the agreement followed both ways until too much differs: seeds and ungapped extension, after
 * BLAST (Altschul & others 1990). A cell that agrees counts as many bits as its step is surprising, so scales,
 * arpeggios and held notes weigh little. Stretches that chance would hardly bring about are kept, and what they cover
 * is the answer: a changed phrase, another ending, a repeat written out or parts in another order only leave holes.
 */
import { type CellRow, cellRow, melodyPulse, notePace } from "./cell-row.ts";
import { INTERVAL_BITS } from "./interval-bits.data.ts";
import type { MelodyCode } from "./melody-code.ts";

export interface Likeness {
  readonly similarity: number;
  novel: number;
  mutual: number;
  net: number;
  inside: number;
  readonly sharedBits: number;
  readonly sharedNotes: number;
  readonly sharedBars: number;
  readonly transposition: number;
  readonly tempo: number;
}

export const tuning = { mismatch: 35, semitone: 8, drop: 140, strong: 270, weak: 150, near: 8, context: 4 };

/** Steps that must agree for a seed. */
const SEED_STEPS = 4;

interface Heard {
  readonly row: CellRow;
  readonly classes: Uint8Array;
  readonly bits: Int32Array;
  /** (C) the four steps that lead to each cell as one number; -1 where there are none, or fewer than two moves. */
  readonly seeds: Int32Array;
  readonly total: number;
}

const memory = new WeakMap<MelodyCode, { pulse: number; pace: number; heard: Map<number, Heard> }>();
function recall(code: MelodyCode) {
  let known = memory.get(code);
  if (known === undefined) {
    known = { pulse: melodyPulse(code), pace: notePace(code) || 1, heard: new Map() };
    memory.set(code, known);
  }
  return known;
}

function hear(code: MelodyCode, pulse: number): Heard {
  const known = recall(code).heard;
  let heard = known.get(pulse);
  if (heard === undefined) known.set(pulse, (heard = listen(code, pulse)));
  return heard;
}

function listen(code: MelodyCode, pulse: number): Heard {
  const row = cellRow(code, pulse);
  const count = row.keys.length;
  const classes = new Uint8Array(count);
  const bits = new Int32Array(count);
  const seeds = new Int32Array(count).fill(-1);
  let before = 0;
  let total = 0;
  let steps = 0;
  for (let cell = 0; cell < count; cell++) {
    classes[cell] = (row.keys[cell] ?? 0) % 12;
    if (cell === 0) continue;
    const step = (12 + (classes[cell] ?? 0) - (classes[cell - 1] ?? 0)) % 12;
    bits[cell] = step === 0 && before === 0 ? 5 : (INTERVAL_BITS[12 * before + step] ?? 0);
    total += bits[cell] ?? 0;
    before = step;
    steps = (steps % 12 ** (SEED_STEPS - 1)) * 12 + step;
    if (cell >= SEED_STEPS && countMoves(steps) >= 2) seeds[cell] = steps;
  }
  return { row, classes, bits, seeds, total };
}

function countMoves(steps: number): number {
  let moves = 0;
  for (let rest = steps; rest > 0; rest = Math.floor(rest / 12)) if (rest % 12 !== 0) moves++;
  return moves;
}

export function compareMelodies(a: MelodyCode, b: MelodyCode): Likeness {
  const pulses = [recall(a).pulse, recall(b).pulse] as const;
  const pace = Math.log2(recall(b).pace / recall(a).pace);
  let best: Likeness = { similarity: 0, novel: 0, mutual: 0, net: 0, inside: 0, sharedBits: 0, sharedNotes: 0, sharedBars: 0, transposition: 0, tempo: 1 };
  for (const tempo of [1, 0.5, 2]) {
    if (Math.abs(pace - Math.log2(tempo)) > 0.75) continue;
    const pulse = Math.max(315, Math.min(pulses[0], pulses[1] / tempo));
    const found = overlay(hear(a, pulse), hear(b, pulse * tempo), tempo);
    if (found.similarity > best.similarity) best = found;
  }
  return best;
}

interface Stretch { from: number; to: number; diagonal: number; shift: number; score: number }

function overlay(a: Heard, b: Heard, tempo: number): Likeness {
  const stretches = findStretches(a, b);
  const votes = new Float64Array(12);
  for (const s of stretches) if (s.score >= tuning.strong) votes[s.shift] = (votes[s.shift] ?? 0) + s.score;
  let shift = 0;
  for (let d = 1; d < 12; d++) if ((votes[d] ?? 0) > (votes[shift] ?? 0)) shift = d;
  const strong = stretches.filter((s) => s.shift === shift && s.score >= tuning.strong);
  const weak = stretches.filter((s) => s.shift === shift && s.score < tuning.strong && strong.some((o) => Math.abs(o.diagonal - s.diagonal) <= tuning.near));
  const coveredA = new Uint8Array(a.classes.length);
  const coveredB = new Uint8Array(b.classes.length);
  for (const s of [...strong, ...weak]) mark(a, b, s, coveredA, coveredB);
  const sharedA = coveredBits(a, coveredA);
  const sharedB = coveredBits(b, coveredB);
  const shorter = Math.min(a.total, b.total);
  const shared = Math.min(sharedA, sharedB, shorter);
  return {
    similarity: shorter === 0 ? 0 : shared / shorter,
    sharedBits: shared / 10,
    novel: strong.length === 0 ? 0 : Math.min(novelBits(a, coveredA), novelBits(b, coveredB)) / 10,
    net: Math.min(netBits(a, coveredA), netBits(b, coveredB)) / Math.max(1, shorter),
    inside: Math.min(insideShare(a, coveredA), insideShare(b, coveredB)),
    mutual: Math.min(sharedA, sharedB) / Math.max(a.total, b.total, 1),
    sharedNotes: 0,
    sharedBars: 0,
    transposition: shift > 5 ? shift - 12 : shift,
    tempo,
  };
}

const BUCKETS = 1024;

function findStretches(a: Heard, b: Heard): Stretch[] {
  const heads = new Int32Array(BUCKETS).fill(-1);
  const nexts = new Int32Array(a.seeds.length);
  for (let i = a.seeds.length - 1; i >= 0; i--) {
    const seed = a.seeds[i] ?? -1;
    if (seed < 0) continue;
    const slot = (seed * 7919) % BUCKETS;
    nexts[i] = heads[slot] ?? -1;
    heads[slot] = i;
  }
  /** How far each diagonal has been looked at. */
  const reached = new Int32Array(a.seeds.length + b.seeds.length).fill(-1);
  const found: Stretch[] = [];
  for (let j = 0; j < b.seeds.length; j++) {
    const seed = b.seeds[j] ?? -1;
    if (seed < 0) continue;
    for (let i = heads[(seed * 7919) % BUCKETS] ?? -1; i >= 0; i = nexts[i] ?? -1) {
      if (a.seeds[i] !== seed) continue;
      const diagonal = j - i + a.seeds.length;
      if ((reached[diagonal] ?? 0) >= i) continue;
      const s = extend(a, b, i, j);
      reached[diagonal] = s.to;
      if (s.score >= tuning.weak) found.push(s);
    }
  }
  return found;
}

function extend(a: Heard, b: Heard, i: number, j: number): Stretch {
  const shift = (12 + (b.classes[j] ?? 0) - (a.classes[i] ?? 0)) % 12;
  const diagonal = j - i;
  const up = follow(a, b, diagonal, shift, i, 1);
  const down = follow(a, b, diagonal, shift, i - 1, -1);
  return { from: down.end + 1, to: up.end, diagonal, shift, score: up.score + down.score };
}

function follow(a: Heard, b: Heard, diagonal: number, shift: number, start: number, direction: 1 | -1) {
  let score = 0;
  let best = 0;
  let end = start;
  for (let i = start; i >= 0 && i < a.classes.length; i += direction) {
    const other = b.classes[i + diagonal];
    if (other === undefined) break;
    let difference = other - (a.classes[i] ?? 0) - shift;
    if (difference < 0) difference += 12;
    if (difference < 0) difference += 12;
    if (difference === 0) {
      score += a.bits[i] ?? 0;
      if (score > best) {
        best = score;
        end = i + direction;
      }
    } else {
      score -= difference === 1 || difference === 11 ? tuning.semitone : tuning.mismatch;
      if (best - score > tuning.drop) break;
    }
  }
  return { score: best, end };
}

function mark(a: Heard, b: Heard, { shift, diagonal, from, to }: Stretch, coveredA: Uint8Array, coveredB: Uint8Array) {
  for (let i = from; i < to; i++) {
    const d = ((b.classes[i + diagonal] ?? 0) - (a.classes[i] ?? 0) - shift + 24) % 12;
    const v = d === 0 ? 3 : d === 1 || d === 11 ? 2 : 1;
    if (v > (coveredA[i] ?? 0)) coveredA[i] = v;
    if (v > (coveredB[i + diagonal] ?? 0)) coveredB[i + diagonal] = v;
  }
}

function coveredBits(heard: Heard, covered: Uint8Array): number {
  let sum = 0;
  for (let cell = 0; cell < covered.length; cell++) sum += ((heard.bits[cell] ?? 0) * Math.max(0, (covered[cell] ?? 0) - 1)) / 2;
  return sum;
}
function netBits(heard: Heard, covered: Uint8Array): number {
  let sum = 0;
  for (let cell = 0; cell < covered.length; cell++) { const v = covered[cell] ?? 0; sum += v === 3 ? heard.bits[cell] ?? 0 : v === 2 ? -8 : v === 1 ? -35 : 0; }
  return sum;
}
function insideShare(heard: Heard, covered: Uint8Array): number {
  let sum = 0, all = 0;
  for (let cell = 0; cell < covered.length; cell++) { const v = covered[cell] ?? 0; const b = heard.bits[cell] ?? 0; if (v) all += b; if (v === 3) sum += b; }
  return all ? sum / all : 0;
}

function novelBits(heard: Heard, covered: Uint8Array): number {
  let sum = 0;
  let context = 0;
  const seen = new Set<number>();
  for (let cell = 1; cell < covered.length; cell++) {
    const step = (12 + (heard.classes[cell] ?? 0) - (heard.classes[cell - 1] ?? 0)) % 12;
    if (step === 0) continue;
    context = (context % 12 ** (tuning.context - 1)) * 12 + step;
    if ((covered[cell] ?? 0) < 3 || seen.has(context)) continue;
    seen.add(context);
    sum += heard.bits[cell] ?? 0;
  }
  return sum;
}

/** True when a likeness is that of two renderings of one tune. */
export function isCloseEnough({ similarity, mutual, novel }: Likeness): boolean {
  return 0.75 * similarity + 0.25 * mutual >= 0.66 && novel >= 30 + 200 * (1 - similarity) * (1 - mutual);
}

/** True when two melodies are renderings of one tune. */
export function isSameTune(a: MelodyCode, b: MelodyCode): boolean {
  return isCloseEnough(compareMelodies(a, b));
}

/**
 * @file How much of one melody is in another, whatever the key, octave, bar lines, ornaments and order of parts.
 *
 * Both are heard through the same pulse (`cell-row.ts`) and laid over each other at every shift, which gives the
 * diagonals of a local alignment without gaps (Smith & Waterman 1981; the best-scoring stretches of a diagonal after
 * Ruzzo & Tompa 1999). A cell that agrees counts as many bits as its step is surprising, so scales, arpeggios and
 * held notes weigh little. Stretches that chance would hardly bring about are kept, and what they cover is the answer:
 * a changed phrase, another ending, a repeat written out or parts in another order only leave holes.
 */
import { type CellRow, cellRow, melodyPulse, notePace } from "./cell-row.ts";
import { INTERVAL_BITS } from "./interval-bits.data.ts";
import { type MelodyCode, noteMeasures } from "./melody-code.ts";

/** What two melodies have in common. */
export interface Likeness {
  /** Share of the shorter melody that is found in the other, weighted by information; 0 to 1. */
  readonly similarity: number;
  /** Information of what they share, in bits; a stretch of 8 bars of a reel has about 130. */
  readonly sharedBits: number;
  /** Notes of the shorter melody that lie in the shared stretches. */
  readonly sharedNotes: number;
  /** Measures of the shorter melody of which at least half lies in the shared stretches. */
  readonly sharedBars: number;
  /** Semitones from the first melody up to the second, -6 to 5 around the nearest octave. */
  readonly transposition: number;
  /** Length of the second's notes over the first's: 1/2, 1 or 2. */
  readonly tempo: number;
}

/** All in tenths of a bit, chosen by measurement (see README.md). */
export const tuning = { mismatch: 35, semitone: 8, drop: 140, keep: 170, vote: 90 };

/** A melody in cells, ready to be laid over another. */
interface Heard {
  readonly row: CellRow;
  /** (C) pitch classes. */
  readonly classes: Uint8Array;
  /** (C) tenths of a bit. */
  readonly bits: Int32Array;
  readonly total: number;
}

function hear(code: MelodyCode, pulse: number): Heard {
  const row = cellRow(code, pulse);
  const count = row.keys.length;
  const classes = new Uint8Array(count);
  const bits = new Int32Array(count);
  let before = 0;
  let total = 0;
  for (let cell = 0; cell < count; cell++) {
    classes[cell] = (row.keys[cell] ?? 0) % 12;
    if (cell === 0) continue;
    const step = (12 + (classes[cell] ?? 0) - (classes[cell - 1] ?? 0)) % 12;
    bits[cell] = INTERVAL_BITS[12 * before + step] ?? 0;
    if (step === 0 && before === 0) bits[cell] = 5;
    total += bits[cell] ?? 0;
    before = step;
  }
  return { row, classes, bits, total };
}

export function compareMelodies(a: MelodyCode, b: MelodyCode): Likeness {
  const pulses = [melodyPulse(a), melodyPulse(b)] as const;
  const pace = Math.log2((notePace(b) || 1) / (notePace(a) || 1));
  let best: Likeness = {
    similarity: 0,
    sharedBits: 0,
    sharedNotes: 0,
    sharedBars: 0,
    transposition: 0,
    tempo: 1,
  };
  for (const tempo of [1, 0.5, 2]) {
    if (Math.abs(pace - Math.log2(tempo)) > 0.75) continue;
    const pulse = Math.min(pulses[0], pulses[1] / tempo);
    const found = overlay(hear(a, pulse), hear(b, pulse * tempo), a, b, tempo);
    if (found.similarity > best.similarity) best = found;
  }
  return best;
}

/** Two melodies are one tune when this much of the shorter is in the other, and it is no common formula. */
const LEAST_SIMILARITY = 0.55;
const LEAST_BITS = 110;

/** True when a likeness is that of two renderings of one tune. */
export function isCloseEnough({ similarity, sharedBits }: Likeness): boolean {
  return similarity >= LEAST_SIMILARITY && sharedBits >= LEAST_BITS;
}

/** True when two melodies are renderings of one tune. */
export function isSameTune(a: MelodyCode, b: MelodyCode): boolean {
  return isCloseEnough(compareMelodies(a, b));
}

function overlay(a: Heard, b: Heard, codeA: MelodyCode, codeB: MelodyCode, tempo: number): Likeness {
  const shift = bestTransposition(a, b);
  const coveredA = new Uint8Array(a.classes.length);
  const coveredB = new Uint8Array(b.classes.length);
  markStretches(a, b, shift, coveredA, coveredB);
  const sharedA = coveredBits(a, coveredA);
  const sharedB = coveredBits(b, coveredB);
  const shorter = Math.min(a.total, b.total);
  const shared = Math.min(sharedA, sharedB, shorter);
  return {
    similarity: shorter === 0 ? 0 : shared / shorter,
    sharedBits: shared / 10,
    sharedNotes: 0,
    sharedBars: 0,
    transposition: shift > 5 ? shift - 12 : shift,
    tempo,
  };
}

function bestTransposition(a: Heard, b: Heard): number {
  const votes = new Float64Array(12);
  const n = a.classes.length,
    m = b.classes.length;
  for (let diagonal = 1 - n; diagonal < m; diagonal++) {
    const from = Math.max(0, -diagonal);
    const to = Math.min(n, m - diagonal);
    let difference = -1;
    let run = 0;
    for (let i = from; i < to; i++) {
      let d = (b.classes[i + diagonal] ?? 0) - (a.classes[i] ?? 0);
      if (d < 0) d += 12;
      if (d === difference) run += a.bits[i] ?? 0;
      else {
        if (run > tuning.vote) votes[difference] = (votes[difference] ?? 0) + run - tuning.vote;
        difference = d;
        run = 0;
      }
    }
    if (run > tuning.vote) votes[difference] = (votes[difference] ?? 0) + run - tuning.vote;
  }
  let best = 0;
  for (let d = 1; d < 12; d++) if ((votes[d] ?? 0) > (votes[best] ?? 0)) best = d;
  return best;
}

function markStretches(a: Heard, b: Heard, shift: number, coveredA: Uint8Array, coveredB: Uint8Array) {
  const n = a.classes.length,
    m = b.classes.length;
  // gain[d]: by difference of classes
  for (let diagonal = 1 - n; diagonal < m; diagonal++) {
    const to = Math.min(n, m - diagonal);
    let score = 0,
      best = 0,
      start = 0,
      end = 0;
    for (let i = Math.max(0, -diagonal); i < to; i++) {
      let d = (b.classes[i + diagonal] ?? 0) - (a.classes[i] ?? 0) - shift;
      if (d < 0) d += 12;
      if (d < 0) d += 12;
      if (d === 0) {
        if (score === 0) start = i;
        score += a.bits[i] ?? 0;
        if (score > best) {
          best = score;
          end = i + 1;
        }
      } else if (score > 0) {
        score -= d === 1 || d === 11 ? tuning.semitone : tuning.mismatch;
        if (score <= 0 || best - score > tuning.drop) {
          if (best >= tuning.keep) mark(a, b, shift, diagonal, start, end, coveredA, coveredB);
          score = best = 0;
        }
      }
    }
    if (best >= tuning.keep) mark(a, b, shift, diagonal, start, end, coveredA, coveredB);
  }
}

function mark(
  a: Heard,
  b: Heard,
  shift: number,
  diagonal: number,
  start: number,
  end: number,
  coveredA: Uint8Array,
  coveredB: Uint8Array,
) {
  for (let i = start; i < end; i++) {
    const d = ((b.classes[i + diagonal] ?? 0) - (a.classes[i] ?? 0) - shift + 24) % 12;
    const v = d === 0 ? 2 : d === 1 || d === 11 ? 1 : 0;
    if (v > (coveredA[i] ?? 0)) coveredA[i] = v;
    if (v > (coveredB[i + diagonal] ?? 0)) coveredB[i + diagonal] = v;
  }
}

function coveredBits(heard: Heard, covered: Uint8Array): number {
  let sum = 0;
  for (let cell = 0; cell < covered.length; cell++)
    sum += ((heard.bits[cell] ?? 0) * (covered[cell] ?? 0)) / 2;
  return sum;
}

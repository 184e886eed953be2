/**
 * @file A conditional logit over the 48 keys of four modes: twelve weights an aspect and mode, or mode family.
 *
 * Gradient descent by Adam in small batches with a light pull towards zero.
 */
import { ASPECTS, type Aspect, type KeyEvidence } from "../../../packages/analysis/src/key-evidence.ts";
import type { FittedMode } from "../../../packages/analysis/src/key-weights.data.ts";
import { createRandom } from "../../repair/random.ts";

/** One tune to learn from. */
export interface Lesson {
  readonly evidence: KeyEvidence;
  /** Pitch class of the tonic. */
  readonly tonic: number;
  readonly mode: FittedMode;
  /** How much it counts, > 0. */
  readonly weight: number;
}

export const FITTED_MODES = [
  "major",
  "minor",
  "dorian",
  "mixolydian",
] as const satisfies readonly FittedMode[];

/** Aspects that tell modes of one family apart have weights for each mode. */
const BY_MODE: ReadonlySet<Aspect> = new Set(["time", "heard"]);
/** The family's first mode, whose weights another mode shares. */
const SHARED = [0, 1, 1, 0] as const;

const EPOCHS = 50;
const BATCH = 128;
const RATE = 0.08;
const PULL = 2e-4;
const MODES = FITTED_MODES.length;

/** Modes with a row of their own for an aspect, by index. */
export function modesOf(aspect: Aspect): readonly number[] {
  return BY_MODE.has(aspect) ? [0, 1, 2, 3] : [0, 1];
}

/** Where the twelve weights of an aspect begin for a mode; the four priors stand before all rows. */
export function rowStart(aspect: number, mode: number): number {
  const name = ASPECTS[aspect];
  const row = name !== undefined && BY_MODE.has(name) ? mode : (SHARED[mode] ?? mode);
  return MODES + 12 * (MODES * aspect + row);
}

const SIZE = MODES + 12 * MODES * ASPECTS.length;

/** Learn weights: first the priors of the modes, then the rows at `rowStart`. Rows that are shared stay zero. */
export function fitKeyWeights(lessons: readonly Lesson[]): Float64Array {
  const weights = new Float64Array(SIZE);
  const step = createAdam(weights);
  const random = createRandom(1);
  const order = [...lessons];
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH);
      const slope = new Float64Array(SIZE);
      for (const lesson of batch) addSlope(lesson, weights, slope, lesson.weight / batch.length);
      step(slope, RATE * (1 - epoch / EPOCHS));
    }
  }
  return weights;
}

function shuffle(order: Lesson[], random: () => number): void {
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const [a, b] = [order[index], order[other]];
    if (a !== undefined && b !== undefined) [order[index], order[other]] = [b, a];
  }
}

/** Visit each share that is not zero with the place its weight stands at, for each of the 48 keys. */
function eachTerm(evidence: KeyEvidence, visit: (key: number, place: number, share: number) => void): void {
  for (const [aspect, name] of ASPECTS.entries()) {
    for (const [pitch, share] of evidence[name].entries()) {
      if (share === 0) continue;
      for (let key = 0; key < 12 * MODES; key++) {
        visit(key, rowStart(aspect, Math.floor(key / 12)) + ((pitch - (key % 12) + 12) % 12), share);
      }
    }
  }
}

/** Add the slope of one tune's surprise. */
function addSlope(
  { evidence, tonic, mode }: Lesson,
  weights: Float64Array,
  slope: Float64Array,
  scale: number,
): void {
  const scores = Float64Array.from({ length: 12 * MODES }, (_, key) => weights[Math.floor(key / 12)] ?? 0);
  eachTerm(evidence, (key, place, share) => {
    scores[key] = (scores[key] ?? 0) + share * (weights[place] ?? 0);
  });
  const top = scores.reduce((most, score) => Math.max(most, score));
  const odds = scores.map((score) => Math.exp(score - top));
  const total = odds.reduce((sum, odd) => sum + odd, 0);
  const right = 12 * FITTED_MODES.indexOf(mode) + tonic;
  const pulls = odds.map((odd, key) => scale * (odd / total - (key === right ? 1 : 0)));
  for (const [key, pull] of pulls.entries())
    slope[Math.floor(key / 12)] = (slope[Math.floor(key / 12)] ?? 0) + pull;
  eachTerm(evidence, (key, place, share) => {
    slope[place] = (slope[place] ?? 0) + share * (pulls[key] ?? 0);
  });
}

function createAdam(weights: Float64Array): (slope: Float64Array, rate: number) => void {
  const means = new Float64Array(SIZE);
  const squares = new Float64Array(SIZE);
  let steps = 0;
  return (slope, rate) => {
    steps++;
    for (let place = 0; place < SIZE; place++) {
      const pull = (slope[place] ?? 0) + PULL * (weights[place] ?? 0);
      const mean = 0.9 * (means[place] ?? 0) + 0.1 * pull;
      const square = 0.999 * (squares[place] ?? 0) + 0.001 * pull * pull;
      means[place] = mean;
      squares[place] = square;
      const change = mean / (1 - 0.9 ** steps) / (Math.sqrt(square / (1 - 0.999 ** steps)) + 1e-8);
      weights[place] = (weights[place] ?? 0) - rate * change;
    }
  };
}

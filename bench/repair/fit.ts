/**
 * @file Weights for what speaks for and against a repair, learned from seeded mistakes.
 *
 * A conditional logit model: of all candidates for a bar, the one that restores the original should be the
 * most probable, probabilities being proportional to the exponential of the weighted sum of features.
 * Gradient descent by Adam in small batches, with a light pull towards zero.
 */
import { type FeatureName, WEIGHTS } from "../../packages/score/src/repair/weights.data.ts";
import { createRandom } from "./random.ts";
import type { SeededCase } from "./seeded.ts";

const EPOCHS = 60;
const BATCH = 32;
const RATE = 0.05;
const PULL = 1e-4;

const NAMES = Object.keys(WEIGHTS) as FeatureName[];

/** One bar to learn from: features of its candidates, scaled alike, and which are right. */
interface Lesson {
  readonly rows: readonly Float64Array[];
  readonly restores: readonly boolean[];
}

/** Learn weights. Cases that no candidate restores teach nothing and are left out. */
export function fitWeights(cases: readonly SeededCase[]): Readonly<Record<string, number>> {
  const scale = new Float64Array(NAMES.length).fill(1);
  const solvable = cases.filter((one) => one.candidates.some(({ restores }) => restores));
  const raw = solvable.map((one) => lessonOf(one, scale));
  const deviations = deviationsOf(raw.flatMap((lesson) => lesson.rows));
  const lessons = solvable.map((one) => lessonOf(one, deviations));
  const weights = NAMES.map(() => 0);
  descend(lessons, weights);
  return Object.fromEntries(NAMES.map((name, k) => [name, (weights[k] ?? 0) / (deviations[k] ?? 1)]));
}

function lessonOf(one: SeededCase, scale: Float64Array): Lesson {
  const rows = one.candidates.map(({ features }) =>
    Float64Array.from(NAMES, (name, k) => (features[name] ?? 0) / (scale[k] ?? 1)),
  );
  return { rows, restores: one.candidates.map(({ restores }) => restores) };
}

/** Root mean square distance from the mean, 1 where a feature never varies. */
function deviationsOf(rows: readonly Float64Array[]): Float64Array {
  return Float64Array.from(NAMES, (_, k) => {
    let sum = 0;
    let squares = 0;
    for (const row of rows) {
      sum += row[k] ?? 0;
      squares += (row[k] ?? 0) ** 2;
    }
    const mean = sum / rows.length;
    return Math.sqrt(Math.max(0, squares / rows.length - mean ** 2)) || 1;
  });
}

function descend(lessons: readonly Lesson[], weights: number[]): void {
  const random = createRandom(7);
  const step = createAdam(weights);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE * (0.5 + 0.5 * Math.cos((Math.PI * epoch) / EPOCHS));
    const order = shuffled(lessons, random);
    for (let from = 0; from < order.length; from += BATCH) {
      step(gradientOf(order.slice(from, from + BATCH), weights), rate);
    }
  }
}

/** Adam with its usual constants, and the pull towards zero. @see Kingma and Ba 2015 */
function createAdam(weights: number[]): (gradient: Float64Array, rate: number) => void {
  const first = new Float64Array(weights.length);
  const second = new Float64Array(weights.length);
  let steps = 0;
  return (gradient, rate) => {
    steps++;
    for (const [k, weight] of weights.entries()) {
      const slope = (gradient[k] ?? 0) + PULL * weight;
      first[k] = 0.9 * (first[k] ?? 0) + 0.1 * slope;
      second[k] = 0.999 * (second[k] ?? 0) + 0.001 * slope ** 2;
      const mean = (first[k] ?? 0) / (1 - 0.9 ** steps);
      const spread = Math.sqrt((second[k] ?? 0) / (1 - 0.999 ** steps));
      weights[k] = weight - (rate * mean) / (spread + 1e-8);
    }
  };
}

/** Mean slope of the surprise at the right candidates. */
function gradientOf(lessons: readonly Lesson[], weights: readonly number[]): Float64Array {
  const gradient = new Float64Array(NAMES.length);
  for (const { rows, restores } of lessons) {
    const shares = softmax(
      rows.map((row) => row.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0)),
    );
    const right = shares.reduce((sum, share, i) => sum + (restores[i] ? share : 0), 0);
    for (const [i, row] of rows.entries()) {
      const share = shares[i] ?? 0;
      const pull = (share - (restores[i] ? share / right : 0)) / lessons.length;
      for (let k = 0; k < NAMES.length; k++) gradient[k] = (gradient[k] ?? 0) + pull * (row[k] ?? 0);
    }
  }
  return gradient;
}

function softmax(sums: readonly number[]): readonly number[] {
  const top = Math.max(...sums);
  const raised = sums.map((sum) => Math.exp(sum - top));
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
}

function shuffled<Item>(list: readonly Item[], random: () => number): readonly Item[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [copy[i], copy[j]];
    if (a === undefined || b === undefined) continue;
    copy[i] = b;
    copy[j] = a;
  }
  return copy;
}

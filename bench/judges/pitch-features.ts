/** @file Which notes a melody has, and how it moves from one to the next. */
import { keyAlterations, letterStep, type Pitch } from "@melodist/score";
import { beatGrid, wholes } from "../../packages/analysis/src/beats.ts";
import { degreeOf, type HeardTune } from "./heard-tune.ts";
import { entropy, mean, numbered, pairs, share } from "./shares.ts";
import type { Features } from "./tune-features.ts";

export function degreeFeatures({ melody: { notes, measures }, score, tonic }: HeardTune): Features {
  const times = notes.map(({ length }) => wholes(length));
  const total = times.reduce((sum, time) => sum + time, 0);
  const profile = new Array<number>(12).fill(0);
  for (const [index, { midi }] of notes.entries()) {
    const degree = degreeOf(midi, tonic);
    profile[degree] = (profile[degree] ?? 0) + (times[index] ?? 0) / total;
  }
  const degrees = notes.map(({ midi }) => degreeOf(midi, tonic));
  const onOne = notes.filter(({ offset }) => offset.num === 0).map(({ midi }) => degreeOf(midi, tonic));
  const between = notes.filter(({ offset, measure }) => {
    const { starts } = beatGrid(measures[measure]?.meter ?? { kind: "free" });
    return !starts.some((start) => Math.abs(start - wholes(offset)) < 1e-6);
  });
  const triad = new Set([0, 3, 4, 7]);
  const signature = keyAlterations(score.key);
  const isForeign = ({ letter, alter }: Pitch) => alter !== (signature[letterStep(letter)] ?? 0);
  return {
    ...numbered("degree", profile),
    degreeEntropy: entropy(degrees),
    degreePairEntropy: entropy(pairs(degrees).map((pair) => pair.join())) - entropy(degrees.slice(0, -1)),
    downbeatTonic: share(onOne, (degree) => degree === 0),
    downbeatTriad: share(onOne, (degree) => triad.has(degree)),
    betweenTriad: share(between, ({ midi }) => triad.has(degreeOf(midi, tonic))),
    foreignNotes: share(notes, ({ pitch }) => isForeign(pitch)),
    firstOnTonic: degrees[0] === 0 ? 1 : 0,
    firstOnFifth: degrees[0] === 7 ? 1 : 0,
    ...heightFeatures(
      notes.map(({ midi }) => midi),
      times,
    ),
  };
}

function heightFeatures(heights: readonly number[], times: readonly number[]): Features {
  const total = times.reduce((sum, time) => sum + time, 0);
  const weighted = (of: (height: number) => number) =>
    heights.reduce((sum, height, index) => sum + of(height) * (times[index] ?? 0), 0) / total;
  const centre = weighted((height) => height);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const half = heights.length >> 1;
  return {
    centreInCompass: (centre - low) / (high - low),
    heightSpread: Math.sqrt(weighted((height) => (height - centre) ** 2)),
    peakAt: heights.indexOf(high) / heights.length,
    troughAt: heights.indexOf(low) / heights.length,
    halvesApart: mean(heights.slice(half)) - mean(heights.slice(0, half)),
  };
}

export function motionFeatures({ melody: { notes } }: HeardTune): Features {
  const moves = pairs(notes).map(([before, after]) => after.midi - before.midi);
  const sizes = moves.map(Math.abs);
  const [steps, skips, leaps] = [
    sizes.filter((size) => size === 1 || size === 2),
    sizes.filter((size) => size === 3 || size === 4),
    sizes.filter((size) => size > 4),
  ];
  const going = moves.filter((move) => move !== 0);
  const turns = pairs(going);
  const afterStep = turns.filter(([first]) => Math.abs(first) <= 2);
  const afterLeap = turns.filter(([first]) => Math.abs(first) > 4);
  const isTurn = ([first, second]: readonly [number, number]) => first * second < 0;
  const runs = going.map((_, index) => runFrom(going, index)).filter((run) => run > 0);
  const couples = pairs(moves);
  return {
    upward: share(going, (move) => move > 0),
    turning: share(turns, isTurn),
    stepsGoOn: share(afterStep, (pair) => !isTurn(pair)),
    leapsTurnBack: share(afterLeap, isTurn),
    leapsFilled: share(afterLeap, (pair) => isTurn(pair) && Math.abs(pair[1]) <= 2),
    semitonesOfSteps: share(steps, (size) => size === 1),
    minorOfThirds: share(skips, (size) => size === 3),
    fourthsOfLeaps: share(leaps, (size) => size === 5),
    fifthsOfLeaps: share(leaps, (size) => size === 7),
    octavesOfLeaps: share(leaps, (size) => size === 12),
    meanRun: mean(runs),
    longestRun: Math.max(0, ...runs),
    triadsOutlined: share(couples, ([a, b]) => a * b > 0 && isThird(a) && isThird(b)),
    neighbours: share(couples, ([a, b]) => a + b === 0 && Math.abs(a) <= 2 && a !== 0),
  };
}

function isThird(move: number): boolean {
  return Math.abs(move) === 3 || Math.abs(move) === 4;
}

/** How many moves go one way from here on; 0 inside such a run. */
function runFrom(moves: readonly number[], from: number): number {
  const way = Math.sign(moves[from] ?? 0);
  if (Math.sign(moves[from - 1] ?? 0) === way) return 0;
  let to = from;
  while (Math.sign(moves[to] ?? 0) === way) to++;
  return to - from;
}

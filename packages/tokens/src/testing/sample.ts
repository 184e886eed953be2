/** @file Tunes by chance: plans of every kind, and a sampler that knows nothing but what is allowed. */
import type { RandomSource } from "@melodist/random";
import { type Duration, duration, type Meter, meter } from "@melodist/score";
import { usualUnit } from "../codec/tune-frame.ts";
import { allowedTokens, type Constraint } from "../constraints/constraint.ts";
import type { PlannedSection, TunePlan } from "../constraints/tune-plan.ts";
import { METERS, MODES } from "../vocabulary/inventory.data.ts";
import { vocabulary } from "./spell.ts";

/** How likely each token is, before anything is forbidden. */
export type Weights = Float64Array;

/** All alike, or as unlike as in a network that has learnt nothing. */
export function anyWeights(random: RandomSource): Weights {
  const spread = random() < 0.3 ? 0 : 6 * random();
  return Float64Array.from({ length: vocabulary.size }, () => Math.exp(spread * (random() - 0.5)));
}

/** More tokens than this make no tune: the sampler has lost its way. */
const MOST_TOKENS = 30_000;

/** Sample until `end`. @throws Error at a dead end */
export function sampleTune<State>(
  constraint: Constraint<State>,
  random: RandomSource,
  weights: Weights = anyWeights(random),
): readonly number[] {
  const end = vocabulary.ids.get("end") ?? 0;
  const mask = new Uint8Array(vocabulary.size);
  const tokens: number[] = [];
  let state = constraint.start();
  while (tokens.at(-1) !== end) {
    const token = pick(allowedTokens(constraint, state, vocabulary.size, mask), weights, random);
    if (token === undefined)
      throw new Error(`dead end behind ${tokens.map((id) => vocabulary.tokens[id]).join(" ")}`);
    if (tokens.length > MOST_TOKENS) throw new Error("no end");
    tokens.push(token);
    state = constraint.advance(state, token);
  }
  return tokens;
}

function pick(allowed: Uint8Array, weights: Weights, random: RandomSource): number | undefined {
  let total = 0;
  for (let id = 0; id < allowed.length; id++) if (allowed[id] === 1) total += weights[id] ?? 0;
  let left = random() * total;
  let last: number | undefined;
  for (let id = 0; id < allowed.length; id++) {
    if (allowed[id] !== 1) continue;
    last = id;
    left -= weights[id] ?? 0;
    if (left < 0) break;
  }
  return last;
}

export function pickOne<Item>(items: readonly Item[], random: RandomSource): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** A plan of any kind; not all of them can be carried out. */
export function anyPlan(random: RandomSource): TunePlan {
  const figures = pickOne(
    METERS.filter((name) => name !== "free"),
    random,
  );
  const [beats = 4, of = 4] = figures.split("/").map(Number);
  const chosen = meter(beats, of);
  const unit = random() < 0.7 ? usualUnit(chosen) : duration(1, pickOne([1, 2, 4, 8, 16], random));
  const mode = pickOne(MODES, random);
  const maybe = <Value>(share: number, value: Value): Value | undefined =>
    random() < share ? value : undefined;
  const options = {
    pickup: maybe(0.4, anyPickup(unit, random)),
    chords: maybe(0.6, random() < 0.5 ? ("none" as const) : ("free" as const)),
    returns: maybe(0.5, "same" as const),
    cadence: maybe(0.6, { degrees: pickOne([[1], [1, 3, 5], [2, 5]], random) }),
    lowest: maybe(0.4, -7 + Math.floor(random() * 8)),
    highest: maybe(0.4, 4 + Math.floor(random() * 10)),
    scale: maybe(0.4, pickOne(SCALES, random)),
    graces: maybe(0.3, false),
    ornaments: maybe(0.3, false),
  };
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { meter: chosen, unit, mode, sections: anySections(random), ...given };
}

const SCALES: readonly (readonly number[])[] = [
  [0, 2, 4, 7, 9],
  [0, 3, 5, 7, 10],
  [0, 2, 3, 5, 7, 8, 11],
  [0, 1, 4, 5, 7, 8, 10],
  [0, 2, 4, 5, 7, 9],
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
];

function anyPickup(unit: Duration, random: RandomSource): Duration {
  const { num, den } = pickOne([duration(1, 2), duration(1, 1), duration(2, 1), duration(3, 1)], random);
  return duration(num * unit.num, den * unit.den);
}

const FORMS = ["A", "AA", "AB", "AABA", "ABAC", "ABCABC", "AA'B", "ABB'A"];

function anySections(random: RandomSource): readonly PlannedSection[] {
  const names = pickOne(FORMS, random).match(/[ABC]'?/gu) ?? [];
  const counts = { A: anyCount(random), B: anyCount(random), C: anyCount(random) };
  return names.map((name) => {
    const letter = name.charAt(0) as "A" | "B" | "C";
    return anySection({ letter, primed: name.endsWith("'"), bars: counts[letter] }, random);
  });
}

function anyCount(random: RandomSource): number {
  return pickOne([1, 2, 4, 5, 8], random);
}

function anySection(named: Omit<PlannedSection, "times">, random: RandomSource): PlannedSection {
  if (random() < 0.5) return { ...named, times: 1 };
  if (named.bars <= 2 || random() < 0.7) return { ...named, times: 2 };
  return { ...named, times: 2, endings: random() < 0.8 ? 1 : 2 };
}

export function frameOf(plan: {
  readonly meter: Meter;
  readonly unit: Duration;
  readonly mode?: TunePlan["mode"];
}) {
  const tonic = { letter: "D", alter: 0 } as const;
  return { key: { tonic, mode: plan.mode ?? "major" }, homeOctave: 4, meter: plan.meter, unit: plan.unit };
}

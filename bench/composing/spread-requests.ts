/**
 * @file Requests spread over the product of rhythm, meter, mode, scale and form.
 *
 * Every dimension goes through all of its values before one comes again, each in an order of its own, so that all values are
 * asked for equally often and meet each other by chance. Other wishes stand beside them by chance.
 */
import { RHYTHMS, type Rhythm, SCALES, type ScaleName, STYLES, type Style } from "@melodist/analysis";
import { type ComposeRequest, DENSITY_WORDS, INSTRUMENTS, type Instrument, MODES } from "@melodist/compose";
import { createRandom, type RandomSource } from "@melodist/random";
import { modesOfScale } from "../../packages/compose/src/plan/choose-scale.ts";
import { METERS } from "../../packages/tokens/src/vocabulary/inventory.data.ts";

/** Of each letter, prime, repeat and return that a form can have, some; verse and chorus, too. */
const FORMS = [
  ...["A", "AA", "AB", "AAB", "ABA", "ABB", "AABB", "AABA", "ABAB", "ABAC", "ABCA", "ABCD", "AABC"],
  ...["AA'", "AA'BA", "AA'BB'", "ABA'", "AABBCC", "ABACA", "ABABC", "AABBCCDD", "ABCDEF", "AABBA"],
  ...["V", "VC", "VCVC", "VVC", "VCVCC"],
] as const;

/** Every value of every dimension. Free meter is the absence of one, and is not composed in. */
export const DIMENSIONS = {
  rhythm: Object.keys(RHYTHMS) as readonly Rhythm[],
  meter: METERS.filter((meter) => meter !== "free"),
  mode: MODES,
  scale: [...SCALES.keys()] as readonly ScaleName[],
  form: FORMS as readonly string[],
} as const;

export type Dimension = keyof typeof DIMENSIONS;

/** The request of a number; the same for the same number. Some cannot be fulfilled. */
export function spreadRequest(number: number): ComposeRequest {
  const random = createRandom(number);
  const wishes = {
    rhythm: valueAt("rhythm", number),
    meter: valueAt("meter", number),
    form: valueAt("form", number),
    ...pitchesAt(number, random),
    ...anyOtherWishes(random),
    seed: number,
  };
  return Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined));
}

/** A scale, with or without a mode that it can be written in, or else a mode. */
function pitchesAt(number: number, random: RandomSource): Pick<ComposeRequest, "scale" | "mode"> {
  const half = Math.floor(number / 2);
  if (number % 2 === 0) return { mode: valueAt("mode", half) };
  const scale = valueAt("scale", half);
  return random() < 0.5 ? { scale } : { scale, mode: pickOne(modesOfScale(scale), random) };
}

/** Notes that fit most meters; a motif that does not fit is refused. */
const MOTIFS = ["GABc d2", "d>cBA", "D2 F2 A2", "C | E2 G2", "z G c2 e"];
const PROGRESSIONS = [["C", "Am", "F", "G7"], ["Dm G", "C"], ["G", "D7", "Em", "C"], ["Am"]];
const TONICS = ["C", "D", "Eb", "F", "F#", "G", "Ab", "A", "Bb", "B"];

function anyOtherWishes(random: RandomSource): ComposeRequest {
  const maybe = <Value>(share: number, value: Value): Value | undefined =>
    random() < share ? value : undefined;
  const range = pickOne([["A3", "E5"] as const, ["D4", "B4"] as const, ["G3", "D6"] as const], random);
  const [lowest, highest] = maybe(0.25, range) ?? [undefined, undefined];
  const barsPerSection = maybe(0.6, pickOne([1, 2, 3, 4, 6, 8], random));
  return {
    tonic: maybe(0.5, pickOne(TONICS, random)),
    barsPerSection,
    bars: barsPerSection === undefined ? maybe(0.5, pickOne([8, 12, 16, 24, 32], random)) : undefined,
    tempoBpm: maybe(0.2, pickOne([60, 84, 112, 144], random)),
    pickup: maybe(0.3, pickOne([true, false, "1/8", "1/4"], random)),
    chords: maybe(0.3, pickOne([true, false, ...PROGRESSIONS], random)),
    motif: maybe(0.25, pickOne(MOTIFS, random)),
    instrument:
      lowest === undefined
        ? maybe(0.35, pickOne(Object.keys(INSTRUMENTS) as Instrument[], random))
        : undefined,
    lowest,
    highest,
    ambitus: maybe(0.1, pickOne([6, 8, 9, 10, 12], random)),
    density: maybe(0.2, pickOne(DENSITY_WORDS, random)),
    moods: maybe(0.2, [pickOne(["calm", "lively", "wistful", "bright"] as const, random)]),
    style: maybe(0.2, pickOne(Object.keys(STYLES) as Style[], random)),
  };
}

/** The value of a dimension whose turn it is. */
function valueAt<Name extends Dimension>(name: Name, turn: number): (typeof DIMENSIONS)[Name][number] {
  const values = DIMENSIONS[name];
  const round = Math.floor(turn / values.length);
  const place = Object.keys(DIMENSIONS).indexOf(name);
  const order = shuffled(values, createRandom(round * 7919 + place));
  return pickAt(order, turn % values.length);
}

function pickAt<Item>(items: readonly Item[], place: number): Item {
  const item = items[place];
  if (item === undefined) throw new Error(`nothing at ${place}`);
  return item;
}

/** One of some values. */
export function pickOne<Item>(items: readonly Item[], random: RandomSource): Item {
  return pickAt(items, Math.floor(random() * items.length));
}

/** All of some values in another order. @see Durstenfeld 1964 for the method */
export function shuffled<Item>(items: readonly Item[], random: RandomSource): readonly Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const place = Math.floor(random() * (last + 1));
    [order[last], order[place]] = [pickAt(order, place), pickAt(order, last)];
  }
  return order;
}

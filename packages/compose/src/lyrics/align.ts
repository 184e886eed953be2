/**
 * @file Which note each syllable begins on: the cheapest way to sing them all in order.
 *
 * Dynamic programming over notes and syllables. A note begins the next syllable or holds the one before. It costs to stress a
 * weak syllable or pass over a strong one, to begin a line where no phrase begins and to end it where none ends, to hold over
 * the beginning of a phrase, and to lag behind or hurry ahead of the tune.
 */
import { assertNever } from "@melodist/errors";
import type { Syllable } from "./lyrics.ts";

/** A note as singers see it. */
export interface SungNote {
  /** 3 on the first beat of a bar, 2 in its middle, 1 on other beats, 0 between. */
  readonly accent: number;
  /** A phrase or section begins with it, or a rest stands before it. */
  readonly opens: boolean;
  /** A phrase ends with it, or a rest stands behind it. */
  readonly closes: boolean;
  /** Where in the tune it begins, 0 to 1. */
  readonly place: number;
  /** In whole notes. */
  readonly length: number;
  /** Index of its section, as signs divide the tune. */
  readonly section: number;
}

/** A syllable in its verse. */
export interface PlacedSyllable extends Syllable {
  readonly opensLine: boolean;
  readonly closesLine: boolean;
  /** Where in the tune it should begin, 0 to 1. */
  readonly place: number;
}

const COST = {
  /** A strong syllable, for each level of accent that is missing. */
  passedOver: 0.6,
  /** A weak syllable, for each level of accent beyond a plain beat. */
  stressed: 0.5,
  /** A line that begins inside a phrase. */
  lineInside: 1.5,
  /** A phrase that begins inside a line. */
  phraseInside: 0.6,
  /** A line whose last syllable begins before the last note of a phrase. */
  endInside: 1.2,
  /** Another syllable on the last note of a phrase. */
  closeInside: 0.4,
  /** A note that holds the syllable before. */
  hold: 0.5,
  /** … over the beginning of a phrase. */
  heldOver: 3,
  /** A line, or another syllable, that begins a whole tune too early or too late, squared. */
  lineAstray: 60,
  astray: 30,
  /** Notes without words before the first syllable. */
  wait: 1.2,
} as const;

/**
 * Set syllables to notes.
 *
 * @returns for each note the index of the syllable that begins with it, "hold", or undefined before the first; undefined when
 * there are fewer notes than syllables
 */
export function alignSyllables(
  notes: readonly SungNote[],
  syllables: readonly PlacedSyllable[],
): readonly (number | "hold" | undefined)[] | undefined {
  if (syllables.length > notes.length) return undefined;
  let costs: Costs = new Float64Array(syllables.length + 1).fill(NEVER);
  costs[0] = 0;
  const begins = notes.map((note) => {
    const next = addNote(note, syllables, costs);
    costs = next.costs;
    return next.begins;
  });
  return traceBack(begins, syllables.length);
}

/** At s: the least cost of the notes so far with s syllables begun. */
type Costs = Float64Array<ArrayBuffer>;

/** The costs with one more note, and at s whether it begins syllable s - 1. */
function addNote(note: SungNote, syllables: readonly PlacedSyllable[], before: Costs) {
  const costs: Costs = new Float64Array(before.length);
  const begins = new Uint8Array(before.length);
  for (let s = 0; s < before.length; s++) {
    const syllable = syllables[s - 1];
    const begun = syllable === undefined ? NEVER : (before[s - 1] ?? NEVER) + beginCost(note, syllable);
    const held = (before[s] ?? NEVER) + (s === 0 ? COST.wait : holdCost(note));
    begins[s] = begun < held ? 1 : 0;
    costs[s] = Math.min(begun, held);
  }
  return { costs, begins };
}

const NEVER = Number.POSITIVE_INFINITY;

function traceBack(
  begins: readonly Uint8Array[],
  syllables: number,
): readonly (number | "hold" | undefined)[] {
  let s = syllables;
  return begins
    .toReversed()
    .map((began) => {
      if (began[s] === 1) return --s;
      return s > 0 ? ("hold" as const) : undefined;
    })
    .reverse();
}

function holdCost({ opens }: SungNote): number {
  return COST.hold + (opens ? COST.heldOver : 0);
}

function beginCost(note: SungNote, syllable: PlacedSyllable): number {
  const away = (note.place - syllable.place) ** 2;
  const astray = (syllable.opensLine ? COST.lineAstray : COST.astray) * away;
  return astray + stressCost(note, syllable) + lineCost(note, syllable);
}

/** Lines want to be phrases. */
function lineCost({ opens, closes }: SungNote, { opensLine, closesLine }: PlacedSyllable): number {
  const begin = opensLine ? (opens ? 0 : COST.lineInside) : opens ? COST.phraseInside : 0;
  const end = closesLine ? (closes ? 0 : COST.endInside) : closes ? COST.closeInside : 0;
  return begin + end;
}

function stressCost({ accent }: SungNote, { stress }: PlacedSyllable): number {
  switch (stress) {
    case "strong":
      return COST.passedOver * Math.max(0, 2 - accent);
    case "weak":
      return COST.stressed * Math.max(0, accent - 1);
    case "any":
      return 0;
    default:
      return assertNever(stress);
  }
}

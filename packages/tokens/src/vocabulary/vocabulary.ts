/** @file The vocabulary: every token's name, in the order of the ids. */
import { RHYTHMS, STYLES } from "@melodist/analysis";
import { MelodistError } from "@melodist/errors";
import { type Duration, duration } from "@melodist/score";
import {
  DENSITIES,
  FIFTHS,
  HIGH_STEPS,
  LENGTHS,
  LETTERS_OF_SECTIONS,
  LOW_STEPS,
  METERS,
  MODES,
  MOST_BARS,
  OCTAVES_OF_ALTERATION,
  ORNAMENTS,
  PICKUPS,
  QUALITIES,
  SCALE_CLASSES,
  SIGNS,
  TASKS,
  TUPLETS,
  UNITS,
} from "./inventory.data.ts";
import { printToken, readToken, type Token } from "./token.ts";

/** What kind of vocabulary this is, and which edition; a model of another edition cannot be read. */
const VOCABULARY_NAME = "melodist-tunes";
const VOCABULARY_VERSION = 1;

/** As a bundle keeps it. */
export interface StoredVocabulary {
  readonly name: string;
  readonly version: number;
  /** Names in the order of the ids. */
  readonly tokens: readonly string[];
}

/** A vocabulary ready for use. */
export interface Vocabulary extends StoredVocabulary {
  readonly size: number;
  /** What each id means. */
  readonly meanings: readonly Token[];
  readonly ids: ReadonlyMap<string, number>;
  /** Lengths that one token (or, for 1, none) spells, longest first, in units. */
  readonly lengths: readonly Duration[];
}

export interface VocabularySettings {
  /** Composers that a tune may be asked "after"; the best known of the training tunes. */
  readonly composers?: readonly string[];
  readonly moods?: readonly string[];
}

/**
 * Make the vocabulary. The same settings give the same ids.
 *
 * @example
 * createVocabulary({ moods: ["calm"] }).tokens[0]; // => "end"
 */
export function createVocabulary({ composers = [], moods = [] }: VocabularySettings = {}): Vocabulary {
  const named = (head: string, values: readonly (string | number)[]): string[] =>
    [...new Set(values)].map((value) => `${head}:${value}`.replaceAll(" ", "_"));
  const tokens = [
    ...SIGNS,
    ...named("task", TASKS),
    ...named("rhythm", Object.keys(RHYTHMS)),
    ...named("meter", METERS),
    ...named("mode", MODES),
    ...named("scale", SCALE_CLASSES),
    ...named("unit", UNITS),
    ...named("pickup", PICKUPS),
    ...named("bars", count(MOST_BARS)),
    ...named("style", Object.keys(STYLES)),
    ...named("composer", [...composers, "none"]),
    ...rangeTokens(),
    ...named("density", DENSITIES),
    ...named("chords", ["yes", "no"]),
    ...named("mood", moods),
    ...named("vocal", ["yes", "no"]),
    ...sectionTokens(),
    "upbeat",
    "lead-in",
    ...named("bar", count(MOST_BARS)),
    ...named("ending", [1, 2]),
    ...noteTokens(),
    "rest",
    "hold",
    ...named("len", LENGTHS),
    ...named("tuplet", TUPLETS),
    "grace",
    ...named("ornament", ORNAMENTS),
    ...fifthsTokens("root"),
    ...named("quality", QUALITIES),
    ...fifthsTokens("bass"),
  ];
  return openVocabulary({ name: VOCABULARY_NAME, version: VOCABULARY_VERSION, tokens });
}

/**
 * Make a stored vocabulary ready for use.
 *
 * @throws MelodistError `mismatch` when it is of another kind or edition, `bad-file` when a name is no token's
 */
export function openVocabulary({ name, version, tokens }: StoredVocabulary): Vocabulary {
  if (name !== VOCABULARY_NAME || version !== VOCABULARY_VERSION) {
    throw new MelodistError(
      `the model's vocabulary is ${name} ${version}, not ${VOCABULARY_NAME} ${VOCABULARY_VERSION}`,
      {
        code: "mismatch",
        hint: "Use a model that was trained on tunes, by this edition of Melodist.",
      },
    );
  }
  const meanings = tokens.map(readToken);
  const spelled = meanings.flatMap((token) => (token.kind === "length" ? [token.units] : []));
  const lengths = [...spelled, duration(1, 1)].sort((a, b) => b.num / b.den - a.num / a.den);
  return {
    name,
    version,
    tokens,
    size: tokens.length,
    meanings,
    ids: new Map(tokens.map((token, id) => [token, id])),
    lengths,
  };
}

/** The id of a token, or undefined when this vocabulary lacks it. */
export function findId(vocabulary: Vocabulary, token: Token): number | undefined {
  return vocabulary.ids.get(printToken(token));
}

/**
 * The id of a token that every edition has.
 *
 * @throws MelodistError `mismatch` when it is missing
 */
export function idOf(vocabulary: Vocabulary, token: Token): number {
  const id = findId(vocabulary, token);
  if (id !== undefined) return id;
  throw new MelodistError(`the model's vocabulary lacks ${printToken(token)}`, { code: "mismatch" });
}

/** Ids as names, parted by spaces, for people. */
export function printTokens(vocabulary: Vocabulary, ids: Iterable<number>): string {
  return Array.from(ids, (id) => vocabulary.tokens[id] ?? `?${id}`).join(" ");
}

/** Names parted by blanks as ids. @throws MelodistError `mismatch` when the vocabulary lacks one */
export function readTokens(vocabulary: Vocabulary, text: string): readonly number[] {
  const words = text.split(/\s+/u).filter((word) => word !== "");
  return words.map((word) => {
    const id = vocabulary.ids.get(word);
    if (id !== undefined) return id;
    throw new MelodistError(`the model's vocabulary lacks ${word}`, { code: "mismatch" });
  });
}

function count(to: number): readonly number[] {
  return Array.from({ length: to }, (_, index) => index + 1);
}

function rangeTokens(): string[] {
  const ends = { low: LOW_STEPS, high: HIGH_STEPS };
  return (["low", "high"] as const).flatMap((end) => {
    const { from, to } = ends[end];
    const steps = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    return steps.map((step) => printToken({ kind: "range", end, step }));
  });
}

function sectionTokens(): string[] {
  return LETTERS_OF_SECTIONS.flatMap((letter) =>
    [false, true].flatMap((primed) =>
      ([1, 2] as const).map((times) => printToken({ kind: "section", letter, primed, times })),
    ),
  );
}

function noteTokens(): string[] {
  const degrees = count(7);
  return OCTAVES_OF_ALTERATION.flatMap(([alter, octaves]) =>
    octaves.flatMap((octave) => degrees.map((degree) => printToken({ kind: "note", degree, alter, octave }))),
  );
}

function fifthsTokens(kind: "root" | "bass"): string[] {
  const places = Array.from({ length: FIFTHS.to - FIFTHS.from + 1 }, (_, index) => FIFTHS.from + index);
  return places.map((fifths) => printToken({ kind, fifths }));
}

/**
 * @file What can be asked of the composer, as one object: the command line, the page and the plain-language
 * reader all fill it in. Every field is optional; what is not asked is the model's to choose.
 */
import {
  MOOD_WORDS,
  type MoodName,
  RHYTHMS,
  type Rhythm,
  SCALES,
  type ScaleName,
  STYLES,
  type Style,
} from "@melodist/analysis";
import type { Mode } from "@melodist/score";
import { z } from "zod";
import { INSTRUMENTS, type Instrument } from "./instrument.data.ts";
import { WIDEST_INTERVAL } from "./interval.ts";

/** A zod enum of the keys of a table, in its order. */
function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>) {
  return z.enum(Object.keys(table) as [Name, ...Name[]]);
}

export const MODES = [
  "major",
  "minor",
  "dorian",
  "phrygian",
  "lydian",
  "mixolydian",
  "locrian",
] as const satisfies readonly Mode[];

/** How fast, in a word; what it means in beats a minute depends on the meter. */
export const TEMPO_WORDS = ["very slow", "slow", "moderate", "fast", "very fast"] as const;

/** How many notes there are to a beat, in a word. */
export const DENSITY_WORDS = ["very sparse", "sparse", "medium", "dense", "very dense"] as const;

/** More bars than any tune of the corpora has in one section, and more than anyone plays in all. */
export const MOST_SECTION_BARS = 32;
export const MOST_BARS = 128;
/** What is more than this is no count of bars; what is between is answered with the most there can be. */
const MOST_SAID = 1_000_000;
export const MOST_CANDIDATES = 32;

/**
 * A form in letters as musicians write it: `AABB`, `ABA`, `AA'BA`; verse and chorus are `V` and `C`: `VCVC`. Letters are
 * sections in playing order.
 */
const Form = z
  .string()
  .regex(/^(?:[A-F]'?|[VC])(?:(?:[A-F]'?|[VC])){0,15}$/)
  .refine((form) => !form.includes("V") || new Set(form.replace(/[VC']/g, "")).size <= 4, {
    message: "besides verse and chorus there are at most four other sections",
  });

/** A note name: a letter with its sharps or flats. */
const Tonic = z.string().regex(/^[A-G](?:#|b)?$/);

/** A pitch in scientific spelling: `C4` is middle C. */
const PitchText = z.string().regex(/^[A-G](?:#|b)?-?\d$/);

export const ComposeRequest = z.strictObject({
  /** The wish in the user's words, as it was read. */
  words: z.string().max(2_000).optional(),
  title: z.string().max(200).optional(),
  rhythm: namesOf<Rhythm>(RHYTHMS).optional(),
  style: namesOf<Style>(STYLES).optional(),
  /** In the manner of; a composer who is in the corpus, spelled as there. */
  after: z.string().max(100).optional(),
  tonic: Tonic.optional(),
  mode: z.enum(MODES).optional(),
  /** The only notes that may be used; its tonic is the key's. */
  scale: z.enum([...SCALES.keys()] as [ScaleName, ...ScaleName[]]).optional(),
  /** `6/8`, `2/2`. */
  meter: z
    .string()
    .regex(/^[1-9]\d?(?:\+[1-9]\d?)*\/(?:1|2|4|8|16)$/)
    .optional(),
  /** Beats a minute; a beat is a crotchet, in compound meters a dotted crotchet, in 2/2 a minim. */
  tempoBpm: z.number().min(20).max(400).optional(),
  tempo: z.enum(TEMPO_WORDS).optional(),
  form: Form.optional(),
  barsPerSection: z.int().min(1).max(MOST_SAID).optional(),
  /** Bars in all as played, repeats counted. */
  bars: z.int().min(1).max(MOST_SAID).optional(),
  /** True for some pick-up, false for none, or its length in whole notes, such as `1/8`. */
  pickup: z.union([z.boolean(), z.string().regex(/^[1-9]\d?\/[1-9]\d?$/)]).optional(),
  /** With chord symbols or without, or the chords themselves: one bar an entry, several in a bar parted by spaces. */
  chords: z.union([z.boolean(), z.array(z.string().min(1).max(200)).min(1).max(1_000)]).optional(),
  /** Opening notes in ABC; they stand at the beginning of the first section. */
  motif: z.string().max(10_000).optional(),
  /** A tune in ABC that this one is to be like in kind: what is not asked otherwise is taken from it. */
  reference: z.string().max(100_000).optional(),
  instrument: namesOf<Instrument>(INSTRUMENTS).optional(),
  lowest: PitchText.optional(),
  highest: PitchText.optional(),
  /** The widest interval that may lie between the lowest and the highest note, by its number: 8 is an octave. */
  ambitus: z.int().min(1).max(WIDEST_INTERVAL).optional(),
  density: z.enum(DENSITY_WORDS).optional(),
  moods: z.array(namesOf<MoodName>(MOOD_WORDS)).max(5).optional(),
  /** Words to be sung, a line a phrase. */
  lyrics: z.string().max(5_000).optional(),
  /** How many tunes are wanted. */
  count: z.int().min(1).max(100).optional(),
  /** How many are composed for each, of which critics choose. */
  candidates: z.int().min(1).max(MOST_CANDIDATES).optional(),
  temperature: z.number().min(0.1).max(2).optional(),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .optional(),
});

export type ComposeRequest = z.infer<typeof ComposeRequest>;

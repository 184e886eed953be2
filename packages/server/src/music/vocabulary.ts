/** @file What can be asked for, with the names of all values: what chips are made of. */
import { z } from "@hono/zod-openapi";
import { MOOD_WORDS, RHYTHMS, SCALES, STYLES } from "@melodist/analysis";
import {
  type Bilingual,
  DENSITY_NAMES,
  INSTRUMENTS,
  MODE_NAMES,
  MOST_BARS,
  MOST_SECTION_BARS,
  MOST_WISH_LENGTH,
  TEMPO_NAMES,
  WISH_WORDS,
} from "@melodist/compose";
import type { ServerLimits } from "../parts.ts";
import { BilingualText, listOf } from "../wire/bilingual.ts";

export const WishVocabulary = z
  .object({
    slots: z.record(
      z.string(),
      z.object({
        name: BilingualText,
        values: listOf(z.object({ value: z.string(), name: BilingualText })).optional(),
      }),
    ),
    limits: z.record(z.string(), z.number()),
  })
  .openapi("WishVocabulary");

interface TwoNames {
  readonly english: string;
  readonly chinese: string;
}

type Values = readonly { readonly value: string; readonly name: Bilingual }[];

function namedValues(entries: Iterable<readonly [string, TwoNames]>): Values {
  return [...entries].map(([value, { english, chinese }]) => ({ value, name: { en: english, zh: chinese } }));
}

function wordValues(names: Readonly<Record<string, Bilingual>>): Values {
  return Object.entries(names).map(([value, name]) => ({ value, name }));
}

const VALUES: Readonly<Record<string, Values>> = {
  rhythm: namedValues(Object.entries(RHYTHMS)),
  style: namedValues(Object.entries(STYLES)),
  instrument: namedValues(Object.entries(INSTRUMENTS)),
  moods: namedValues(Object.entries(MOOD_WORDS)),
  scale: namedValues(SCALES),
  mode: wordValues(MODE_NAMES),
  tempo: wordValues(TEMPO_NAMES),
  density: wordValues(DENSITY_NAMES),
};

/** Every field of a request with its name, and the names of its values where they are counted. */
export function wishVocabulary({ candidates, count }: ServerLimits): z.infer<typeof WishVocabulary> {
  const slots = Object.entries(WISH_WORDS).map(
    ([slot, name]) => [slot, { name, values: VALUES[slot] }] as const,
  );
  return {
    slots: Object.fromEntries(slots),
    limits: {
      bars: MOST_BARS,
      barsPerSection: MOST_SECTION_BARS,
      words: MOST_WISH_LENGTH,
      candidates,
      count,
    },
  };
}

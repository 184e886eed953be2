/** @file Every phrase of the lexicons under one key, with what it means: the longest one that stands in a text wins. */
import type { MoodName } from "@melodist/analysis";
import { RHYTHMS, STYLES } from "@melodist/analysis";
import type { Bilingual } from "../../bilingual.ts";
import { INSTRUMENTS } from "../../instrument.data.ts";
import { DANCE_METERS } from "../leftover/dance.data.ts";
import { IMAGE_THEMES } from "../leftover/image.data.ts";
import { NO_SLOT_CHINESE, NO_SLOT_ENGLISH } from "../leftover/no-slot.data.ts";
import { TALK_CHINESE, TALK_ENGLISH } from "../leftover/talk.data.ts";
import type { Wish } from "../wish.ts";
import { INSTRUMENT_WORDS } from "./instrument-words.data.ts";
import { DEGREES, DENSITY_PHRASES, MOOD_PHRASES, TEMPO_PHRASES } from "./mood.data.ts";
import { pluralOf, RHYTHM_WORDS } from "./rhythm.data.ts";
import { STYLE_WORDS } from "./style.data.ts";

/** What a phrase means. */
export type PhraseMeaning =
  | { readonly kind: "wish"; readonly wishes: readonly Wish[] }
  | { readonly kind: "image"; readonly moods: readonly MoodName[]; readonly because: Bilingual }
  | { readonly kind: "dance"; readonly meter: string }
  | { readonly kind: "no-slot" }
  | { readonly kind: "talk" };

/** The phrases, by key; and how long they get, in English words and in Chinese characters. */
export interface PhraseIndex {
  readonly meanings: ReadonlyMap<string, PhraseMeaning>;
  readonly mostWords: number;
  readonly mostCharacters: number;
  /** English words of one piece that are wishes: what a misspelt word may stand for. */
  readonly wishWords: readonly string[];
}

/** English phrases alike: no apostrophes, hyphens as spaces. @example phraseKey("sailor's horn-pipe"); // => "sailors horn pipe" */
export function phraseKey(phrase: string): string {
  return phrase.toLowerCase().replaceAll("'", "").replaceAll("-", " ");
}

type Entry = readonly [phrase: string, meaning: PhraseMeaning];

const listed = (phrases: string) => phrases.split(/,\s+/u).filter((phrase) => phrase !== "");
const spaced = (phrases: string) => phrases.split(/\s+/u).filter((phrase) => phrase !== "");
const entries = (phrases: readonly string[], meaning: PhraseMeaning): readonly Entry[] =>
  phrases.map((phrase) => [phrase, meaning]);

function rhythmEntries(): readonly Entry[] {
  const named = RHYTHM_WORDS.flatMap(([value, english, chinese]) => {
    const isVague = value === "song";
    const nouns = listed(english);
    return entries([...nouns, ...nouns.map(pluralOf), ...listed(chinese)], {
      kind: "wish",
      wishes: [{ slot: "rhythm", value, isVague }],
    });
  });
  const tabled = Object.entries(RHYTHMS) as [keyof typeof RHYTHMS, { chinese: string }][];
  return [
    ...named,
    ...tabled.map(
      ([value, { chinese }]): Entry => [
        chinese,
        { kind: "wish", wishes: [{ slot: "rhythm", value, isVague: value === "song" }] },
      ],
    ),
  ];
}

/** Traditions; "a Scottish song" says a kind as well, which a bare "song" does not. */
function styleEntries(): readonly Entry[] {
  const song: Wish = { slot: "rhythm", value: "song", isVague: true };
  return STYLE_WORDS.flatMap(([value, english, chinese]) => {
    const style: Wish = { slot: "style", value };
    const songs = listed(english).flatMap((name) => [`${name} song`, `${name} songs`]);
    return [
      ...entries([...listed(english), ...listed(chinese)], { kind: "wish", wishes: [style] }),
      ...entries(songs, { kind: "wish", wishes: [style, song] }),
    ];
  });
}

/** Traditions that are named like a country get the name of the table too. */
function tabledStyles(): readonly Entry[] {
  const kinds = new Set(["hymn", "chorale", "art song"]);
  const tabled = Object.entries(STYLES) as [keyof typeof STYLES, { chinese: string }][];
  return tabled
    .filter(([value]) => !kinds.has(value))
    .map(([value, { chinese }]) => [chinese, { kind: "wish", wishes: [{ slot: "style", value }] }]);
}

function instrumentEntries(): readonly Entry[] {
  const tabled = Object.entries(INSTRUMENTS) as [
    keyof typeof INSTRUMENTS,
    { english: string; chinese: string },
  ][];
  const rows = [
    ...tabled.map(([value, { english, chinese }]) => [value, english, chinese] as const),
    ...INSTRUMENT_WORDS,
  ];
  return rows.flatMap(([value, english, chinese]) => {
    const nouns = listed(english);
    return entries(
      [...nouns, ...nouns.map(pluralOf).filter((plural) => plural !== "voices"), ...listed(chinese)],
      { kind: "wish", wishes: [{ slot: "instrument", value }] },
    );
  });
}

function moodEntries(): readonly Entry[] {
  return MOOD_PHRASES.flatMap(([mood, english, chinese]) =>
    entries([...listed(english), ...listed(chinese)], {
      kind: "wish",
      wishes: [{ slot: "moods", value: [mood] }],
    }),
  );
}

/** Tempo words, and the same with a degree before them: "really fast", 非常慢. */
function tempoEntries(): readonly Entry[] {
  const plain = TEMPO_PHRASES.flatMap(([value, english, chinese]) =>
    entries([...listed(english), ...listed(chinese)], { kind: "wish", wishes: [{ slot: "tempo", value }] }),
  );
  const stronger = [
    ["very slow", ["slow", "slowly"], ["慢", "缓慢", "慢速"]],
    ["very fast", ["fast", "quick", "quickly", "rapid", "brisk"], ["快", "快速", "急"]],
  ] as const;
  const graded = stronger.flatMap(([value, english, chinese]) =>
    entries(
      [
        ...DEGREES.english.flatMap((degree) => english.map((word) => `${degree} ${word}`)),
        ...DEGREES.chinese.flatMap((degree) => chinese.map((word) => degree + word)),
      ],
      { kind: "wish", wishes: [{ slot: "tempo", value }] },
    ),
  );
  return [...graded, ...plain];
}

function densityEntries(): readonly Entry[] {
  return DENSITY_PHRASES.flatMap(([value, english, chinese]) =>
    entries([...listed(english), ...listed(chinese)], { kind: "wish", wishes: [{ slot: "density", value }] }),
  );
}

function otherEntries(): readonly Entry[] {
  return [
    ...entries([...listed(NO_SLOT_ENGLISH.trim().replaceAll(",\n", ", ")), ...spaced(NO_SLOT_CHINESE)], {
      kind: "no-slot",
    }),
    ...DANCE_METERS.flatMap(([meter, english, chinese]) => {
      const nouns = listed(english);
      return entries([...nouns, ...nouns.map(pluralOf), ...spaced(chinese)], { kind: "dance", meter });
    }),
    ...IMAGE_THEMES.flatMap(({ moods, because, english, chinese }) =>
      entries([...listed(english), ...spaced(chinese)], { kind: "image", moods, because }),
    ),
    ...entries([...spaced(TALK_ENGLISH), ...spaced(TALK_CHINESE)], { kind: "talk" }),
  ];
}

function buildIndex(): PhraseIndex {
  const meanings = new Map<string, PhraseMeaning>();
  const all = [
    ...rhythmEntries(),
    ...instrumentEntries(),
    ...styleEntries(),
    ...tabledStyles(),
    ...tempoEntries(),
    ...densityEntries(),
    ...moodEntries(),
    ...otherEntries(),
  ];
  for (const [phrase, meaning] of all) {
    const key = phraseKey(phrase);
    if (!meanings.has(key)) meanings.set(key, meaning);
  }
  const keys = [...meanings.keys()];
  const isChinese = (key: string) => /\p{Script=Han}/u.test(key);
  return {
    meanings,
    mostWords: Math.max(...keys.filter((key) => !isChinese(key)).map((key) => key.split(" ").length)),
    mostCharacters: Math.max(...keys.filter(isChinese).map((key) => key.length)),
    wishWords: keys.filter((key) => /^[a-z]{5,}$/u.test(key) && meanings.get(key)?.kind === "wish"),
  };
}

/** The one index; it is built when the module is loaded and never changes. */
export const PHRASES: PhraseIndex = buildIndex();

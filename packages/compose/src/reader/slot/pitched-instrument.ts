/** @file Instruments named by the note they are built on: a low D whistle, a B/C box, D调哨笛. The tune may be in another key. */
import { INSTRUMENTS, type Instrument } from "../../instrument.data.ts";
import { INSTRUMENT_WORDS } from "../lexicon/instrument-words.data.ts";
import { inOrder, matchesOf, pattern, type Reader } from "../text/scan.ts";
import type { WishText } from "../text/wish-text.ts";
import { type Finding, found } from "../wish.ts";
import { WORD_START } from "./tonic.ts";

/** Those that are made on different notes. */
const PITCHED: ReadonlySet<Instrument> = new Set<Instrument>([
  "whistle",
  "flute",
  "recorder",
  "uilleann pipes",
  "bagpipes",
  "accordion",
  "concertina",
  "harmonica",
  "clarinet",
  "alto saxophone",
  "tenor saxophone",
  "trumpet",
  "horn",
  "trombone",
  "dizi",
  "xiao",
  "hulusi",
  "suona",
]);

const NAMES: ReadonlyMap<string, Instrument> = new Map([
  ["box", "accordion"],
  ...INSTRUMENT_WORDS.filter(([instrument]) => PITCHED.has(instrument)).flatMap(
    ([instrument, english, chinese]) => {
      const { english: own, chinese: ownChinese } = INSTRUMENTS[instrument];
      const names = [own, ownChinese, ...english.split(", "), ...chinese.split(", ")];
      return names.map((name) => [name, instrument] as const);
    },
  ),
]);

/** Longer names first where one begins another. */
function namesIn(script: RegExp): string {
  const names = [...NAMES.keys()].filter((name) => script.test(name));
  return names.sort((a, b) => b.length - a.length).join("|");
}

const NOTE = "[a-g](?:#|b|[ -]?(?:sharp|flat))?";
const ENGLISH = pattern(
  `(?:\\b(?:low|high|bass|soprano|alto|tenor)[ -])?(?<!\\b(?:in|in the key of|key|key of|key:) ?)${WORD_START}(?<note>${NOTE}(?:/${NOTE})?)[ -](?<name>${namesIn(/^[a-z]/u)})s?\\b(?![ -]pipes?\\b)`,
);
/** A piece for the instrument, 笛子曲, has the key that is named; the instrument alone is built on it. The longest name holds. */
const CHINESE = pattern(
  `(?:[低中高]音)?(?:升|降|#|b)?${WORD_START}[a-g](?:#|b)? ?调?(?=(?<name>${namesIn(/^\p{Script=Han}/u)}))\\k<name>(?<!曲|独奏)(?!独奏|的?(?:小|乐)?曲)`,
);

/** "A whistle tune" begins with an article, "a tune for A whistle" does not end with one. */
function isArticle({ plain }: WishText, at: number): boolean {
  return plain.charAt(at) === "a" || !/[^.!?;:\n] *$/u.test(plain.slice(0, at));
}

const readPitched =
  (names: RegExp): Reader =>
  (text) =>
    matchesOf(names, text.folded).flatMap(({ start, end, text: said, groups }): readonly Finding[] => {
      const { note, name = "" } = groups;
      const value = NAMES.get(name);
      const isNote = note !== "a" || !isArticle(text, start + said.search(/\ba\b/u));
      return value !== undefined && isNote ? [found(start, end, { slot: "instrument", value })] : [];
    });

export const readPitchedInstrument: Reader = inOrder([readPitched(ENGLISH), readPitched(CHINESE)]);

/**
 * @file Words as syllables with their stress: English by the pronouncing dictionary of Carnegie Mellon University, divided
 * as TeX's patterns do or as it sounds; Chinese by characters.
 */
/// <reference path="./hyphen-package.d.ts" />
import { divideWord, readVowels } from "./divide-word.ts";
import type { LyricsLine, Syllable } from "./lyrics.ts";
import { isHan, splitText } from "./split-text.ts";
import type { Stanza } from "./stanza.ts";
import { isWeak, plainWord } from "./weak-words.ts";

/** What is looked up; loaded when the first words are to be sung. */
interface EnglishBooks {
  readonly dictionary: Readonly<Record<string, string>>;
  divide(word: string): readonly string[];
}

/** Read stanzas, parted by empty lines and headings; a line a phrase. */
export async function readLyrics(text: string): Promise<readonly Stanza<LyricsLine>[]> {
  const stanzas = splitText(text);
  const isLatin = stanzas.some(({ lines }) => lines.some(({ words }) => words.some((word) => !isHan(word))));
  const books = isLatin ? await openBooks() : undefined;
  return stanzas.map(({ kind, lines }) => {
    const read = lines.map((line): LyricsLine => {
      return { text: line.text, syllables: line.words.flatMap((word) => syllablesOf(word, books)) };
    });
    return { kind, lines: read };
  });
}

let opened: Promise<EnglishBooks> | undefined;

/** Five megabytes: only for those who sing. */
function openBooks(): Promise<EnglishBooks> {
  opened ??= (async () => {
    const [{ dictionary }, { default: hyphen }] = await Promise.all([
      import("cmu-pronouncing-dictionary"),
      import("hyphen/en-us/index.js"),
    ]);
    const divide = (word: string) =>
      hyphen.hyphenateSync(word, { hyphenChar: SPLIT, minWordLength: 3 }).split(SPLIT);
    return { dictionary, divide };
  })();
  return opened;
}

const SPLIT = "\u0001";

function syllablesOf(word: string, books: EnglishBooks | undefined): readonly Syllable[] {
  if (isHan(word) || books === undefined) return [{ text: word, hyphen: false, stress: "any" }];
  const vowels = readVowels(word, soundsOf(plainWord(word), books));
  const parts = divideWord(word, vowels, books.divide);
  const isLight = isWeak(word);
  return parts.map((text, index) => {
    const digit = vowels[index]?.digit ?? (vowels.length === 0 && index === 0 ? "1" : "0");
    return { text, hyphen: index < parts.length - 1, stress: isLight ? "weak" : (STRESS[digit] ?? "weak") };
  });
}

/** A word as the dictionary sounds it; a sign behind it may be a quotation mark. */
function soundsOf(plain: string, { dictionary }: EnglishBooks): string {
  const known = [plain, plain.replace(/'+$/u, "")].find((word) => Object.hasOwn(dictionary, word));
  return known === undefined ? "" : (dictionary[known] ?? "");
}

/** The dictionary's digits: none, primary, secondary. */
const STRESS: Readonly<Record<string, Syllable["stress"]>> = { 0: "weak", 1: "strong", 2: "any" };

/**
 * @file Words as syllables with their stress: English by the pronouncing dictionary of Carnegie Mellon University, written
 * out as TeX's patterns divide words; Chinese by characters.
 */
/// <reference path="./hyphen-package.d.ts" />
import type { Syllable, Verse } from "./lyrics.ts";
import { guessSyllables, isHan, splitText } from "./split-text.ts";
import { isWeak, plainWord } from "./weak-words.ts";

/** What is looked up; loaded when the first words are to be sung. */
interface EnglishBooks {
  readonly dictionary: Readonly<Record<string, string>>;
  divide(word: string): readonly string[];
}

/** Read verses, parted by empty lines; a line a phrase. */
export async function readLyrics(text: string): Promise<readonly Verse[]> {
  const verses = splitText(text);
  const isLatin = verses.flat(2).some((word) => !isHan(word));
  const books = isLatin ? await openBooks() : undefined;
  return verses.map((lines) => lines.map((words) => words.flatMap((word) => syllablesOf(word, books))));
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
  const plain = plainWord(word);
  const sounds = Object.hasOwn(books.dictionary, plain) ? books.dictionary[plain] : undefined;
  const stresses = [...(sounds ?? "").matchAll(/\d/gu)].map(([digit]) => digit);
  const count = stresses.length > 0 ? stresses.length : guessSyllables(word);
  const parts = divideInto(books.divide(word), count);
  const isLight = isWeak(word);
  return parts.map((text, index) => {
    const digit = stresses[index] ?? (stresses.length === 0 && index === 0 ? "1" : "0");
    return { text, hyphen: index < parts.length - 1, stress: isLight ? "weak" : (STRESS[digit] ?? "weak") };
  });
}

/** The dictionary's digits: none, primary, secondary. */
const STRESS: Readonly<Record<string, Syllable["stress"]>> = { 0: "weak", 1: "strong", 2: "any" };

/** Parts of a word brought to a number: too many are joined, too few are parted between vowels. */
function divideInto(divided: readonly string[], count: number): readonly string[] {
  let parts = [...divided];
  while (parts.length > count) parts = [...parts.slice(0, -2), parts.slice(-2).join("")];
  while (parts.length < count) {
    const index = parts.findIndex((part) => partBetweenVowels(part) !== undefined);
    const halves = partBetweenVowels(parts[index] ?? "");
    if (halves === undefined) return parts;
    parts = [...parts.slice(0, index), ...halves, ...parts.slice(index + 1)];
  }
  return parts;
}

/** A consonant between vowels begins the next syllable, of several all but the first do. */
function partBetweenVowels(part: string): readonly [string, string] | undefined {
  const match = /^(.*?[aeiouy])([^aeiouy\W]*)([aeiouy].*)$/iu.exec(part);
  const [, before = "", between = "", after = ""] = match ?? [];
  if (match === null || between === "" || /^e\W*$/iu.test(after)) return undefined;
  const cut = between.length === 1 ? 0 : 1;
  return [before + between.slice(0, cut), between.slice(cut) + after];
}

/** @file A text of verses as words, and how many syllables they have at first sight. */

/** Words and Chinese characters of a line; signs stay with the word before them. */
const WORD = /\p{Script=Han}[^\p{L}\p{N}\s]*|[\p{L}\p{N}](?:[\p{L}\p{N}]|['’](?=\p{L}))*[^\p{L}\p{N}\s]*/gu;

/** Signs of Chinese, strokes between lines that are written in one, line ends. */
const LINE_END = /\n|(?<=[，。！？；])|(?<=\p{Script=Han}[,.!?;])|\s+\/+|\/+(?=\s)|(?<=\p{Script=Han})\/+/u;
/** A space between Chinese characters. */
const HAN_SPACE = /(?<=\p{Script=Han})[^\S\n]+(?=\p{Script=Han})/u;

/** 小白兔 白又白 is two lines; 小 白 兔 is one. */
function splitSpaces(line: string): readonly string[] {
  const pieces = line.split(HAN_SPACE);
  return pieces.every((piece) => [...piece.trim()].length > 1) ? pieces : [line];
}

/** Verses parted by empty lines, lines, words. Chinese punctuation, spaces between Chinese phrases and strokes part lines as well. */
export function splitText(text: string): readonly (readonly (readonly string[])[])[] {
  return text
    .split(/\n\s*\n/u)
    .map((verse) =>
      verse
        .split(LINE_END)
        .flatMap(splitSpaces)
        .map((line) => [...line.matchAll(WORD)].flatMap(([word]) => splitScripts(word)))
        .filter((words) => words.length > 0),
    )
    .filter((lines) => lines.length > 0);
}

/** A run of letters that holds Chinese characters falls into them. */
function splitScripts(word: string): readonly string[] {
  if (!/\p{Script=Han}/u.test(word)) return [word];
  return word.match(/\p{Script=Han}[^\p{L}\p{N}]*|[^\p{Script=Han}]+/gu) ?? [word];
}

export function isHan(word: string): boolean {
  return /^\p{Script=Han}/u.test(word);
}

const VOWELS = /[aeiouyàáâäæèéêëìíîïòóôöœùúûüÿ]+/giu;

/** Groups of vowels, a silent e apart: what a word is taken to have where no dictionary is asked. */
export function guessSyllables(word: string): number {
  if (isHan(word)) return 1;
  const plain = word.replace(/[^\p{L}]/gu, "");
  const voiced = /[^aeiouyl]e$/iu.test(plain) && plain.length > 3 ? plain.slice(0, -1) : plain;
  return Math.max(1, voiced.match(VOWELS)?.length ?? 0);
}

/** How many lines a verse has, and how many syllables a line has on the whole. */
export function lyricsShape(text: string): { readonly lines: number; readonly perLine: number } | undefined {
  const [verse] = splitText(text);
  if (verse === undefined) return undefined;
  const syllables = verse.flat().reduce((sum, word) => sum + guessSyllables(word), 0);
  return { lines: verse.length, perLine: syllables / verse.length };
}

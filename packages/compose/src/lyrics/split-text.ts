/** @file A text of stanzas as words, and how many syllables they have at first sight. */
import { readHeading } from "./heading.ts";
import type { Stanza, StanzaKind } from "./stanza.ts";

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

/** A line as it was written, and its words. */
export interface TextLine {
  readonly text: string;
  readonly words: readonly string[];
}

/**
 * Stanzas parted by empty lines and headings, lines, words. Chinese punctuation, spaces between Chinese phrases and strokes
 * part lines as well.
 *
 * @example
 * splitText("Chorus:\nfall la"); // => [{ kind: "chorus", lines: [{ text: "fall la", words: ["fall", "la"] }] }]
 */
export function splitText(text: string): readonly Stanza<TextLine>[] {
  const stanzas: { readonly kind: StanzaKind | undefined; readonly lines: TextLine[] }[] = [];
  for (const block of text.split(/\n\s*\n/u)) {
    // A heading may have an empty line below it.
    if (stanzas.at(-1)?.lines.length !== 0) stanzas.push({ kind: undefined, lines: [] });
    for (const line of block.split(LINE_END).flatMap(splitSpaces)) {
      const heading = readHeading(line);
      if (heading !== undefined) stanzas.push({ kind: heading.kind, lines: [] });
      stanzas.at(-1)?.lines.push(...readLine(heading?.rest ?? line));
    }
  }
  return stanzas.filter(({ lines }) => lines.length > 0);
}

/** The number of a stanza before its first line. */
const STANZA_NUMBER = /^\s*\d{1,2}\s*[.)、．）]\s*/u;

/** A line that has words. */
function readLine(line: string): readonly TextLine[] {
  const text = line.replace(STANZA_NUMBER, "").trim();
  const words = [...text.matchAll(WORD)].flatMap(([word]) => splitScripts(word));
  return words.length === 0 ? [] : [{ text, words }];
}

/** A run of letters that holds Chinese characters falls into them. */
function splitScripts(word: string): readonly string[] {
  if (!/\p{Script=Han}/u.test(word)) return [word];
  return word.match(/\p{Script=Han}[^\p{L}\p{N}]*|[^\p{Script=Han}]+/gu) ?? [word];
}

export function isHan(word: string): boolean {
  return /^\p{Script=Han}/u.test(word);
}

/** Letters of vowels but y. */
export const VOWEL_LETTERS = "aeiouàáâäæèéêëìíîïòóôöœùúûü";
const VOWELS = new RegExp(`[${VOWEL_LETTERS}yÿ]+`, "giu");

/** Groups of vowels, a silent e (of sailed, too) apart: what a word is taken to have where no dictionary is asked. */
export function guessSyllables(word: string): number {
  if (isHan(word)) return 1;
  const plain = word.replace(/[^\p{L}]/gu, "");
  const isMute = /[^aeiouyl]e$|[^aeiouydt]ed$/iu.test(plain) && plain.length > 3;
  const voiced = isMute ? plain.replace(/ed?$/iu, "") : plain;
  return Math.max(1, voiced.match(VOWELS)?.length ?? 0);
}

/** How many lines the first stanza has, and how many syllables a line has on the whole. */
export function lyricsShape(text: string): { readonly lines: number; readonly perLine: number } | undefined {
  const lines = splitText(text)[0]?.lines ?? [];
  if (lines.length === 0) return undefined;
  const syllables = lines.flatMap(({ words }) => words).reduce((sum, word) => sum + guessSyllables(word), 0);
  return { lines: lines.length, perLine: syllables / lines.length };
}

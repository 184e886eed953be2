/** @file The lexicons read through a text from left to right: the longest phrase wins, what is refused is not wished. */
import { assertNever } from "@melodist/errors";
import type { Span } from "@melodist/score";
import { isExcess, isRefused } from "../text/refusal.ts";
import { matchesOf, type Reader } from "../text/scan.ts";
import type { Finding, Wish } from "../wish.ts";
import { PHRASES, type PhraseMeaning, phraseKey } from "./phrase-index.ts";
import { meantWord } from "./spelling.ts";

const WORD = /[a-z0-9][a-z0-9'&]*(?:(?<=\br)&b)?/gu;
const HAN = /\p{Script=Han}/u;

interface Hit {
  readonly span: Span;
  readonly meaning: PhraseMeaning;
  readonly meant?: string;
}

/** English words with their places. */
function wordsOf(folded: string): readonly Span[] {
  return matchesOf(WORD, folded).map(({ start, end }) => ({ start, end }));
}

/** The longest English phrase that begins with a word; its words are parted by one space or hyphen. */
function englishHit(folded: string, words: readonly Span[], at: number): Hit | undefined {
  const first = words[at];
  if (first === undefined) return undefined;
  let hit: Hit | undefined;
  let end = first.start;
  for (let count = 0; count < PHRASES.mostWords; count++) {
    const word = words[at + count];
    if (word === undefined || (count > 0 && !/^[ -]{1,2}$/u.test(folded.slice(end, word.start)))) break;
    end = word.end;
    const key = phraseKey(folded.slice(first.start, end)).replace(/ {2,}/gu, " ");
    const meaning = PHRASES.meanings.get(key) ?? PHRASES.meanings.get(key.replace(/s$/u, "").concat("'s"));
    if (meaning !== undefined) hit = { span: { start: first.start, end }, meaning };
  }
  return hit ?? misspeltHit(folded, first);
}

function misspeltHit(folded: string, { start, end }: Span): Hit | undefined {
  const word = folded.slice(start, end).replace(/'s?$/u, "");
  const own = PHRASES.meanings.get(word);
  if (own !== undefined) return { span: { start, end }, meaning: own };
  const meant = /^[a-z]+$/u.test(word) ? meantWord(word) : undefined;
  const meaning = meant === undefined ? undefined : PHRASES.meanings.get(meant);
  return meant === undefined || meaning === undefined ? undefined : { span: { start, end }, meaning, meant };
}

/** The longest Chinese phrase that begins at a place. */
function chineseHit(folded: string, start: number): Hit | undefined {
  for (let length = Math.min(PHRASES.mostCharacters, folded.length - start); length > 0; length--) {
    const meaning = PHRASES.meanings.get(folded.slice(start, start + length));
    if (meaning !== undefined) return { span: { start, end: start + length }, meaning };
  }
  return undefined;
}

/** All phrases from left to right. */
function hitsOf(folded: string): readonly Hit[] {
  const words = wordsOf(folded);
  const wordAt = new Map(words.map(({ start }, place) => [start, place]));
  const hits: Hit[] = [];
  let place = 0;
  while (place < folded.length) {
    const word = wordAt.get(place);
    const hit = word !== undefined ? englishHit(folded, words, word) : chineseAt(folded, place);
    if (hit !== undefined) hits.push(hit);
    place = hit?.span.end ?? (word === undefined ? place + 1 : (words[word]?.end ?? place + 1));
  }
  return hits;
}

const chineseAt = (folded: string, place: number) =>
  HAN.test(folded.charAt(place)) ? chineseHit(folded, place) : undefined;

/** What a refused wish still says: not too fast and not too slow are moderate, not dense is sparse; of the others nothing. */
function refusedWish(wish: Wish, isTooMuch: boolean): readonly Wish[] {
  if (wish.slot === "tempo" && isTooMuch) return [{ slot: "tempo", value: "moderate" }];
  if (wish.slot === "density" && /dense/u.test(wish.value)) return [{ slot: "density", value: "sparse" }];
  return [];
}

function toFinding(folded: string, { span, meaning, meant }: Hit): Finding {
  switch (meaning.kind) {
    case "wish": {
      const isTooMuch = isExcess(folded, span.start);
      const wishes = isRefused(folded, span.start)
        ? meaning.wishes.flatMap((wish) => refusedWish(wish, isTooMuch))
        : meaning.wishes;
      if (wishes.length === 0) return { kind: "ignored", span, reason: "no-slot" };
      return { kind: "wish", span, wishes, ...(meant === undefined ? {} : { meant }) };
    }
    case "image":
      return { kind: "image", span, moods: meaning.moods, because: meaning.because };
    case "no-slot":
      return { kind: "ignored", span, reason: "no-slot" };
    case "talk":
      return { kind: "talk", span };
    default:
      return assertNever(meaning);
  }
}

/** Kinds, traditions, instruments, moods, tempo and density in words; images, what has no slot, and small talk. */
export const readPhrases: Reader = ({ folded }) => hitsOf(folded).map((hit) => toFinding(folded, hit));

/** @file The lexicons read through a text from left to right: the longest phrase wins, what is refused is not wished. */
import { assertNever } from "@melodist/errors";
import type { Span } from "@melodist/score";
import { isRefused } from "../text/refusal.ts";
import { matchesOf, type Reader } from "../text/scan.ts";
import { type Finding, refusedFinding, type Wish } from "../wish.ts";
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
  return hit ?? misspeltPair(folded, first, words[at + 1]) ?? misspeltHit(folded, first);
}

/** "tin wistle": a name of two words, the first of which is nothing by itself, the second misspelt. */
function misspeltPair(folded: string, first: Span, second: Span | undefined): Hit | undefined {
  if (second === undefined || folded.slice(first.end, second.start) !== " ") return undefined;
  const meantSecond = meantWord(folded.slice(second.start, second.end));
  const meant = `${folded.slice(first.start, first.end)} ${meantSecond}`;
  const meaning = meantSecond === undefined ? undefined : PHRASES.meanings.get(meant);
  return meaning === undefined
    ? undefined
    : { span: { start: first.start, end: second.end }, meaning, meant };
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
    if (meaning !== undefined && !cutsAWord(folded, start, start + length))
      return { span: { start, end: start + length }, meaning };
  }
  return undefined;
}

/** 不要太快 is no refusal of haste where 快乐 stands: a refusal gives its last character back to a longer word. */
function cutsAWord(folded: string, start: number, end: number): boolean {
  if (end - start < 3 || !/[不别勿]/u.test(folded.charAt(start))) return false;
  const longer = [2, 3, 4].map((length) => PHRASES.meanings.get(folded.slice(end - 1, end - 1 + length)));
  return longer.some((meaning) => meaning?.kind === "wish");
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
    const unread = word === undefined ? place + strayLength(folded, place) : words[word]?.end;
    place = hit?.span.end ?? unread ?? place + 1;
  }
  return hits;
}

function chineseAt(folded: string, place: number): Hit | undefined {
  const hit = HAN.test(folded.charAt(place)) ? chineseHit(folded, place) : undefined;
  const isStray = hit !== undefined && hit.span.end - place < strayLength(folded, place);
  return isStray ? undefined : hit;
}

/** A number of several characters that nothing has counted is left together, to be told. */
const STRAY_NUMBER = /^[一二两三四五六七八九十百千]{2,8}/u;
const strayLength = (folded: string, place: number) =>
  STRAY_NUMBER.exec(folded.slice(place, place + 8))?.[0].length ?? 1;

/** A phrase, and whether it is refused. */
interface HeardHit extends Hit {
  readonly isRefused: boolean;
}

/** What a refused wish still says: neither fast nor slow is moderate, not dense is sparse; of the others nothing. */
function refusedWish(wish: Wish): readonly Wish[] {
  if (wish.slot === "tempo" && wish.value !== "moderate") return [{ slot: "tempo", value: "moderate" }];
  if (wish.slot === "density" && /dense/u.test(wish.value)) return [{ slot: "density", value: "sparse" }];
  return [];
}

/** Few notes are wished, or not few: undefined where nothing is said of it. */
function asksForFewNotes({ meaning, isRefused }: HeardHit): boolean | undefined {
  const wishes = meaning.kind === "wish" ? meaning.wishes : [];
  const density = wishes.find(({ slot }) => slot === "density")?.value;
  if (density === "sparse" || density === "very sparse") return !isRefused;
  return isRefused && density !== undefined && density !== "medium" ? true : undefined;
}

/** Neither dense nor sparse: something between them. */
function betweenDensities(hits: readonly HeardHit[]): readonly HeardHit[] {
  const asked = new Set(hits.map(asksForFewNotes));
  if (!(asked.has(true) && asked.has(false))) return hits;
  const meaning: PhraseMeaning = { kind: "wish", wishes: [{ slot: "density", value: "medium" }] };
  return hits.map((hit) =>
    asksForFewNotes(hit) === undefined ? hit : { ...hit, meaning, isRefused: false },
  );
}

function toFindings({ span, meaning, meant, isRefused }: HeardHit): readonly Finding[] {
  switch (meaning.kind) {
    case "wish": {
      const wishes = isRefused ? meaning.wishes.flatMap(refusedWish) : meaning.wishes;
      if (wishes.length === 0) return [refusedFinding(span)];
      return [{ kind: "wish", span, wishes, ...(meant === undefined ? {} : { meant }) }];
    }
    case "image":
      return [{ kind: "image", span, moods: meaning.moods, because: meaning.because }];
    case "dance":
      return isRefused ? [refusedFinding(span)] : danceFindings(span, meaning.meter);
    case "no-slot":
      return [{ kind: "ignored", span, reason: "no-slot" }];
    case "talk":
      return [{ kind: "talk", span }];
    default:
      return assertNever(meaning);
  }
}

/** A dance that is no kind of ours has its meter, where no other is asked for. */
function danceFindings(span: Span, meter: string): readonly Finding[] {
  const wish: Wish = { slot: "meter", value: meter, isVague: true };
  return [
    { kind: "wish", span, wishes: [wish], meant: meter },
    { kind: "ignored", span, reason: "no-slot" },
  ];
}

/** Beside a kind of ours, which has a meter of its own, a dance that is none is only told. */
function yieldingToKinds(hits: readonly HeardHit[]): readonly HeardHit[] {
  const hasKind = hits.some(
    ({ meaning, isRefused }) =>
      !isRefused && meaning.kind === "wish" && meaning.wishes.some(({ slot }) => slot === "rhythm"),
  );
  if (!hasKind) return hits;
  return hits.map((hit) =>
    hit.meaning.kind === "dance" && !hit.isRefused ? { ...hit, meaning: { kind: "no-slot" } } : hit,
  );
}

/** Kinds, traditions, instruments, moods, tempo and density in words; images, what has no slot, and small talk. */
export const readPhrases: Reader = ({ folded }) => {
  const heard = hitsOf(folded).map((hit) => ({ ...hit, isRefused: isWishRefused(folded, hit) }));
  return yieldingToKinds(betweenDensities(heard)).flatMap(toFindings);
};

const isWishRefused = (folded: string, { span, meaning }: Hit) =>
  (meaning.kind === "wish" || meaning.kind === "dance") && isRefused(folded, span.start);

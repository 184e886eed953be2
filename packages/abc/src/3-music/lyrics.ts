/** @file `w:` and `s:`: words and symbols set to the notes of the line above. */
import type { Lyric, Mark } from "@melodist/score";
import { decorationName, isDecorationName } from "../2-fields/user-symbols.ts";
import { decodeText } from "../text/decode-text.ts";
import { quotedMark, symbolMark } from "./marks.ts";
import { coverField, report, type TuneReader } from "./reader.ts";
import { MOST_MARKS, type VoiceReader } from "./voice-reader.ts";

/** Notes and chords of a line of music, null for a bar line. */
type LyricLine = VoiceReader["line"];

/** One thing that `w:` sets: a lyric, nothing (`*`), or a jump to the next bar (`|`). */
type LyricItem = Lyric | { readonly kind: "skip" } | { readonly kind: "next-bar" };

const HOLD: Lyric = Object.freeze({ kind: "hold" });

/** White space, a sign, or a syllable, in which a backslash takes the next character as it is. */
const TOKEN = /\s+|[|*_-]|(?:\\[\s\S]|[^\s|*_\\-])+|\\/g;

/**
 * Split a line of words into what is set to each note.
 *
 * @see ABC standard 2.1, section 5.1 "Alignment"
 */
function parseLyrics(value: string): LyricItem[] {
  const items: LyricItem[] = [];
  /** Index of the syllable that a hyphen would join to the next; -1 when white space has come between. */
  let open = -1;
  for (const [token] of value.matchAll(TOKEN)) {
    if (token === "-") {
      const before = items[open];
      if (before?.kind === "syllable") items[open] = { ...before, hyphen: true };
      else items.push({ kind: "syllable", text: "", hyphen: true });
      open = -1;
      continue;
    }
    const item = itemOf(token);
    if (item === undefined) open = -1;
    else if (items.push(item) > 0 && item.kind === "syllable") open = items.length - 1;
  }
  return items;
}

/** What a token sets; nothing for white space. */
function itemOf(token: string): LyricItem | undefined {
  if (token === "_") return HOLD;
  if (token === "*") return { kind: "skip" };
  if (token === "|") return { kind: "next-bar" };
  if (token.trim() === "") return undefined;
  return { kind: "syllable", text: syllableText(token), hyphen: false };
}

/** `~` is a space inside a syllable; `\-` a hyphen that does not split. */
function syllableText(token: string): string {
  if (!/[\\~&]/.test(token)) return token;
  const spaced = token.replace(/\\~|~/g, (tilde) => (tilde === "~" ? "\u00a0" : tilde));
  return decodeText(spaced)
    .replace(/\\([-_*|~\s])/g, "$1")
    .replaceAll("\u00a0", " ");
}

/** Verses that one line of music may have. */
const MOST_VERSES = 100;

/** Set a `w:` line to the line of music above it; `+:` goes on where it ends. */
export function readLyrics(reader: TuneReader, value: string, start: number, end: number): void {
  coverField(reader, "w", start, end);
  const { voice } = reader;
  if (voice === undefined || voice.line.length === 0)
    return report(reader, "lyrics-without-notes", start, end);
  if (voice.verse >= MOST_VERSES) return report(reader, "too-many-verses", start, end, String(MOST_VERSES));
  const verse = voice.verse++;
  const { line } = voice;
  let place = 0;
  const set = (words: string, from: number, to: number): void => {
    const { next, surplus } = setVerse(line, verse, place, parseLyrics(words));
    place = next;
    if (surplus !== undefined) report(reader, "too-many-syllables", from, to, surplus);
  };
  set(value, start, end);
  reader.lastField = set;
}

/** Set words from a place in the line on: the next free place, and the first syllable without a note. */
function setVerse(
  line: LyricLine,
  verse: number,
  from: number,
  items: readonly LyricItem[],
): { readonly next: number; readonly surplus: string | undefined } {
  let place = from;
  let surplus: string | undefined;
  for (const item of items) {
    if (item.kind === "next-bar") {
      place = nextBar(line, place);
      continue;
    }
    place = nextNote(line, place);
    const note = line[place++];
    if (note === undefined || note === null) surplus ||= item.kind === "syllable" ? item.text : undefined;
    else if (item.kind !== "skip") note.lyrics = withVerse(note.lyrics, verse, item);
  }
  return { next: place, surplus };
}

/** The first note at a place or behind it. */
function nextNote(line: LyricLine, from: number): number {
  let place = from;
  while (place < line.length && line[place] === null) place++;
  return place;
}

/** Behind the next bar line, or at it when nothing of the bar is set yet. */
function nextBar(line: LyricLine, place: number): number {
  const bar = line.indexOf(null, place);
  return bar < 0 ? line.length : bar + 1;
}

function withVerse(
  lyrics: readonly (Lyric | null)[],
  verse: number,
  lyric: Lyric,
): readonly (Lyric | null)[] {
  const verses = [...lyrics];
  while (verses.length < verse) verses.push(null);
  verses[verse] = lyric;
  return verses;
}

/** A quoted text, a decoration by name, or any sign alone. */
const SYMBOL = /"[^"]*"|![^!\s]*!|\S/g;

/** Set an `s:` line: decorations and quoted texts aligned like words. */
export function readSymbolLine(reader: TuneReader, value: string, start: number, end: number): void {
  coverField(reader, "s", start, end);
  const { voice } = reader;
  if (voice === undefined || voice.line.length === 0)
    return report(reader, "lyrics-without-notes", start, end);
  const { line } = voice;
  let place = 0;
  const set = (symbols: string, from: number, to: number): void => {
    for (const [token] of symbols.matchAll(SYMBOL)) {
      place = token === "|" ? nextBar(line, place) : nextNote(line, place);
      if (token === "|") continue;
      const fault = setSymbol(reader, line[place++], token);
      if (fault !== undefined) report(reader, fault.code, from, to, fault.detail);
    }
  };
  set(value, start, end);
  reader.lastField = set;
}

/** Give a note the mark that a symbol spells, or say why not. */
function setSymbol(reader: TuneReader, note: LyricLine[number] | undefined, token: string) {
  if (token === "*") return undefined;
  const mark = markOfSymbol(reader, token);
  if (mark === undefined) return { code: "odd-symbol", detail: token } as const;
  if (note === undefined || note === null) return { code: "too-many-syllables", detail: token } as const;
  if (note.marks.length >= MOST_MARKS) return { code: "too-many-marks", detail: String(MOST_MARKS) } as const;
  note.marks = [...note.marks, mark];
  return undefined;
}

/** The mark that a symbol spells, or undefined when it spells none. */
function markOfSymbol(reader: TuneReader, token: string): Mark | undefined {
  if (token.length > 1 && token.startsWith('"')) return quotedMark(token.slice(1, -1));
  if (token.length > 1 && token.startsWith("!")) return namedMark(token.slice(1, -1));
  const symbol = reader.header.symbols.get(token);
  return symbol === undefined || symbol.kind === "nothing" ? undefined : symbolMark(symbol);
}

function namedMark(spelling: string): Mark | undefined {
  return isDecorationName(spelling) ? { kind: "decoration", name: decorationName(spelling) } : undefined;
}

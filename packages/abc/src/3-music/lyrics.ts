/** @file `w:` and `s:`: words and symbols set to the notes of the line above. */
import type { Lyric, Mark } from "@melodist/score";
import { decorationName } from "../2-fields/user-symbols.ts";
import { decodeText } from "../text/decode-text.ts";
import { quotedMark } from "./marks.ts";
import { coverField, report, type TuneReader } from "./reader.ts";

/** One thing that `w:` sets: a lyric, nothing (`*`), or a jump to the next bar (`|`). */
type LyricItem = Lyric | { readonly kind: "skip" } | { readonly kind: "next-bar" };

const HOLD: Lyric = Object.freeze({ kind: "hold" });

/** A syllable, a sign, or the end of one; a backslash takes the next character as it is. */
const ITEM = /\s+|[|*_]|-|(?:\\[\s\S]|[^\s|*_\\-])+|\\/g;

/**
 * Split a line of words into what is set to each note.
 *
 * @see ABC standard 2.1, section 5.1 "Alignment"
 */
export function parseLyrics(value: string): LyricItem[] {
  const items: LyricItem[] = [];
  let joinable = -1;
  for (const [token] of value.matchAll(ITEM)) {
    if (token === "-") {
      const before = items[joinable];
      if (before?.kind === "syllable" && !before.hyphen) items[joinable] = { ...before, hyphen: true };
      else items.push({ kind: "syllable", text: "", hyphen: true });
      joinable = -1;
    } else if (token.trim() === "") joinable = -1;
    else if (token === "_") items.push(HOLD);
    else if (token === "*") items.push({ kind: "skip" });
    else if (token === "|") items.push({ kind: "next-bar" });
    else {
      items.push({ kind: "syllable", text: syllableText(token), hyphen: false });
      joinable = items.length - 1;
    }
  }
  return items;
}

/** `~` is a space inside a syllable; `\-` a hyphen that does not split. */
function syllableText(token: string): string {
  if (!/[\\~&]/.test(token)) return token;
  const spaced = token.replace(/\\~|~/g, (tilde) => (tilde === "~" ? "\u00a0" : tilde));
  return decodeText(spaced)
    .replace(/\\([-_*|~\s])/g, "$1")
    .replaceAll("\u00a0", " ");
}

/** Set a `w:` line to the line of music above it. */
export function readLyrics(reader: TuneReader, value: string, start: number, end: number): void {
  coverField(reader, "w", start, end);
  const { voice } = reader;
  if (voice === undefined || voice.line.length === 0)
    return report(reader, "lyrics-without-notes", start, end);
  const verse = voice.verse++;
  const { line } = voice;
  let place = 0;
  let surplus: string | undefined;
  for (const item of parseLyrics(value)) {
    if (item.kind === "next-bar") {
      place = nextBar(line, place);
      continue;
    }
    while (place < line.length && line[place] === null) place++;
    const note = line[place++];
    if (note === undefined) surplus ??= item.kind === "syllable" ? item.text : undefined;
    else if (note !== null && item.kind !== "skip") note.lyrics = withVerse(note.lyrics, verse, item);
  }
  if (surplus !== undefined) report(reader, "too-many-syllables", start, end, surplus);
}

/** Behind the next bar line, or at it when nothing of the bar is set yet. */
function nextBar(line: readonly unknown[], place: number): number {
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

/** Set an `s:` line: decorations and quoted texts aligned like words. */
export function readSymbolLine(reader: TuneReader, value: string, start: number, end: number): void {
  coverField(reader, "s", start, end);
  const { voice } = reader;
  if (voice === undefined || voice.line.length === 0)
    return report(reader, "lyrics-without-notes", start, end);
  let place = 0;
  for (const [token] of value.matchAll(/"[^"]*"|![^!\s]*!|\||\S/g)) {
    if (token === "|") {
      place = nextBar(voice.line, place);
      continue;
    }
    while (place < voice.line.length && voice.line[place] === null) place++;
    const note = voice.line[place++];
    const mark = symbolMark(token);
    if (note !== undefined && note !== null && mark !== undefined) note.marks = [...note.marks, mark];
  }
}

function symbolMark(token: string): Mark | undefined {
  if (token === "*") return undefined;
  if (token.startsWith('"')) return quotedMark(token.slice(1, -1));
  if (token.startsWith("!") && token.length > 2)
    return { kind: "decoration", name: decorationName(token.slice(1, -1)) };
  return undefined;
}

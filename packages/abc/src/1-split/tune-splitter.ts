/** @file Where tunes begin and end in a book: a tune runs from `X:` to an empty line. */
import { findBlockEnd, type UnclosedBlocks } from "./text-block.ts";

/** A stretch of lines: a tune, the fields before the first tune, or free text between tunes. */
export interface Section {
  readonly kind: "tune" | "header" | "text";
  /** Offsets into the text that was split. */
  readonly start: number;
  readonly end: number;
}

/** State that lasts from one chunk of a stream to the next. */
export interface SplitState {
  /** Nothing has been split yet: a byte order mark may come first. */
  atStart: boolean;
  /** No tune has begun yet: fields belong to the file header. */
  seenTune: boolean;
}

/** A splitter at the start of a book. */
export function createSplitState(): SplitState {
  return { atStart: true, seenTune: false };
}

/** A file header is made of fields, directives and comments; anything else before the first tune is free text. */
const HEADER_LINE = /^(?:%|[A-Za-z]:)/;

/** Files written by Windows programs begin with this. */
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Split text into sections. Free text between tunes is passed over, as the standard asks.
 *
 * @param whole false when more text may follow: the last section is then left for later
 * @returns the sections, and where the unread rest begins
 * @see ABC standard 2.1, section 2.2 "Abc file structure"
 */
export function splitTunes(
  text: string,
  state: SplitState,
  whole: boolean,
): { readonly sections: readonly Section[]; readonly rest: number } {
  const sections: Section[] = [];
  const unclosed: UnclosedBlocks = new Map();
  let pos = state.atStart && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  while (pos < text.length) {
    const end = sectionEnd(text, pos, whole, unclosed);
    if (end === undefined) return { sections, rest: state.atStart ? 0 : pos };
    if (end > pos) sections.push({ kind: kindOf(text, pos, state), start: pos, end });
    state.atStart = false;
    pos = skipEmptyLine(text, end);
  }
  return { sections, rest: text.length };
}

function kindOf(text: string, start: number, state: SplitState): Section["kind"] {
  if (text.startsWith("X:", start)) {
    state.seenTune = true;
    return "tune";
  }
  return !state.seenTune && HEADER_LINE.test(text.slice(start, start + 2)) ? "header" : "text";
}

/** Up to the next empty line or the next `X:`; undefined when more text may belong to the section. */
function sectionEnd(
  text: string,
  start: number,
  whole: boolean,
  unclosed: UnclosedBlocks,
): number | undefined {
  let pos = start;
  while (pos < text.length) {
    if (pos > start && text.startsWith("X:", pos)) return pos;
    const next = nextLine(text, pos, whole, unclosed);
    if (next === undefined || next === pos) return next;
    pos = next;
  }
  return whole ? text.length : undefined;
}

/** Behind the line or block at `pos`; `pos` itself when the line is empty; undefined when it is not all there. */
function nextLine(text: string, pos: number, whole: boolean, unclosed: UnclosedBlocks): number | undefined {
  const block = findBlockEnd(text, pos, text.length, unclosed);
  if (typeof block === "number") return block;
  const newline = text.indexOf("\n", pos);
  if (!whole && (newline < 0 || block === "unfinished")) return undefined;
  const lineEnd = newline < 0 ? text.length : newline;
  return isBlank(text, pos, lineEnd) ? pos : lineEnd + 1;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let pos = start; pos < end; pos++) {
    const code = text.charCodeAt(pos);
    if (code !== 32 && code !== 9 && code !== 13) return false;
  }
  return true;
}

function skipEmptyLine(text: string, pos: number): number {
  const newline = text.indexOf("\n", pos);
  const end = newline < 0 ? text.length : newline;
  return isBlank(text, pos, end) ? end + 1 : pos;
}

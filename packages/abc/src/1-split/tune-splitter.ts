/** @file Where tunes begin and end in a book: a tune runs from `X:` to an empty line. */

/** A stretch of lines: a tune, or what stands before and between tunes. */
export interface Section {
  readonly kind: "tune" | "header" | "text";
  /** Offsets into the text that was split. */
  readonly start: number;
  readonly end: number;
}

/** State that lasts from one chunk of a stream to the next. */
export interface SplitState {
  /** No tune has begun yet: fields belong to the file header. */
  seenTune: boolean;
}

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
  let pos = 0;
  while (pos < text.length) {
    const start = pos;
    const isTune = text.startsWith("X:", pos);
    const end = sectionEnd(text, pos);
    if (end >= text.length && !whole) return { sections, rest: start };
    if (end > start) {
      sections.push({ kind: isTune ? "tune" : state.seenTune ? "text" : "header", start, end });
      state.seenTune ||= isTune;
    }
    pos = Math.max(end, skipEmptyLine(text, end));
    if (pos === start) pos++;
  }
  return { sections, rest: text.length };
}

/** Up to the next empty line or the next `X:`; a `%%begintext` block may hold both. */
function sectionEnd(text: string, start: number): number {
  let pos = start;
  while (pos < text.length) {
    const newline = text.indexOf("\n", pos);
    const lineEnd = newline < 0 ? text.length : newline;
    if (isBlank(text, pos, lineEnd)) return pos;
    if (pos > start && text.startsWith("X:", pos)) return pos;
    if (text.startsWith("%%begin", pos)) {
      const name = /^%%begin(\w*)/.exec(text.slice(pos, pos + 40))?.[1] ?? "";
      const closing = text.indexOf(`%%end${name}`, pos);
      if (closing >= 0) {
        const after = text.indexOf("\n", closing);
        pos = after < 0 ? text.length : after + 1;
        continue;
      }
    }
    pos = lineEnd + 1;
  }
  return text.length;
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

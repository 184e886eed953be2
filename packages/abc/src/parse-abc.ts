/** @file The doors: a whole text, or a book of any size as a stream, into scores with diagnostics. */
import type { Score, Span } from "@melodist/score";
import { createSplitState, type Section, splitTunes } from "./1-split/tune-splitter.ts";
import { type BookState, createBook, fullAllowance, keepFileHeader } from "./3-music/book.ts";
import { finishTune } from "./3-music/finish-tune.ts";
import { createReader, readLines } from "./3-music/read-lines.ts";
import type { FieldSpan } from "./3-music/reader.ts";
import { type Diagnostic, type DiagnosticCode, severityOf } from "./diagnostic.ts";

export interface ParseOptions {
  /** Departures from ABC 2.1 that are read all the same count as errors. Off by default. */
  readonly strict?: boolean;
}

/** One tune, what was found in it, and where it stands. */
export interface ParsedTune {
  readonly score: Score;
  readonly diagnostics: readonly Diagnostic[];
  /** Fields, directives and signs of layout: with the spans of the events they cover the text. */
  readonly fields: readonly FieldSpan[];
  /** The tune in the text. */
  readonly span: Span;
}

/** Every tune of a text. */
export interface ParsedBook {
  readonly tunes: readonly ParsedTune[];
  /** Findings that belong to no tune: in the file header, or about the text as a whole. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Read ABC text: every tune in it. Never throws, whatever the text.
 *
 * A text without `X:` is read as one tune, with a diagnostic.
 *
 * @see ABC standard 2.1
 * @example
 * parseAbc("X:1\nK:G\nGABc|").tunes.length; // => 1
 */
export function parseAbc(text: string, options: ParseOptions = {}): ParsedBook {
  const strict = options.strict ?? false;
  const state = createSplitState();
  const lines = text.replace(LONE_RETURN, "\n");
  const { sections } = splitTunes(lines, state, true);
  if (!state.seenTune) return parseWithoutNumber(lines, strict);
  const book = createBook(strict);
  const tunes: ParsedTune[] = [];
  for (const section of sections) {
    const tune = readSection(lines, 0, section, book);
    if (tune !== undefined) tunes.push(tune);
  }
  return { tunes, diagnostics: book.diagnostics };
}

/** A carriage return alone ends a line as well; replaced one for one, so that offsets stay true. */
const LONE_RETURN = /\r(?!\n)/g;
/** The same in a text that goes on: one at the very end may have its newline still to come. */
const LONE_RETURN_INSIDE = /\r(?!\n|$)/g;

/** A header section fills the file header; a tune becomes a score; free text is passed over. */
function readSection(text: string, base: number, section: Section, book: BookState): ParsedTune | undefined {
  if (section.kind === "text") return undefined;
  const reader = createReader(text, base, book);
  readLines(reader, section.start, section.end);
  if (section.kind === "header") {
    keepFileHeader(reader, section.end);
    return undefined;
  }
  return {
    score: finishTune(reader, section.end),
    diagnostics: reader.diagnostics,
    fields: reader.fieldSpans,
    span: { start: base + section.start, end: base + section.end },
  };
}

/** Snippets and the answers of language models often lack `X:`: read them as one tune all the same. */
function parseWithoutNumber(text: string, strict: boolean): ParsedBook {
  const about = (code: DiagnosticCode, end: number): Diagnostic => ({
    code,
    severity: severityOf(code, strict),
    span: { start: 0, end },
    bar: undefined,
    detail: "",
  });
  const looksLikeMusic = /^K:/m.test(text) || text.includes("|");
  if (!looksLikeMusic) return { tunes: [], diagnostics: [about("no-tune", text.length)] };
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const tune = readSection(text, 0, { kind: "tune", start, end: text.length }, createBook(strict));
  return {
    tunes: tune === undefined ? [] : [tune],
    diagnostics: [about("missing-number", Math.min(1, text.length))],
  };
}

/**
 * Read a book of any size piece by piece: memory holds one tune and one chunk.
 *
 * Findings outside the tunes are not told, and a text without `X:` has no tunes; `parseAbc` is for those.
 *
 * @param chunks pieces of the text in order, cut anywhere
 * @yields tunes in order, spans counted from the start of the book
 */
export async function* readTunebook(
  chunks: AsyncIterable<string> | Iterable<string>,
  options: ParseOptions = {},
): AsyncGenerator<ParsedTune, void, undefined> {
  const state = createSplitState();
  const book = createBook(options.strict ?? false);
  let text = "";
  let base = 0;
  /** A tune longer than many chunks is looked at again only when twice as much of it is there. */
  let enough = 0;
  function* take(whole: boolean): Generator<ParsedTune> {
    text = text.replace(whole ? LONE_RETURN : LONE_RETURN_INSIDE, "\n");
    const { sections, rest } = splitTunes(text, state, whole);
    for (const section of sections) {
      book.allowance = fullAllowance();
      const tune = readSection(text, base, section, book);
      if (tune !== undefined) yield tune;
    }
    text = text.slice(rest);
    base += rest;
    enough = 2 * text.length;
  }
  for await (const chunk of chunks) {
    text += chunk;
    if (text.length >= enough) yield* take(false);
  }
  yield* take(true);
}

/** @file The doors: a whole text, or a book of any size as a stream, into scores with diagnostics. */
import type { Score, Span } from "@melodist/score";
import { type Section, type SplitState, splitTunes } from "./1-split/tune-splitter.ts";
import { createReader, finishTune, readLines } from "./3-music/read-tune.ts";
import { emptyHeader, type FieldSpan, type HeaderState } from "./3-music/reader.ts";
import { type Diagnostic, severityOf } from "./diagnostic.ts";

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
  /** Findings that belong to no tune. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Files written by Windows programs begin with this. */
const BYTE_ORDER_MARK = "\uFEFF";

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
  const state: SplitState = { seenTune: false };
  const { sections } = splitTunes(text, state, true);
  if (!state.seenTune) return parseWithoutNumber(text, strict);
  const header = emptyHeader();
  const tunes: ParsedTune[] = [];
  for (const section of sections) {
    const tune = readSection(text, 0, section, header, strict);
    if (tune !== undefined) tunes.push(tune);
  }
  return { tunes, diagnostics: [] };
}

/** A header section fills the file header; a tune becomes a score; free text is passed over. */
function readSection(
  text: string,
  base: number,
  section: Section,
  header: HeaderState,
  strict: boolean,
): ParsedTune | undefined {
  if (section.kind === "text") return undefined;
  const reader = createReader(text, base, header, strict);
  if (section.kind === "header") {
    readLines(reader, section.start, section.end);
    Object.assign(header, reader.header, {
      fields: reader.header.fields.filter(({ letter }) => letter !== "%"),
    });
    return undefined;
  }
  readLines(reader, section.start, section.end);
  const score = finishTune(reader);
  return {
    score,
    diagnostics: reader.diagnostics,
    fields: reader.fieldSpans,
    span: { start: base + section.start, end: base + section.end },
  };
}

/** Snippets and the answers of language models often lack `X:`: read them as one tune all the same. */
function parseWithoutNumber(text: string, strict: boolean): ParsedBook {
  const span = { start: 0, end: text.length };
  const looksLikeMusic = /^K:/m.test(text) || text.includes("|");
  if (!looksLikeMusic) {
    const diagnostic: Diagnostic = {
      code: "no-tune",
      severity: severityOf("no-tune", strict),
      span,
      bar: undefined,
      detail: "",
    };
    return { tunes: [], diagnostics: [diagnostic] };
  }
  const tune = readSection(text, 0, { kind: "tune", ...span }, emptyHeader(), strict);
  const diagnostic: Diagnostic = {
    code: "missing-number",
    severity: severityOf("missing-number", strict),
    span: { start: 0, end: Math.min(1, text.length) },
    bar: undefined,
    detail: "",
  };
  return tune === undefined ? { tunes: [], diagnostics: [] } : { tunes: [tune], diagnostics: [diagnostic] };
}

/**
 * Read a book of any size piece by piece: memory holds one tune and one chunk.
 *
 * @param chunks pieces of the text in order, cut anywhere
 * @yields tunes in order, spans counted from the start of the book
 */
export async function* readTunebook(
  chunks: AsyncIterable<string> | Iterable<string>,
  options: ParseOptions = {},
): AsyncGenerator<ParsedTune, void, undefined> {
  const strict = options.strict ?? false;
  const state: SplitState = { seenTune: false };
  const header = emptyHeader();
  let text = "";
  let base = 0;
  function* take(whole: boolean): Generator<ParsedTune> {
    const { sections, rest } = splitTunes(text, state, whole);
    for (const section of sections) {
      const tune = readSection(text, base, section, header, strict);
      if (tune !== undefined) yield tune;
    }
    text = text.slice(rest);
    base += rest;
  }
  for await (const chunk of chunks) {
    text += chunk;
    yield* take(false);
  }
  yield* take(true);
}

/** The text without the mark that some programs put first. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** @file What the tunes of a book share, and what a header says: the file header's state is where each tune begins. */
import type { Duration, Field, Meter, Span } from "@melodist/score";
import type { Macro } from "../2-fields/macros.ts";
import { STANDARD_SYMBOLS, type UserSymbol } from "../2-fields/user-symbols.ts";
import type { AccidentalReach } from "../accidentals.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { report, type TuneReader } from "./reader.ts";

/** A tempo that waits for the unit length to be known, and where it stands in the file. */
export interface WrittenTempo {
  readonly value: string;
  readonly span: Span;
}

/** What the header says; the file header fills one of these too, and each tune begins with a copy. */
export interface HeaderState {
  number: number | undefined;
  titles: string[];
  fields: Field[];
  parts: string | undefined;
  meter: Meter | undefined;
  unit: Duration | undefined;
  tempo: WrittenTempo | undefined;
  words: string[];
  symbols: Map<string, UserSymbol>;
  macros: Macro[];
  reach: AccidentalReach;
  /** False when `I:linebreak` says that the end of a line breaks nothing. */
  breaksAtLineEnd: boolean;
  /** Decorations are written `+trill+` (`I:decoration +`). */
  plusDecorations: boolean;
}

/** What holds for every tune of a book. */
export interface BookState {
  readonly strict: boolean;
  header: HeaderState;
  /** Findings in the file header. */
  diagnostics: readonly Diagnostic[];
  /** How much may still be written out that takes far less to ask for: five characters are a thousand bars. */
  allowance: Allowance;
}

/** What a book may still grow by. */
export interface Allowance {
  /** Bars that `Z` rests for. */
  restBars: number;
  /** Characters by which macros lengthen lines. */
  macroCharacters: number;
}

/** What a book may grow by at first. */
export function fullAllowance(): Allowance {
  return { restBars: 1_000_000, macroCharacters: 1_000_000 };
}

/** Lines of one kind that a file header may hand to every tune. */
const MOST_SHARED_LINES = 200;

/** A book of which nothing has been read. */
export function createBook(strict: boolean): BookState {
  return { strict, header: emptyHeader(), diagnostics: [], allowance: fullAllowance() };
}

function emptyHeader(): HeaderState {
  return {
    number: undefined,
    titles: [],
    fields: [],
    parts: undefined,
    meter: undefined,
    unit: undefined,
    tempo: undefined,
    words: [],
    symbols: new Map(STANDARD_SYMBOLS),
    macros: [],
    reach: "pitch",
    breaksAtLineEnd: true,
    plusDecorations: false,
  };
}

/** A copy that a tune may change. */
export function copyHeader(of: HeaderState): HeaderState {
  return {
    ...of,
    titles: [...of.titles],
    fields: [...of.fields],
    words: [...of.words],
    symbols: new Map(of.symbols),
    macros: [...of.macros],
  };
}

/** Let what the reader has read up to `end` be the file header; its comments stay behind. */
export function keepFileHeader(reader: TuneReader, end: number): void {
  const { book, header } = reader;
  const fields = header.fields.filter(({ letter }) => letter !== "%");
  const lines = [fields, header.titles, header.words];
  if (lines.some((list) => list.length > MOST_SHARED_LINES))
    report(reader, "long-file-header", end, end, String(MOST_SHARED_LINES));
  book.header = {
    ...header,
    fields: fields.slice(0, MOST_SHARED_LINES),
    titles: header.titles.slice(0, MOST_SHARED_LINES),
    words: header.words.slice(0, MOST_SHARED_LINES),
  };
  book.diagnostics = [...book.diagnostics, ...reader.diagnostics];
}

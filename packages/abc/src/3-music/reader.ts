/**
 * @file The state of reading one tune: where we are in the text, what has been found, which voice is being written.
 *
 * The music of ABC is ambiguous character by character, and what decides is always the next one or two:
 *
 * - `[` opens a chord, unless a letter and colon follow (a field), a digit (an ending) or a bar (`[|`);
 * - `(` opens a slur, unless a digit follows (a tuplet);
 * - `.` is staccato, unless `(`, `-` or a bar follows (a dotted slur, tie, bar);
 * - `-` is a tie on the note before it; `<` and `>` belong to the notes on both sides;
 * - `!` opens a decoration if its partner closes it on the same line, else it is an old line break;
 * - a digit right behind a bar line is an ending, behind a note its length.
 */
import type { Duration, Field, Key, Meter, Span, StaffProperties, Tempo } from "@melodist/score";
import type { Macro } from "../2-fields/macros.ts";
import { STANDARD_SYMBOLS, type UserSymbol } from "../2-fields/user-symbols.ts";
import type { AccidentalReach } from "../accidentals.ts";
import { type Diagnostic, type DiagnosticCode, severityOf } from "../diagnostic.ts";
import type { VoiceReader } from "./voice-reader.ts";

/** A piece of text that is no event: a field, a voice switch, a sign of layout. */
export interface FieldSpan {
  /** The field's letter; `%%`, `%`, `+`, `\`, `$`, `` ` ``, `*` or `&` for the rest. */
  readonly letter: string;
  readonly span: Span;
}

/** Findings kept for one tune; noise has millions. */
export const MOST_DIAGNOSTICS = 1_000;

/** What the header says; the file header fills one of these too, and each tune begins with a copy. */
export interface HeaderState {
  number: number | undefined;
  titles: string[];
  fields: Field[];
  parts: string | undefined;
  meter: Meter | undefined;
  unit: Duration | undefined;
  tempo: string | undefined;
  words: string[];
  symbols: Map<string, UserSymbol>;
  macros: Macro[];
  reach: AccidentalReach;
  /** False when `I:linebreak` says that the end of a line breaks nothing. */
  breaksAtLineEnd: boolean;
  /** Decorations are written `+trill+` (`I:decoration +`). */
  plusDecorations: boolean;
}

/** A header that says nothing yet. */
export function emptyHeader(): HeaderState {
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

/** What holds for every voice when the body begins. */
export interface BodyStart {
  readonly key: Key;
  readonly meter: Meter;
  readonly unit: Duration;
  readonly tempo: Tempo | undefined;
  readonly properties: StaffProperties;
}

export interface TuneReader {
  text: string;
  /** The next character, and the end of the line it is on. */
  pos: number;
  end: number;
  /** Where `text` begins in the file. */
  base: number;
  /** Where each character of an expanded macro line stands in the file; undefined otherwise. */
  map: Int32Array | undefined;
  readonly strict: boolean;
  readonly header: HeaderState;
  readonly diagnostics: Diagnostic[];
  readonly fieldSpans: FieldSpan[];
  body: BodyStart | undefined;
  /** Staff properties of voices that the header defines, in order. */
  readonly voiceProperties: Map<string, StaffProperties>;
  readonly voices: Map<string, VoiceReader>;
  voice: VoiceReader | undefined;
  /** The music line before ended in a backslash. */
  continued: boolean;
  /** What `+:` would continue. */
  lastField: ContinuableField | undefined;
}

/** A text field that the next line may lengthen. */
export type ContinuableField = (more: string) => void;

/** The span of text between two positions of the reader. */
export function spanOf(reader: TuneReader, start: number, end: number): Span {
  const { map } = reader;
  if (map === undefined) return { start: reader.base + start, end: reader.base + end };
  return { start: map[start] ?? 0, end: map[end] ?? 0 };
}

/** Where a character stands next on the line, or -1: never looks further than the line, however long the file. */
export function findOnLine(reader: TuneReader, character: string, from: number): number {
  const found = reader.text.slice(from, reader.end).indexOf(character);
  return found < 0 ? -1 : from + found;
}

/** Note that something is wrong between two positions. */
export function report(
  reader: TuneReader,
  code: DiagnosticCode,
  start: number,
  end: number,
  detail?: string,
): void {
  const { diagnostics } = reader;
  if (diagnostics.length > MOST_DIAGNOSTICS) return;
  const full = diagnostics.length === MOST_DIAGNOSTICS;
  diagnostics.push({
    code: full ? "too-many-findings" : code,
    severity: severityOf(full ? "too-many-findings" : code, reader.strict),
    span: spanOf(reader, start, end),
    bar: reader.voice === undefined ? undefined : reader.voice.measures.length + 1,
    detail: full ? String(MOST_DIAGNOSTICS) : (detail ?? reader.text.slice(start, Math.min(end, start + 40))),
  });
}

/** Note where a piece of text stands that is no event. */
export function coverField(reader: TuneReader, letter: string, start: number, end: number): void {
  reader.fieldSpans.push({ letter, span: spanOf(reader, start, end) });
}

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
import type { Duration, Key, Meter, Span, StaffProperties, Tempo } from "@melodist/score";
import type { UnclosedBlocks } from "../1-split/text-block.ts";
import type { Origin } from "../2-fields/macros.ts";
import { type Diagnostic, type DiagnosticCode, severityOf } from "../diagnostic.ts";
import type { BookState, HeaderState } from "./book.ts";
import type { VoiceReader } from "./voice-reader.ts";

/** A piece of text that is no event: a field, a voice switch, a sign of layout. */
export interface FieldSpan {
  /** The field's letter; `%%`, `%`, `+`, `\`, `$`, `` ` ``, `*` or `&` for the rest. */
  readonly letter: string;
  readonly span: Span;
}

/** Findings kept for one tune; noise has millions. */
const MOST_DIAGNOSTICS = 1_000;

/** Characters of the text that one finding quotes. */
const MOST_DETAIL = 40;

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
  /** Where the characters of a line stood before its macros were written out; undefined otherwise. */
  origin: Origin | undefined;
  readonly book: BookState;
  readonly header: HeaderState;
  readonly diagnostics: Diagnostic[];
  readonly fieldSpans: FieldSpan[];
  body: BodyStart | undefined;
  /** Staff properties of voices that the header defines, in order. */
  readonly voiceProperties: Map<string, StaffProperties>;
  readonly voices: Map<string, VoiceReader>;
  /** Voices with something on this line of music. */
  lineVoices: Set<VoiceReader>;
  readonly unclosedBlocks: UnclosedBlocks;
  voice: VoiceReader | undefined;
  /** The music line before ended in a backslash. */
  continued: boolean;
  /** What `+:` would continue. */
  lastField: ContinuableField | undefined;
}

/** Takes what `+:` adds to a field, as it is written, and where that stands. */
export type ContinuableField = (more: string, start: number, end: number) => void;

/** The span of text between two positions of the reader. */
export function spanOf(reader: TuneReader, start: number, end: number): Span {
  const { origin, base } = reader;
  if (origin === undefined) return { start: base + start, end: base + end };
  const from = origin.start[start] ?? origin.end.at(-1) ?? 0;
  return { start: base + from, end: base + Math.max(from, end > start ? (origin.end[end - 1] ?? 0) : from) };
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
  if (reader.diagnostics.length > MOST_DIAGNOSTICS) return;
  const about = detail ?? reader.text.slice(start, Math.min(end, start + MOST_DETAIL));
  reportAt(reader, code, spanOf(reader, start, end), about);
}

/** Note that something is wrong at a place of the file. */
export function reportAt(reader: TuneReader, code: DiagnosticCode, span: Span, detail: string): void {
  const { diagnostics, book, voice } = reader;
  if (diagnostics.length > MOST_DIAGNOSTICS) return;
  const full = diagnostics.length === MOST_DIAGNOSTICS;
  diagnostics.push({
    code: full ? "too-many-findings" : code,
    severity: severityOf(full ? "too-many-findings" : code, book.strict),
    span,
    bar: voice === undefined ? undefined : voice.measures.length + 1,
    detail: full ? String(MOST_DIAGNOSTICS) : detail.slice(0, MOST_DETAIL),
  });
}

/** Note where a piece of text stands that is no event. */
export function coverField(reader: TuneReader, letter: string, start: number, end: number): void {
  reader.fieldSpans.push({ letter, span: spanOf(reader, start, end) });
}

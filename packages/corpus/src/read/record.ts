/** @file One record of a source as it was read: a tune, or the reason why there is none. */
import type { Score } from "@melodist/score";

/** Where a record stands. */
export interface RecordPlace {
  /** Slug of the source. */
  readonly source: string;
  /** Path inside the source's folder, with `/`. */
  readonly file: string;
  /** From 1: tunes of a book, rows of a table, elements of a list. */
  readonly record: number;
}

/** Why a record could not be read. */
export type BrokenReason =
  /** A row or element that is not what its format asks for. */
  | "bad-row"
  /** No column holds ABC. */
  | "no-abc"
  /** Text without any tune. */
  | "no-tune"
  /** Parts of the music could not be understood, so what is left may not be the tune. */
  | "music-lost"
  /** A MIDI or MusicXML file that is damaged. */
  | "bad-file"
  /** The file could not be read. */
  | "unreadable"
  /** It could be read, and yet cleaning it failed. */
  | "failed";

export interface TuneRecord extends RecordPlace {
  readonly kind: "tune";
  readonly score: Score;
  /** How the record begins, as people would look at it. */
  readonly excerpt: string;
}

export interface BrokenRecord extends RecordPlace {
  readonly kind: "broken";
  readonly reason: BrokenReason;
  /** What is wrong, in a sentence. */
  readonly message: string;
  readonly excerpt: string;
}

export type ReadRecord = TuneRecord | BrokenRecord;

/** How much of a record is shown. */
const EXCERPT_LENGTH = 200;

/** The first characters of a text, never half a character. */
export function excerptOf(text: string): string {
  return text
    .trim()
    .slice(0, EXCERPT_LENGTH)
    .replace(/[\uD800-\uDBFF]$/, "");
}

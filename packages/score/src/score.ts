/** @file A tune: voices of measures of events, with what its header says. Immutable plain data, JSON through and through. */
import type { Duration } from "./duration.ts";
import type { Mark, ScoreEvent, StaffProperties } from "./event.ts";
import type { Key } from "./key.ts";
import type { Meter } from "./meter.ts";
import type { Span } from "./span.ts";
import type { Tempo } from "./tempo.ts";

/**
 * The line that ends a measure (or opens the first).
 *
 * `split` is no line at all: the measure goes on behind a numbered ending that begins inside it.
 */
export interface BarLine {
  readonly style: "single" | "double" | "final" | "heavy-left" | "dotted" | "invisible" | "repeat" | "split";
  /** Times to go back, 0 for none: `:|` is 1 (play twice), `::|` is 2. */
  readonly repeatEnd: number;
  /** 1 where a repeated section begins; 2 where it is to be played three times (`|::`). */
  readonly repeatStart: number;
  readonly marks: readonly Mark[];
  readonly span: Span | undefined;
}

/** A numbered ending: `[1`, `|2,4`, `["last time"`. */
export interface Ending {
  /** The passes it is played in, ascending; empty when only words are given. */
  readonly numbers: readonly number[];
  readonly text: string | undefined;
  readonly span: Span | undefined;
}

/** What stands between two bar lines. */
export interface Measure {
  /** A numbered ending begins with this measure. */
  readonly ending: Ending | undefined;
  readonly events: readonly ScoreEvent[];
  /** Further streams of the same measure on the same staff (`&`). */
  readonly overlays: readonly (readonly ScoreEvent[])[];
  /** Undefined when the music stops without a bar line. */
  readonly close: BarLine | undefined;
}

/** One voice of a tune. */
export interface Voice {
  /** As named by `V:`; empty for a tune of one unnamed voice. */
  readonly id: string;
  readonly properties: StaffProperties;
  /** The bar line before the first measure, where one is written. */
  readonly opening: BarLine | undefined;
  readonly measures: readonly Measure[];
}

/** A header line that has no meaning of its own to us: composer, origin, notes, directives. */
export interface Field {
  /** `C`, `O`, `N`…; `%%` for a directive. */
  readonly letter: string;
  readonly text: string;
  readonly span: Span | undefined;
}

/** One tune. */
export interface Score {
  /** `X:`; undefined when missing. */
  readonly number: number | undefined;
  readonly titles: readonly string[];
  readonly fields: readonly Field[];
  /** The order in which parts are played, as `P:` spells it (`AABB`, `A2(BC)3`). */
  readonly parts: string | undefined;
  /** The length of a note without a figure: spelling only, event lengths are exact. */
  readonly unit: Duration;
  readonly meter: Meter;
  readonly tempo: Tempo | undefined;
  readonly key: Key;
  readonly voices: readonly Voice[];
  /** Verses printed below the tune (`W:`), a line each. */
  readonly words: readonly string[];
}

/**
 * @file What a player does with a score: sounding notes in time, as plain data.
 *
 * It stands between the score and every way of making sound (a MIDI file, a rendered WAV, the player of
 * a page), so that all of them agree. Times are exact fractions of a whole note; only `seconds` floats.
 */
import type { Duration, Key, Meter, MidiKey, Span } from "@melodist/score";

/** A score as it is played: repeats unfolded, ties joined, chord symbols turned into notes. */
export interface Performance {
  readonly title: string | undefined;
  /** The score's voices in order; the accompaniment, where there is one, comes last. */
  readonly parts: readonly PerformedPart[];
  /** By onset, then part, then key. */
  readonly notes: readonly PerformedNote[];
  /** By onset; the first is at 0. */
  readonly tempos: readonly TempoMark[];
  /** Keys in the order they take effect; the first is at 0. */
  readonly keys: readonly KeyMark[];
  /** Measures of the first voice in playing order. */
  readonly measures: readonly PerformedMeasure[];
  /** From the first beat to the end of the longest voice. */
  readonly length: Duration;
}

/** One player. */
export interface PerformedPart {
  readonly kind: "voice" | "accompaniment";
  /** The voice's name, or its id. */
  readonly name: string;
  /** General MIDI program, 0 to 127. */
  readonly program: number;
}

/** One sounding note. */
export interface PerformedNote {
  /** Whole notes from the first beat. */
  readonly onset: Duration;
  /** Whole notes it sounds, > 0. */
  readonly length: Duration;
  readonly key: MidiKey;
  /** What the pitch lies above its key: 50 for a quarter tone up, else 0. */
  readonly cents: number;
  /** Loudness, 1 to 127. */
  readonly velocity: number;
  /** Index into `parts`. */
  readonly part: number;
  readonly kind: "note" | "grace" | "bass" | "chord";
  /** Where it is written; undefined for the accompaniment. */
  readonly source: NoteSource | undefined;
  /** What it is sung to; a hyphen ends a syllable that the word goes on after. */
  readonly syllable: string | undefined;
}

/** The place in the score that a note was played from. */
export interface NoteSource {
  /** Index into the voice's written measures. */
  readonly measure: number;
  /** 0 for the measure's own events, 1 for its first overlay. */
  readonly stream: number;
  /** Index into the stream's events; of the first, when several are tied. */
  readonly event: number;
  readonly span: Span | undefined;
}

/** From here on the tempo is this. */
export interface TempoMark {
  readonly onset: Duration;
  readonly wholesPerMinute: number;
  /** The time at `onset`, counted from the first beat. */
  readonly seconds: number;
}

export interface KeyMark {
  readonly onset: Duration;
  readonly key: Key;
}

/** A measure as it is passed through once. */
export interface PerformedMeasure {
  /** Index into the voice's written measures. */
  readonly index: number;
  readonly onset: Duration;
  readonly length: Duration;
  readonly meter: Meter;
  /** How far into the bar of its meter it begins: 5/8 for a pick-up of an eighth in 6/8. */
  readonly position: Duration;
}

/** @file A tune on its way through cleaning: its score, and what was changed so far. */
import type { Score } from "@melodist/score";

/** What cleaning may change. */
export type ChangeCode =
  /** Other voices than the melody's were left out. */
  | "voices"
  /** Of chords the highest note was kept. */
  | "chords"
  /** Further streams of the same staff were left out. */
  | "overlays"
  /** Words under the notes were left out. */
  | "lyrics"
  /** Silent bars at the ends were left out, long silences shortened. */
  | "silence"
  /** Measures without anything in them were left out. */
  | "empty-measures"
  /** Repeat signs that the writer took for granted were written. */
  | "repeat-signs"
  /** The length of an ABC note without a figure was changed. */
  | "unit"
  /** The meter did not fit the bars; another did. */
  | "meter"
  /** A bar was repaired. */
  | "bar-repaired"
  /** The first bar was filled with a rest in front. */
  | "first-bar"
  /** The last bar was filled or cut, so that it ends where the pick-up begins. */
  | "last-bar"
  /** There was no key, and one was found. */
  | "key-found"
  /** The notes contradict the key; the one they speak for was written. */
  | "key-corrected"
  /** The collection writes only a signature; the tonic is the note that the tune ends on. */
  | "tonic-found";

export interface Change {
  readonly code: ChangeCode;
  /** How many, which bar, from what to what. */
  readonly detail: string;
}

/** Why a tune is not kept. */
export type DropReason =
  /** It says that it comes from a source whose terms forbid this use. */
  | "refused-origin"
  | "no-notes"
  | "too-short"
  | "too-long"
  | "quarter-tones"
  /** Without meter nobody can tell whether the bars add up. */
  | "free-meter"
  /** Bars do not add up, and no safe repair is known. */
  | "wrong-bars"
  | "no-key"
  /** The same notes as another tune that is kept. */
  | "exact-duplicate"
  /** It is near tunes of different splits, which must not meet. */
  | "bridges-splits"
  /** It was to be tested on, and is too near a tune that is trained on, though not of its cluster. */
  | "near-training";

export interface Draft {
  readonly score: Score;
  readonly changes: readonly Change[];
}

/** The end of a tune's way. */
export interface Refusal {
  readonly dropped: DropReason;
  readonly detail: string;
}

export function refuseTune(dropped: DropReason, detail = ""): Refusal {
  return { dropped, detail };
}

/** The draft with another score, and the change told. */
export function changed(draft: Draft, score: Score, code: ChangeCode, detail: string): Draft {
  return { score, changes: [...draft.changes, { code, detail }] };
}

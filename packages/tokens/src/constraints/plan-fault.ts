/** @file Why a plan cannot be carried out, as data: whoever asked says it in words. Bars count from 0 in writing order. */
import type { Duration } from "@melodist/score";

export type PlanFault =
  | { readonly kind: "no-sections" }
  | { readonly kind: "too-many-bars"; readonly most: number }
  /** The meter is free, unknown, or its bar is no whole number of the unit's fractions. */
  | { readonly kind: "odd-meter" }
  /** A section without bars, or endings that it cannot have. */
  | { readonly kind: "odd-section"; readonly section: number }
  /** A pick-up as long as a bar, between the unit's fractions, or too long for nothing to make up for it. */
  | { readonly kind: "odd-pickup"; readonly section: number }
  /** The section is followed by two different pick-ups, so its last bar cannot make up for both. */
  | { readonly kind: "pickups-differ"; readonly section: number }
  /** No row of lengths fills the bar. */
  | { readonly kind: "bar-cannot-be-filled"; readonly bar: number }
  /** More chords than bars. */
  | { readonly kind: "too-many-chords"; readonly bars: number }
  /** A chord begins behind the end of its bar, or between the unit's fractions. */
  | { readonly kind: "chord-does-not-fit"; readonly bar: number }
  | { readonly kind: "motif-too-long"; readonly bars: number }
  | { readonly kind: "motif-does-not-fit"; readonly bar: number }
  | { readonly kind: "kept-bar-does-not-fit"; readonly bar: number }
  /** Range and scale leave no note. */
  | { readonly kind: "no-pitches" }
  /** Range and scale leave none of the cadence's degrees. */
  | { readonly kind: "cadence-out-of-reach" }
  /** The last bar has no room for such a note; the longest it has room for, in whole notes, if any. */
  | { readonly kind: "cadence-does-not-fit"; readonly longest: Duration | undefined };

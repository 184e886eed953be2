/** @file What can be guaranteed about a tune: the hard side of a request. */
import type { Duration, Meter, Mode } from "@melodist/score";
import type { DegreeChord } from "../codec/chord-tokens.ts";
import type { SectionPlan } from "../controls/controls.ts";
import type { PlacedChord } from "../tasks/chord-line.ts";

/** A section that is to be written. */
export interface PlannedSection extends SectionPlan {
  /** In whole notes; the plan's when left out. */
  readonly pickup?: Duration;
  /** The pick-up stands before the repeat and is played once; inside the repeat when left out. */
  readonly leadsIn?: boolean;
  /** Bars of the first ending, and of the second; only for sections that are played twice. */
  readonly endings?: number;
}

/** How the tune is to end: with a note that begins on a beat, and at most a rest behind it. */
export interface CadencePlan {
  /** Degrees that the last note may have, 1 to 7. */
  readonly degrees: readonly number[];
  /** The shortest it may be, in whole notes; a unit when left out. */
  readonly shortest?: Duration;
  /** Where in the last bar it begins, in whole notes; on any beat when left out. */
  readonly place?: Duration;
  /** The one chord of the last bar, where chords are free; any when left out. */
  readonly chord?: DegreeChord;
}

export interface TunePlan {
  readonly meter: Meter;
  readonly unit: Duration;
  readonly sections: readonly PlannedSection[];
  /** Of every section that names none of its own, in whole notes; none when left out. */
  readonly pickup?: Duration;
  /**
   * No chords, chords where the model likes, or these: for every bar in writing order (pick-ups are bars, too) the
   * chords that begin in it. Free when left out.
   */
  readonly chords?: "none" | "free" | readonly (readonly PlacedChord[])[];
  /** Whether a section whose letter (and prime) came before repeats it, all but the last two bars. Default: free. */
  readonly returns?: "same" | "free";
  /** Bars that are known, by their place in writing order: their tokens without the bar token. */
  readonly kept?: ReadonlyMap<number, readonly number[]>;
  /** How the tune begins: tokens of its first bars; the last may be unfinished. */
  readonly motif?: readonly (readonly number[])[];
  readonly cadence?: CadencePlan;
  /** Staff steps from the home tonic. */
  readonly lowest?: number;
  readonly highest?: number;
  readonly mode?: Mode;
  /** Semitones above the tonic that may be used; needs the mode. All when left out. */
  readonly scale?: readonly number[];
  /** What the music may have; all of it by default. */
  readonly graces?: boolean;
  readonly ornaments?: boolean;
}

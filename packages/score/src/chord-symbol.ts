/** @file Chord symbols as written above a melody: what is played, apart from how it is spelled. */
import type { PitchName } from "./pitch.ts";

/** The basic qualities, named as in MusicXML's `kind` so that formats agree. */
export type ChordQuality =
  | "major"
  | "minor"
  | "augmented"
  | "diminished"
  | "dominant"
  | "major-seventh"
  | "minor-seventh"
  | "diminished-seventh"
  | "augmented-seventh"
  | "half-diminished"
  | "major-minor"
  | "major-sixth"
  | "minor-sixth"
  | "dominant-ninth"
  | "major-ninth"
  | "minor-ninth"
  | "dominant-11th"
  | "major-11th"
  | "minor-11th"
  | "dominant-13th"
  | "major-13th"
  | "minor-13th"
  | "suspended-second"
  | "suspended-fourth"
  | "power";

/** A degree added to, changed in or left out of the basic quality: the b9 of `G7b9`. */
export interface ChordDegree {
  readonly kind: "add" | "alter" | "omit";
  /** 2 to 13, counted from the root. */
  readonly degree: number;
  /** Semitones from the degree of the major (for 7: dominant) scale. */
  readonly alter: number;
}

/** A parsed chord symbol. */
export interface ChordSymbol {
  /** As it was written, for printing. */
  readonly text: string;
  readonly root: PitchName;
  readonly quality: ChordQuality;
  readonly degrees: readonly ChordDegree[];
  /** The note after the slash, when there is one. */
  readonly bass: PitchName | undefined;
}

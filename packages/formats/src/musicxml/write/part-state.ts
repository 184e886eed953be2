/** @file What is in force while a part is written. */
import type { Key, Pitch } from "@melodist/score";
import type { StreamState } from "./stream.ts";

export interface PartState {
  /** Parts of a crotchet that `<duration>` counts. */
  readonly divisions: number;
  readonly main: StreamState;
  key: Key;
  /** Pitches that the measure before ties over the bar line. */
  tiedOver: readonly Pitch[];
  /** Octaves that the figure of the clef moves what is written to what sounds. */
  octaveShift: number;
  /** A note has been written: what is said from now on can only be a change. */
  isBegun: boolean;
  /** A tempo written before the first note would be taken for the header's. */
  readonly lacksTempo: boolean;
}

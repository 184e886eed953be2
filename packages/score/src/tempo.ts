/** @file Tempo: how fast, in figures, in words, or both. */
import type { Duration } from "./duration.ts";

export interface Tempo {
  /** The note (or several, tied) that is counted; empty when only words are given. */
  readonly beats: readonly Duration[];
  /** Beats a minute, > 0; undefined when only words are given. */
  readonly perMinute: number | undefined;
  /** "Allegro"; undefined when only figures are given. */
  readonly text: string | undefined;
}

/** Whole notes a minute, or undefined when the tempo is words alone. */
export function wholesPerMinute(tempo: Tempo): number | undefined {
  if (tempo.perMinute === undefined) return undefined;
  return tempo.beats.reduce((sum, beat) => sum + beat.num / beat.den, 0) * tempo.perMinute;
}

/**
 * @file How fast each kind of dance goes when the tune does not say: tempi of sessions and dances.
 *
 * A dance has so many steps a bar however it is noted (a reel in 2/4 with semiquavers is the same reel as
 * in 4/4 with quavers), so the table counts steps: beats a minute, and beats in a bar. Compound meters
 * are always counted in dotted beats, whatever their number.
 */
export interface RhythmTempo {
  readonly beatsPerMinute: number;
  /** Beats in a bar of simple meter. */
  readonly beatsPerBar: number;
}

/** Looked for in this order within the words of `R:`: "slip jig" must come before "jig". */
export const RHYTHM_TEMPOS: readonly (readonly [string, RhythmTempo])[] = [
  ["slow air", { beatsPerMinute: 60, beatsPerBar: 4 }],
  ["slow reel", { beatsPerMinute: 80, beatsPerBar: 2 }],
  ["slip jig", { beatsPerMinute: 116, beatsPerBar: 3 }],
  ["slipjig", { beatsPerMinute: 116, beatsPerBar: 3 }],
  ["hop jig", { beatsPerMinute: 124, beatsPerBar: 3 }],
  ["single jig", { beatsPerMinute: 124, beatsPerBar: 2 }],
  ["jig", { beatsPerMinute: 114, beatsPerBar: 2 }],
  ["slide", { beatsPerMinute: 136, beatsPerBar: 4 }],
  ["reel", { beatsPerMinute: 104, beatsPerBar: 2 }],
  ["hornpipe", { beatsPerMinute: 80, beatsPerBar: 2 }],
  ["clog", { beatsPerMinute: 80, beatsPerBar: 2 }],
  ["set dance", { beatsPerMinute: 72, beatsPerBar: 2 }],
  ["long dance", { beatsPerMinute: 72, beatsPerBar: 2 }],
  ["strathspey", { beatsPerMinute: 116, beatsPerBar: 4 }],
  ["highland", { beatsPerMinute: 144, beatsPerBar: 4 }],
  ["fling", { beatsPerMinute: 144, beatsPerBar: 4 }],
  ["polka", { beatsPerMinute: 128, beatsPerBar: 2 }],
  ["barndance", { beatsPerMinute: 84, beatsPerBar: 2 }],
  ["barn dance", { beatsPerMinute: 84, beatsPerBar: 2 }],
  ["schottische", { beatsPerMinute: 76, beatsPerBar: 2 }],
  ["rant", { beatsPerMinute: 96, beatsPerBar: 2 }],
  ["quickstep", { beatsPerMinute: 112, beatsPerBar: 2 }],
  ["march", { beatsPerMinute: 100, beatsPerBar: 2 }],
  ["waltz", { beatsPerMinute: 132, beatsPerBar: 3 }],
  ["mazurka", { beatsPerMinute: 138, beatsPerBar: 3 }],
  ["minuet", { beatsPerMinute: 116, beatsPerBar: 3 }],
  ["menuet", { beatsPerMinute: 116, beatsPerBar: 3 }],
  ["gavotte", { beatsPerMinute: 72, beatsPerBar: 2 }],
  ["freylekh", { beatsPerMinute: 120, beatsPerBar: 2 }],
  ["sher", { beatsPerMinute: 112, beatsPerBar: 2 }],
  ["skotshne", { beatsPerMinute: 100, beatsPerBar: 2 }],
  ["hymn", { beatsPerMinute: 96, beatsPerBar: 4 }],
  ["chorale", { beatsPerMinute: 76, beatsPerBar: 4 }],
];

/** @file What is in force, and what has been collected, while a voice is played from measure to measure. */
import {
  type Duration,
  type Meter,
  type Score,
  type StaffProperties,
  type Voice,
  ZERO,
} from "@melodist/score";
import type { ChordMark } from "./accompany.ts";
import type { MeasureBefore } from "./bar-position.ts";
import { USUAL_LOUDNESS } from "./loudness.ts";
import type { KeyMark, PerformedMeasure, PerformedNote } from "./performance.ts";
import { soundingShift } from "./sounding-pitch.ts";
import type { TempoChange } from "./tempo-map.ts";

export interface VoiceOptions {
  /** Index of the part that the notes belong to. */
  readonly part: number;
  /** Whether grace notes sound. */
  readonly graces: boolean;
  /** The voice as it is written; the one that is played may be unfolded. */
  readonly written: Voice;
  /** For each measure that is played, its index in the written voice. */
  readonly order: readonly number[];
}

/** A note that may still grow while its ties are followed. */
export type SoundingNote = { -readonly [Field in keyof PerformedNote]: PerformedNote[Field] };

export interface VoiceWalk {
  readonly options: VoiceOptions;
  readonly notes: SoundingNote[];
  readonly chords: ChordMark[];
  readonly tempos: TempoChange[];
  readonly keys: KeyMark[];
  readonly measures: PerformedMeasure[];
  /** Notes with a tie by what they sound, in cents, and where they end. */
  readonly tied: Map<number, { readonly note: SoundingNote; readonly end: Duration }>;
  /** How often each written measure has been begun. */
  readonly passes: Map<number, number>;
  properties: StaffProperties;
  meter: Meter;
  /** Velocity of an unstressed note. */
  loudness: number;
  /** Semitones from the written to the sounding pitch. */
  shift: number;
  before: MeasureBefore | undefined;
  measure: PerformedMeasure;
}

/** A walk that stands before the first measure. */
export function startWalk(score: Score, voice: Voice, options: VoiceOptions): VoiceWalk {
  return {
    options,
    notes: [],
    chords: [],
    tempos: [],
    keys: [{ onset: ZERO, key: score.key }],
    measures: [],
    tied: new Map(),
    passes: new Map(),
    properties: voice.properties,
    meter: score.meter,
    loudness: USUAL_LOUDNESS,
    shift: soundingShift(voice.properties),
    before: undefined,
    measure: { index: 0, onset: ZERO, length: ZERO, meter: score.meter, position: ZERO },
  };
}

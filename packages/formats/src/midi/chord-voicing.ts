/** @file Which keys an accompanist takes for a chord symbol: one bass note, and the chord close together above it. */
import { type ChordSymbol, chordIntervals, type MidiKey, pitchClass } from "@melodist/score";

/** The bass moves in the octave from E2, the lowest string of a guitar. */
const LOWEST_BASS = 40;
/** Chords lie in the octave from G3, whatever their inversion, so that the hand stays where it is. */
const LOWEST_CHORD_TONE = 55;
/** More tones than this only muddy an accompaniment. */
const MOST_CHORD_TONES = 4;

export interface ChordVoicing {
  /** The note after the slash, or the root. */
  readonly bass: MidiKey;
  /** What the bass alternates with: the fifth, or the bass again under a slash. */
  readonly otherBass: MidiKey;
  /** Ascending. */
  readonly tones: readonly MidiKey[];
}

/** @param shift semitones from the written to the sounding chord */
export function voiceChord(chord: ChordSymbol, shift: number): ChordVoicing {
  const root = pitchClass(chord.root) + shift;
  const intervals = chordIntervals(chord);
  const fifth = intervals.find((interval) => interval >= 6 && interval <= 8) ?? 0;
  const bass = keyFrom(LOWEST_BASS, chord.bass === undefined ? root : pitchClass(chord.bass) + shift);
  return {
    bass,
    otherBass: chord.bass === undefined ? keyFrom(LOWEST_BASS, root + fifth) : bass,
    tones: essentialTones(intervals)
      .map((interval) => keyFrom(LOWEST_CHORD_TONE, root + interval))
      .sort((a, b) => a - b),
  };
}

/** The fifth is missed least when there are too many tones, then the root, which the bass has. */
function essentialTones(intervals: readonly number[]): readonly number[] {
  const dispensable = [7, 0].slice(0, Math.max(0, intervals.length - MOST_CHORD_TONES));
  return intervals.filter((interval) => !dispensable.includes(interval)).slice(0, MOST_CHORD_TONES);
}

/** The key of a pitch class in the octave that begins at `lowest`. */
function keyFrom(lowest: number, tone: number): MidiKey {
  const steps = (((Math.round(tone) - lowest) % 12) + 12) % 12;
  return (lowest + steps) as MidiKey;
}

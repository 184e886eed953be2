/** @file How a melody agrees with the chords written above it. */
import { type ChordSymbol, chordIntervals, pitchClass } from "@melodist/score";
import { accentAt, beatGrid, wholes } from "./beats.ts";
import type { Melody, MelodyNote } from "./melody.ts";

/** How much of the melody belongs to the chords that sound with it. */
export interface HarmonyFinding {
  /** Share of the melody's time that is chord tones, where a chord sounds, 0 to 1. */
  readonly ratio: number;
  /** The same of notes that begin on strong beats; undefined when none does. */
  readonly strongRatio: number | undefined;
  /** Share of the melody's time over which a chord sounds at all, 0 to 1. */
  readonly covered: number;
  /** Each chord as written, by how long it sounds with notes: longest first. */
  readonly chords: readonly ChordAgreement[];
}

export interface ChordAgreement {
  readonly text: string;
  /** Whole notes of melody that sound with it. */
  readonly time: number;
  /** Share of that time which is chord tones, 0 to 1. */
  readonly ratio: number;
}

/**
 * Compare a melody with its chord symbols. The note after a slash is the bass's and no chord tone.
 *
 * @returns undefined when no chord symbol sounds with a note
 */
export function findHarmony(melody: Melody): HarmonyFinding | undefined {
  const all = { time: 0, fitting: 0 };
  const strong = { time: 0, fitting: 0 };
  const byChord = new Map<string, { time: number; fitting: number }>();
  for (const { note, chord, time } of soundingTogether(melody)) {
    const fitting = chordClasses(chord).has(((note.midi % 12) + 12) % 12) ? time : 0;
    const tally = byChord.get(chord.text) ?? { time: 0, fitting: 0 };
    byChord.set(chord.text, tally);
    for (const sum of isStrong(melody, note) ? [all, strong, tally] : [all, tally]) {
      sum.time += time;
      sum.fitting += fitting;
    }
  }
  if (all.time === 0) return undefined;
  const total = melody.notes.reduce((sum, note) => sum + wholes(note.length), 0);
  return {
    ratio: all.fitting / all.time,
    strongRatio: strong.time === 0 ? undefined : strong.fitting / strong.time,
    covered: all.time / total,
    chords: [...byChord]
      .map(([text, { time, fitting }]) => ({ text, time, ratio: fitting / time }))
      .sort((a, b) => b.time - a.time),
  };
}

function isStrong({ measures }: Melody, note: MelodyNote): boolean {
  const meter = measures[note.measure]?.meter;
  return (
    meter !== undefined && meter.kind === "measured" && accentAt(beatGrid(meter), wholes(note.offset)) >= 2
  );
}

/** Every note cut where the chord changes, with the chord that sounds. */
function* soundingTogether({ notes, chords }: Melody): Generator<{
  readonly note: MelodyNote;
  readonly chord: ChordSymbol;
  /** Whole notes. */
  readonly time: number;
}> {
  let current = -1;
  for (const note of notes) {
    const from = wholes(note.onset);
    const to = from + wholes(note.length);
    while (startOf(chords, current + 1) <= from) current++;
    for (let index = current; index < chords.length && startOf(chords, index) < to; index++) {
      const chord = chords[index]?.chord;
      const time = Math.min(to, startOf(chords, index + 1)) - Math.max(from, startOf(chords, index));
      if (chord !== undefined && time > 0) yield { note, chord, time };
    }
  }
}

function startOf(chords: Melody["chords"], index: number): number {
  const onset = chords[index]?.onset;
  if (onset !== undefined) return wholes(onset);
  return index < 0 ? 0 : Number.POSITIVE_INFINITY;
}

const classes = new WeakMap<ChordSymbol, ReadonlySet<number>>();

/** Pitch classes of a chord's tones. */
function chordClasses(chord: ChordSymbol): ReadonlySet<number> {
  const known = classes.get(chord);
  if (known !== undefined) return known;
  const root = Math.floor(pitchClass(chord.root));
  const tones = new Set(chordIntervals(chord).map((interval) => (root + interval) % 12));
  classes.set(chord, tones);
  return tones;
}

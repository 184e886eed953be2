/**
 * @file How far two rows of chords to one melody do the same.
 *
 * **Functional agreement**: every chord has a function in the tune's key by the step of its root: tonic (T), subdominant (S) or
 * dominant (D), see `FUNCTIONS`. The agreement of a tune is the share of time in which both chords have the same function, of the
 * time in which a chord of the first row sounds; a missing chord agrees with nothing. **Root agreement** wants the same root.
 */
import { type Melody, type MelodyChord, readMelody } from "@melodist/analysis";
import {
  type Duration,
  key,
  keyAlterations,
  type Mode,
  type PitchName,
  pitchClass,
  type Score,
} from "@melodist/score";
import type { SplitTune } from "./split-tunes.ts";

/**
 * The function of a chord (T, S or D) by the semitones of its root above the tonic: in major and mixolydian or lydian, and in minor, dorian,
 * phrygian and locrian. Roots outside the key take the function of what they usually stand for (Neapolitan and secondary dominants
 * prepare the dominant: S).
 */
const FUNCTIONS: Readonly<Record<"major" | "minor", string>> = {
  //      0   1   2   3   4   5   6   7   8   9  10  11
  major: "T   S   S   T   T   S   S   D   S   T   D   D".replaceAll(" ", ""),
  minor: "T   S   S   T   D   S   S   D   T   S   D   D".replaceAll(" ", ""),
};

/** A chord by its root, from a time on, in whole notes; `root` is undefined where none sounds. */
export interface RootSpan {
  readonly from: number;
  readonly to: number;
  /** Semitones above the tonic. */
  readonly root: number | undefined;
}

/** Shares of time, 0 to 1. */
export interface Agreement {
  readonly functional: number;
  readonly root: number;
}

/** A tune whose chords people wrote, ready to be compared. */
export interface ChordedTune {
  readonly melody: Melody;
  readonly tonic: PitchName;
  readonly mode: Mode;
  readonly written: readonly RootSpan[];
}

/** Degrees whose triads come first where several have as many notes. */
const PREFERRED = [0, 4, 3, 5, 1, 2, 6];
const MAJOR_SCALE = [0, 2, 4, 5, 7, 9, 11];

/** Did people write the chords of this tune (the corpus labels those of a machine `machine`), in a key? */
export function hasWrittenChords({ labels }: SplitTune): boolean {
  return labels.chords === "written" && labels.tonic !== null;
}

export function readChordedTune({ score, labels }: SplitTune): ChordedTune {
  const tonic = readTonic(labels.tonic ?? "C");
  return {
    melody: readMelody(score),
    tonic,
    mode: labels.mode ?? score.key.mode,
    written: rootsOf(score, tonic),
  };
}

/** @param text `Bb`, `F#`, `C` */
function readTonic(text: string): PitchName {
  const alter = text.endsWith("#") ? 1 : text.length > 1 ? -1 : 0;
  return { letter: text.charAt(0) as PitchName["letter"], alter };
}

/** The chords of a tune by their roots. */
export function rootsOf(score: Score, tonic: PitchName): readonly RootSpan[] {
  const melody = readMelody(score);
  return melody.chords.map(({ onset, chord }: MelodyChord, index) => {
    const next = melody.chords[index + 1];
    return {
      from: wholes(onset),
      to: next === undefined ? endOf(melody) : wholes(next.onset),
      root: chord && (pitchClass(chord.root) - pitchClass(tonic) + 12) % 12,
    };
  });
}

/** Whole notes. */
function wholes({ num, den }: Duration): number {
  return num / den;
}

/** The length of a melody, in whole notes. */
export function endOf({ measures }: Melody): number {
  const last = measures.at(-1);
  return last === undefined ? 0 : wholes(last.onset) + wholes(last.length);
}

/** Time in which a chord sounds, in whole notes. */
export function timeOf(spans: readonly RootSpan[]): number {
  return spans.reduce((sum, { from, to, root }) => sum + (root === undefined ? 0 : to - from), 0);
}

/** How far other chords do what the written ones of a tune do. */
export function agreement({ written, mode }: ChordedTune, others: readonly RootSpan[]): Agreement {
  const side = FUNCTIONS[["major", "mixolydian", "lydian"].includes(mode) ? "major" : "minor"];
  const functionOf = (root: number | undefined) => (root === undefined ? undefined : side.charAt(root));
  const time = timeOf(written);
  return {
    functional: sharedTime(written, others, (one, other) => functionOf(one) === functionOf(other)) / time,
    root: sharedTime(written, others, (one, other) => one === other) / time,
  };
}

/** Time in which both rows have chords that are alike. */
function sharedTime(
  written: readonly RootSpan[],
  others: readonly RootSpan[],
  isAlike: (one: number | undefined, other: number | undefined) => boolean,
): number {
  const times = written.flatMap((one) =>
    others
      .filter(({ root }) => one.root !== undefined && isAlike(one.root, root))
      .map((other) => Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from))),
  );
  return times.reduce((sum, time) => sum + time, 0);
}

/** A baseline: the tonic triad throughout. */
export function tonicOnly({ melody }: ChordedTune): readonly RootSpan[] {
  return [{ from: 0, to: endOf(melody), root: 0 }];
}

/**
 * A baseline: in each bar the triad of the key with the most notes of the melody among its own (ties: the longer notes, then
 * I V IV VI II III VII).
 */
export function bestTriads({ melody, tonic, mode }: ChordedTune): readonly RootSpan[] {
  const altered = keyAlterations(key("C", 0, mode));
  const scale = MAJOR_SCALE.map((step, degree) => (step + (altered[degree] ?? 0) + 12) % 12);
  const triads = PREFERRED.map((degree) => [0, 2, 4].map((third) => scale[(degree + third) % 7] ?? 0));
  return melody.measures.map(({ onset, length }, measure) => {
    const notes = melody.notes.filter((note) => note.measure === measure);
    const worth = (triad: readonly number[]): number => {
      const inside = notes.filter(({ midi }) => triad.includes((midi - pitchClass(tonic) + 120) % 12));
      // Less than a note however long they are: only ties are decided by length.
      return inside.length + inside.reduce((sum, note) => sum + wholes(note.length), 0) / 1000;
    };
    const best = triads.reduce((chosen, triad) => (worth(triad) > worth(chosen) ? triad : chosen));
    return { from: wholes(onset), to: wholes(onset) + wholes(length), root: best[0] };
  });
}

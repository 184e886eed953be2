/** @file What a tune is, in words and numbers that a composer can be asked for. */
import {
  findContour,
  findForm,
  findMood,
  findRange,
  findRhythm,
  findScale,
  type Melody,
  type MoodFinding,
  playedForm,
  printForm,
  readMelody,
  type Style,
} from "@melodist/analysis";
import { type Mode, printDuration, printMeter, printPitchName, type Score } from "@melodist/score";
import { barCount, type CleanTune } from "../clean/clean-tune.ts";
import { measuresOf } from "../clean/measures.ts";
import type { Source } from "../source/source.ts";
import { labelRhythm, type RhythmLabel } from "./rhythm.ts";
import { labelStyle } from "./style.ts";

/** A section as written. */
export interface SectionLabel {
  /** `A`, `A'`, `B`… */
  readonly label: string;
  readonly bars: number;
  /** How often it is played in a row. */
  readonly times: number;
}

export interface TuneLabels {
  readonly rhythm: RhythmLabel | null;
  /** `irish`, `hymn`, `art song`… */
  readonly style: Style | null;
  readonly meter: string;
  readonly unit: string;
  readonly tonic: string;
  readonly mode: Mode;
  /** `gong`, `dorian`, `major-without-7`… */
  readonly scale: string;
  readonly scaleFamily: string;
  /** As musicians write it: `A8×2 B8×2`. */
  readonly form: string;
  /** Letters in playing order: `AABB`. */
  readonly playedForm: string;
  readonly sections: readonly SectionLabel[];
  /** Measures with music in them, as written. */
  readonly bars: number;
  readonly notes: number;
  /** Lowest and highest note as MIDI keys. */
  readonly range: readonly [low: number, high: number];
  /** Notes a whole note of time, rests counted as time. */
  readonly density: number;
  /** Chord symbols: none, as the collection has them, or made by a machine. */
  readonly chords: "none" | "written" | "machine";
  /** The collection has words to it; they are not kept. */
  readonly lyrics: boolean;
  /** Mood words, each with the features that speak for it. */
  readonly mood: readonly MoodFinding[];
}

/** Label a clean tune. */
export function labelTune(tune: CleanTune, source: Source, file: string): TuneLabels {
  const { score, header } = tune;
  const melody = readMelody(score);
  const { tonic, mode } = score.key;
  const scale = tonic === undefined ? undefined : findScale(melody, tonic);
  const form = findForm(score, melody);
  const keys = melody.notes.map(({ midi }) => midi);
  const end = melody.measures.at(-1);
  const time = end === undefined ? 0 : toNumber(end.onset) + toNumber(end.length);
  return {
    rhythm: labelRhythm(score, header, source) ?? null,
    style: labelStyle(header, source) ?? null,
    meter: printMeter(score.meter),
    unit: printDuration(score.unit),
    tonic: tonic === undefined ? "" : printPitchName(tonic),
    mode,
    scale: scale?.name ?? "fragment",
    scaleFamily: scale?.family ?? "fragment",
    form: printForm(form),
    playedForm: playedForm(form),
    sections: form.sections.map(({ letter, primed, bars, times }) => {
      return { label: primed ? `${letter}'` : letter, bars, times };
    }),
    bars: barCount(score),
    notes: melody.notes.length,
    range: [Math.min(...keys), Math.max(...keys)],
    density: time === 0 ? 0 : Math.round((10 * melody.notes.length) / time) / 10,
    chords: chordsOf(score, source, file),
    lyrics: tune.hasLyrics,
    mood: moodOf(score, melody),
  };
}

function moodOf(score: Score, melody: Melody): readonly MoodFinding[] {
  return findMood(score, {
    mode: score.key.mode,
    range: findRange(melody),
    contour: findContour(melody),
    rhythm: findRhythm(melody),
  });
}

function toNumber({ num, den }: { readonly num: number; readonly den: number }): number {
  return num / den;
}

function chordsOf(score: Score, { machineChords }: Source, file: string): TuneLabels["chords"] {
  const has = measuresOf(score).some(({ events }) =>
    events.some((event) => "marks" in event && event.marks.some(({ kind }) => kind === "chord-symbol")),
  );
  if (!has) return "none";
  return machineChords.includes(file) ? "machine" : "written";
}

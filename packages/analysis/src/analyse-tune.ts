/** @file Everything there is to say about a tune, as one plain object. */
import { MelodistError } from "@melodist/errors";
import type { Mode, PitchName, Score } from "@melodist/score";
import { type Contour, findContour } from "./contour.ts";
import { findKey, type KeyFinding } from "./find-key.ts";
import { type Form, findForm, playedForm, printForm } from "./form.ts";
import { findHarmony, type HarmonyFinding } from "./harmony.ts";
import { type Melody, readMelody } from "./melody.ts";
import { findMood, type MoodFinding } from "./mood.ts";
import { findMotif, type Motif } from "./motif.ts";
import { findPhrases, type Phrase } from "./phrase.ts";
import { findRange, type MelodyRange } from "./range.ts";
import { findRepetition } from "./repetition.ts";
import { findRhythm, type RhythmFinding } from "./rhythm.ts";
import { findScale, type ScaleFinding } from "./scale.ts";
import { checkKey, type KeyCheck, settleKey } from "./verify-key.ts";

/** What is known of a tune. Shares are 0 to 1, times in whole notes; JSON through and through. */
export interface TuneAnalysis {
  /** Notes of the melody as written, tied ones counted once. */
  readonly notes: number;
  /** Full bars of all sections as written. */
  readonly bars: number;
  /** What the notes say; undefined, as everything about key and scale, when there are none. */
  readonly key: KeyFinding | undefined;
  /** How the notated key agrees; undefined also when none is stated. */
  readonly keyCheck: KeyCheck | undefined;
  /** The key to go by: the stated one unless the notes make it unlikely. */
  readonly tonic: PitchName | undefined;
  readonly mode: Mode | undefined;
  /** Above that tonic. */
  readonly scale: ScaleFinding | undefined;
  readonly form: Form;
  /** As on the page: `A8×2 B8×2`. */
  readonly formText: string;
  /** As played: `AABB`. */
  readonly formPlayed: string;
  readonly phrases: readonly Phrase[];
  readonly motif: Motif | undefined;
  /** Undefined when no chords are written. */
  readonly harmony: HarmonyFinding | undefined;
  readonly range: MelodyRange | undefined;
  readonly contour: Contour | undefined;
  readonly rhythm: RhythmFinding;
  /** Share of measures that repeat an earlier one. */
  readonly repetition: number;
  readonly mood: readonly MoodFinding[];
}

/**
 * Analyse a tune.
 *
 * Never throws at music, however odd: what cannot be told is undefined or empty. Of a melody whose lengths have no common
 * measure within exact numbers, nothing can be told. Time grows with the number of notes,
 * and for the form with bars times distinct sections.
 *
 * @example
 * analyseTune(score).formPlayed; // => "AABB"
 */
export function analyseTune(score: Score): TuneAnalysis {
  try {
    return analyseMelody(score, readMelody(score));
  } catch (error) {
    if (!MelodistError.is(error) || error.code !== "invalid-duration") throw error;
    return analyseMelody(score, { notes: [], measures: [], chords: [], voice: 0 });
  }
}

function analyseMelody(score: Score, melody: Melody): TuneAnalysis {
  const key = findKey(melody);
  const keyCheck = checkKey(score, melody, key);
  const settled = settleKey(keyCheck, key);
  const tonic = settled?.tonic;
  const form = findForm(score, melody);
  const scale = tonic && findScale(melody, tonic);
  const range = findRange(melody);
  const contour = findContour(melody);
  const rhythm = findRhythm(melody);
  return {
    notes: melody.notes.length,
    bars: form.sections.reduce((sum, { bars }) => sum + bars, 0),
    key,
    keyCheck,
    tonic,
    mode: settled?.mode,
    scale,
    form,
    formText: printForm(form),
    formPlayed: playedForm(form),
    phrases: findPhrases(melody, tonic),
    motif: findMotif(melody),
    harmony: findHarmony(melody),
    range,
    contour,
    rhythm,
    repetition: findRepetition(melody),
    mood: findMood(score, { mode: settled?.mode, range, contour, rhythm }),
  };
}

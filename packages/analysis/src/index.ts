/** @file The public surface of `@melodist/analysis`. */
export { analyseTune, type TuneAnalysis } from "./analyse-tune.ts";
export type { BarNotes, BeatNotes } from "./bar-notes.ts";
export { chineseNote } from "./chinese-note.ts";
export {
  type Contour,
  type ContourShape,
  findContour,
  type IntervalShares,
} from "./contour.ts";
export { describeAnalysis } from "./describe-analysis.ts";
export { findKey, type KeyCandidate, type KeyFinding } from "./find-key.ts";
export { type Form, type FormSection, findForm, playedForm, printForm, sectionBars } from "./form.ts";
export { type ChordAgreement, findHarmony, type HarmonyFinding } from "./harmony.ts";
export { type KindWords, RHYTHMS, type Rhythm, STYLES, type Style } from "./kind.data.ts";
export {
  type Melody,
  type MelodyChord,
  type MelodyMeasure,
  type MelodyNote,
  type MelodyOptions,
  readMelody,
} from "./melody.ts";
export { MODE_WORDS } from "./mode.data.ts";
export { type ModeFamily, modeFamily } from "./mode-family.ts";
export { findMood, type MoodFinding, type MoodGrounds, type MoodReason } from "./mood.ts";
export { MOOD_WORDS, type MoodFeature, type MoodName } from "./mood-rules.data.ts";
export { findMotif, type Motif, type MotifOccurrence, type MotifVariant } from "./motif.ts";
export { findPhrases, type Phrase } from "./phrase.ts";
export { findRange, type MelodyRange } from "./range.ts";
export { findRepetition } from "./repetition.ts";
export { findRhythm, type RhythmCell, type RhythmFinding } from "./rhythm.ts";
export {
  type HexatonicName,
  type MissingDegree,
  SCALES,
  type Scale,
  type ScaleFamily,
  type ScaleName,
} from "./scale.data.ts";
export { findScale, type ScaleFinding } from "./scale.ts";
export { sectionSimilarity } from "./section-similarity.ts";
export type { CountedBar, MeasureRow, StretchEnding } from "./stretch.ts";
export { type KeyCheck, type KeyVerdict, verifyKey } from "./verify-key.ts";

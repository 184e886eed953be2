/** @file The public surface of `@melodist/tokens`. */
export { type DegreeChord, degreeChord, fifthsSemitones, symbolOf } from "./codec/chord-tokens.ts";
export { decodeOutline, decodeTune, type TuneHeader } from "./codec/decode-tune.ts";
export { type EncodedTune, type EncodeOptions, encodeTune, type Unsupported } from "./codec/encode-tune.ts";
export type { UnsupportedReason } from "./codec/event-tokens.ts";
export { feltBeat } from "./codec/felt-beat.ts";
export { type SectionStart, sectionStarts } from "./codec/name-sections.ts";
export {
  type BarOutline,
  outlineBars,
  printOutline,
  readOutline,
  type SectionOutline,
  type TuneOutline,
} from "./codec/outline.ts";
export { homeOctaveFor, type TuneFrame, type TuneKey, usualUnit } from "./codec/tune-frame.ts";
export {
  allowedTokens,
  type Constraint,
  givenTokens,
  intersect,
} from "./constraints/constraint.ts";
export { type FillWish, fillConstraint } from "./constraints/fill-constraint.ts";
export { harmonyConstraint } from "./constraints/harmony-constraint.ts";
export { planChordLine } from "./constraints/plan-chord-line.ts";
export type { PlanFault } from "./constraints/plan-fault.ts";
export { oddBars, planOfTune } from "./constraints/plan-of-tune.ts";
export { checkPlan, tuneConstraint } from "./constraints/tune-constraint.ts";
export type { CadencePlan, PlannedSection, TunePlan } from "./constraints/tune-plan.ts";
export type { ControlName, Controls, DensityLevel, SectionPlan } from "./controls/controls.ts";
export { densityLevel } from "./controls/density.ts";
export { dropControls } from "./controls/drop-controls.ts";
export { type EncodedControls, encodeControls } from "./controls/encode-controls.ts";
export { planOf, readControls } from "./controls/read-controls.ts";
export { chordLine, type PlacedChord, withChords, withoutChords } from "./tasks/chord-line.ts";
export {
  beginningLength,
  composeQuestion,
  composeSequence,
  continueAnswer,
  continueQuestion,
  continueSequence,
  varyQuestion,
  varySequence,
} from "./tasks/compose.ts";
export { type BarRange, fillAnswer, fillQuestion, fillSequence } from "./tasks/fill.ts";
export {
  harmoniseAnswer,
  harmoniseQuestion,
  harmoniseSequence,
  melodiseQuestion,
  melodiseSequence,
} from "./tasks/harmony.ts";
export type { TaskSequence } from "./tasks/task-sequence.ts";
export type {
  DegreePitch,
  LabelName,
  OrnamentName,
  SectionLetter,
  SectionName,
  Sign,
  Task,
  Token,
} from "./vocabulary/token.ts";
export {
  createVocabulary,
  idOf,
  openVocabulary,
  printTokens,
  readTokens,
  type StoredVocabulary,
  type Vocabulary,
  type VocabularySettings,
} from "./vocabulary/vocabulary.ts";

/** @file The public surface of `@melodist/analysis`. */
export { findKey, type KeyCandidate, type KeyFinding } from "./find-key.ts";
export { type Form, type FormSection, findForm, playedForm, printForm, sectionBars } from "./form.ts";
export {
  type Melody,
  type MelodyChord,
  type MelodyMeasure,
  type MelodyNote,
  type MelodyOptions,
  readMelody,
} from "./melody.ts";
export { type ModeFamily, modeFamily } from "./mode-family.ts";
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
export { type KeyCheck, type KeyVerdict, verifyKey } from "./verify-key.ts";

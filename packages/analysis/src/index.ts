/** @file The public surface of `@melodist/analysis`. */
export {
  type Melody,
  type MelodyChord,
  type MelodyMeasure,
  type MelodyNote,
  type MelodyOptions,
  readMelody,
} from "./melody.ts";

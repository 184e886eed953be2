/** @file The public surface of `@melodist/score`. */
export { numberBars } from "./bar-number.ts";
export { type BarFinding, checkBars } from "./check-bars.ts";
export type { ChordDegree, ChordQuality, ChordSymbol } from "./chord-symbol.ts";
export { chordIntervals } from "./chord-tones.ts";
export { describeFinding } from "./describe-finding.ts";
export {
  addDurations,
  compareDurations,
  type Duration,
  duration,
  equalDurations,
  printDuration,
  scaleDuration,
  subtractDurations,
  sumDurations,
  WHOLE,
  ZERO,
} from "./duration.ts";
export {
  type AnnotationPlace,
  type Chord,
  type ChordNote,
  eventPitches,
  type Grace,
  type GraceNote,
  isTimed,
  type Lyric,
  type Mark,
  type Note,
  plainRest,
  type Rest,
  type ScoreEvent,
  type Slurs,
  type Spacer,
  type StaffProperties,
  type TieStyle,
  type TimedEvent,
  type TupletPlace,
  UNADORNED,
} from "./event.ts";
export {
  type Interval,
  intervalBetween,
  intervalFifths,
  reverseInterval,
  transposeName,
  transposePitch,
  UNISON,
} from "./interval.ts";
export {
  type Key,
  key,
  keyAlterations,
  keyFifths,
  type Mode,
  NO_KEY,
  nameAtFifths,
  tonicFifths,
} from "./key.ts";
export type { Language } from "./language.ts";
export { dottedBeat, FREE_METER, isCompound, type Meter, measureLength, meter, printMeter } from "./meter.ts";
export { printNoteValue } from "./note-value.ts";
export { isNoChord, parseChordSymbol } from "./parse-chord-symbol.ts";
export {
  equalPitches,
  LETTERS,
  type Letter,
  letterAt,
  letterStep,
  type MidiKey,
  midiKey,
  type Pitch,
  type PitchName,
  pitchClass,
  printPitchName,
  staffStep,
} from "./pitch.ts";
export { playingOrder } from "./playing-order.ts";
export { printChordSymbol } from "./print-chord-symbol.ts";
export { describeRepair } from "./repair/describe-repair.ts";
export type { EditPlace, RepairEdit } from "./repair/edit.ts";
export {
  applyRepair,
  type NotePlace,
  proposeRepairs,
  type RepairProposal,
  type RepairReason,
} from "./repair/propose-repairs.ts";
export { type RepairedScore, type RepairOptions, repairScore } from "./repair/repair-score.ts";
export type { BarLine, Ending, Field, Measure, Score, Voice } from "./score.ts";
export type { Span } from "./span.ts";
export { type Tempo, wholesPerMinute } from "./tempo.ts";
export {
  measureDuration,
  type PlacedEvent,
  type PlacedMeasure,
  placeEvents,
  placeMeasures,
} from "./timeline.ts";
export { toKey, transpose, transposeSemitones } from "./transpose.ts";
export { handyInterval, transposeKey } from "./transpose-key.ts";
export { type UnfoldedScore, unfold } from "./unfold.ts";

/** @file What a page can use: everything here runs in a browser, without files and without a font of the machine. */
export {
  INSTRUMENT_NAMES,
  INSTRUMENTS,
  type Instrument,
  type InstrumentName,
} from "./audio/instrument.data.ts";
export { chooseSample, keyFrequency, type Sample, type SampleChoice, toSample } from "./audio/recording.ts";
export {
  type DrawnMeasure,
  type DrawnSystem,
  engraveSystems,
  type SystemsDrawing,
  type SystemsOptions,
} from "./engrave/engrave-systems.ts";
export { type PerformOptions, perform } from "./midi/perform.ts";
export type { Performance, PerformedNote, TempoMark } from "./midi/performance.ts";
export { readMidi } from "./midi/read-midi.ts";
export { secondsAt } from "./midi/tempo-map.ts";
export { writeMidi } from "./midi/write-midi.ts";
export { readMusicXml } from "./musicxml/read/read-music-xml.ts";
export { writeMusicXml } from "./musicxml/write/write-score.ts";

/** @file The public surface of `@melodist/formats`. */
export { INSTRUMENT_NAMES, type InstrumentName } from "./audio/instrument.data.ts";
export { type RenderOptions, renderWav } from "./audio/render-wav.ts";
export { engravePdf, type PdfEngraving } from "./engrave/engrave-pdf.ts";
export { engravePng, type PngEngraving, type PngOptions } from "./engrave/engrave-png.ts";
export { engraveSvg } from "./engrave/engrave-svg.ts";
export type { EngravingFinding } from "./engrave/finding.ts";
export type { LayoutOptions } from "./engrave/layout/page.ts";
export { type PerformOptions, perform } from "./midi/perform.ts";
export type {
  KeyMark,
  NoteSource,
  Performance,
  PerformedMeasure,
  PerformedNote,
  PerformedPart,
  TempoMark,
} from "./midi/performance.ts";
export { PROGRAM_NAMES, type ProgramName, programNumber } from "./midi/program.data.ts";
export { readMidi } from "./midi/read-midi.ts";
export { secondsAt } from "./midi/tempo-map.ts";
export { encodePerformance, writeMidi } from "./midi/write-midi.ts";
export { compressMusicXml } from "./musicxml/compressed.ts";
export type { MusicXmlFinding, MusicXmlFindingCode } from "./musicxml/finding.ts";
export { type MusicXmlReading, readMusicXml } from "./musicxml/read/read-music-xml.ts";
export { writeMusicXml } from "./musicxml/write/write-score.ts";
export { decodeBytes } from "./tune-file/decode-bytes.ts";
export { type ReadTunes, readTunes } from "./tune-file/read-tunes.ts";
export {
  formatOfBytes,
  formatOfPath,
  type ReadableFormat,
  requireNamedFormat,
  WRITABLE,
  type WritableFormat,
} from "./tune-file/tune-format.ts";
export { type Playing, type WrittenTune, writeTune } from "./tune-file/write-tune.ts";

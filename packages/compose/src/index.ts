/** @file The public surface of `@melodist/compose`. */
export { INSTRUMENTS, type Instrument, type InstrumentRange } from "./instrument.data.ts";
export { MOST_WISH_LENGTH, readWish } from "./reader/read-wish.ts";
export type {
  IgnoredWish,
  MoodSuggestion,
  Reading,
  UnderstoodWish,
  WishConflict,
} from "./reader/reading.ts";
export type { ReadingOptions } from "./reader/text/scan.ts";
export type { IgnoredReason, Slot, Wish } from "./reader/wish.ts";
export {
  ComposeRequest,
  DENSITY_WORDS,
  MODES,
  MOST_BARS,
  MOST_CANDIDATES,
  MOST_SECTION_BARS,
  TEMPO_WORDS,
} from "./request.ts";

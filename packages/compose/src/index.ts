/** @file The public surface of `@melodist/compose`. */
export { INSTRUMENTS, type Instrument, type InstrumentRange } from "./instrument.data.ts";
export {
  ComposeRequest,
  DENSITY_WORDS,
  MODES,
  MOST_BARS,
  MOST_CANDIDATES,
  MOST_SECTION_BARS,
  TEMPO_WORDS,
} from "./request.ts";

/** @file The public surface of `@melodist/infer`; how to open a model is in `./node` and `./web`. */
export { Cache, type CacheShape } from "./cache.ts";
export { Decoder } from "./decoder.ts";
export type { Runtime, RuntimeSession } from "./runtime.ts";
export {
  type SequenceEvent,
  type SequenceOptions,
  type SequenceRequest,
  sampleSequences,
} from "./sampling/sample-sequences.ts";
export { PLAIN_SAMPLING, type SamplingSettings } from "./sampling/sample-token.ts";

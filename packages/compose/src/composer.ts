/** @file A model that composes: its decoder, and its vocabulary ready for use. */
import type { Decoder } from "@melodist/infer";
import { openVocabulary, type Vocabulary } from "@melodist/tokens";

export interface Composer {
  readonly decoder: Decoder;
  readonly vocabulary: Vocabulary;
}

/**
 * Make a model ready to compose.
 *
 * @throws MelodistError `mismatch` when its vocabulary is none of tunes
 */
export function openComposer(decoder: Decoder): Composer {
  return { decoder, vocabulary: openVocabulary(decoder.vocabulary) };
}

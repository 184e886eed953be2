/** @file Models that have learnt nothing, over the vocabulary of tunes: what is guaranteed must hold with them, too. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MOOD_WORDS } from "@melodist/analysis";
import { saveBundle } from "@melodist/bundle/node";
import { openModel } from "@melodist/infer/node";
import { bundleFiles, initialWeights, networkParameters, parseNetworkConfig } from "@melodist/network";
import { createVocabulary } from "@melodist/tokens";
import { type Composer, openComposer } from "../composer.ts";

export const vocabulary = createVocabulary({
  composers: ["Turlough O'Carolan"],
  moods: Object.keys(MOOD_WORDS),
});

/** How unlike its logits are: a fresh network finds all tokens alike. */
const LOUDNESS = 6;

/** The folder of a random model. @param longest its longest sequence, in tokens */
export async function anyModelFolder(longest = 1024): Promise<string> {
  const config = parseNetworkConfig({
    vocab_size: vocabulary.size,
    hidden_size: 64,
    num_hidden_layers: 2,
    num_attention_heads: 4,
    num_key_value_heads: 2,
    intermediate_size: 96,
    max_position_embeddings: longest,
  });
  const quiet = initialWeights(config, networkParameters(config), 1);
  const weights = new Map(
    [...quiet].map(([name, values]) => [
      name,
      values.map((value) => (value === 1 ? value : value * LOUDNESS)),
    ]),
  );
  const { name, version, tokens } = vocabulary;
  const files = await bundleFiles({
    config,
    weights,
    storage: "f32",
    vocabulary: { name, version, tokens: [...tokens] },
    provenance: { createdBy: "a test", stages: [], sources: [], notes: "" },
  });
  const folder = join(await mkdtemp(join(tmpdir(), "melodist-")), "model");
  await saveBundle(folder, files);
  return folder;
}

/** A random model, ready to compose. Dispose of its decoder. */
export async function anyComposer(longest?: number): Promise<Composer> {
  return openComposer(await openModel(await anyModelFolder(longest), { threads: 1 }));
}

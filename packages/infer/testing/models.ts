/** @file Small random models for tests, saved in a fresh folder. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { saveBundle } from "@melodist/bundle/node";
import {
  bundleFiles,
  initialWeights,
  networkParameters,
  parseNetworkConfig,
  type WeightStorage,
} from "@melodist/network";

export const config = parseNetworkConfig({
  vocab_size: 11,
  hidden_size: 64,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  intermediate_size: 96,
  max_position_embeddings: 100,
});

/** The files of a random model. */
export async function anyBundleFiles(storage: WeightStorage): Promise<Map<string, Uint8Array>> {
  const quiet = initialWeights(config, networkParameters(config), 1);
  const weights = new Map(
    [...quiet].map(([name, values]) => [name, values.map((v) => (v === 1 ? v : v * 4))]),
  );
  const tokens = Array.from({ length: config.vocab_size }, (_, i) => `t${i}`);
  return bundleFiles({
    config,
    weights,
    storage,
    vocabulary: { name: "test", version: 1, tokens },
    provenance: { createdBy: "a test", stages: [], sources: [], notes: "" },
  });
}

/** A random model on disk. */
export async function anyModelFolder(storage: WeightStorage): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), "melodist-")), "model");
  await saveBundle(folder, await anyBundleFiles(storage));
  return folder;
}

/** @file A saved model opened for work on its weights: to train from, to learn from, to store in another way. */
import { type BundleVocabulary, loadBundle, type Provenance } from "@melodist/bundle";
import { folderReader } from "@melodist/bundle/node";
import { type NetworkConfig, readBundleNetwork, type Weights } from "@melodist/network";

export interface OpenModel {
  readonly config: NetworkConfig;
  readonly weights: Weights;
  readonly vocabulary: BundleVocabulary;
  readonly provenance: Provenance;
}

/**
 * Open a model's folder.
 *
 * @throws MelodistError naming the file at fault; `mismatch` for a model of 8 bits, from which no weights come back
 */
export async function openModel(folder: string): Promise<OpenModel> {
  const bundle = await loadBundle(folderReader(folder));
  const { vocabulary, manifest } = bundle;
  return { ...readBundleNetwork(bundle), vocabulary, provenance: manifest.provenance };
}

/** @file A network of the same shape and vocabulary as a model's that has learnt nothing. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { saveBundle } from "@melodist/bundle/node";
import type { Decoder } from "@melodist/infer";
import { openModel } from "@melodist/infer/node";
import { bundleFiles, initialWeights, networkParameters, parseNetworkConfig } from "@melodist/network";

/** A fresh network finds all tokens alike; this makes it as opinionated as a trained one. */
const LOUDNESS = 6;

/** Open the twin. Dispose of it. */
export async function openRandomTwin({ manifest, vocabulary }: Decoder, threads: number): Promise<Decoder> {
  const config = parseNetworkConfig(manifest.network);
  const weights = new Map(
    [...initialWeights(config, networkParameters(config), 1)].map(([name, values]) => [
      name,
      values.map((value) => (value === 1 ? value : value * LOUDNESS)),
    ]),
  );
  const provenance = { createdBy: "a study", stages: [], sources: [], notes: "random weights" };
  const files = await bundleFiles({ config, weights, storage: "f16", vocabulary, provenance });
  const place = await mkdtemp(join(tmpdir(), "melodist-"));
  const folder = join(place, "random");
  await saveBundle(folder, files);
  const twin = await openModel(folder, { threads });
  await rm(place, { recursive: true }); // what is open has been read
  return twin;
}

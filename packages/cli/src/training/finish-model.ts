/** @file The best weights of a run as a model: adapters folded in, saved as a bundle. */
import { join } from "node:path";
import type { Provenance } from "@melodist/bundle";
import { saveBundle } from "@melodist/bundle/node";
import { bundleFiles, networkParameters } from "@melodist/network";
import { BEST_FILE, mergeAdapters, readCheckpoint } from "@melodist/train";
import type { PreparedRun } from "./prepare-run.ts";

/**
 * Save a finished run as a model.
 *
 * @param folder where the model goes
 * @throws MelodistError `not-writable`
 */
export async function finishModel(folder: string, run: PreparedRun): Promise<void> {
  const { config, vocabulary } = run;
  const { progress, state } = await readCheckpoint(join(run.folder, BEST_FILE), config);
  const weights = config.stage === "lora" ? await mergeAdapters(config.network, state, config.lora) : state;
  const names = networkParameters(config.network).map(({ name }) => name);
  const stage = {
    stage: config.stage,
    steps: progress.step,
    ...(progress.best === null ? {} : { loss: progress.best }),
  };
  const files = await bundleFiles({
    config: config.network,
    weights: new Map(names.map((name) => [name, weights.get(name) ?? new Float32Array(0)])),
    storage: "f16",
    vocabulary,
    provenance: {
      createdBy: "melodist train",
      stages: [...(run.start?.provenance.stages ?? []), stage],
      sources: joinSources(run.start?.provenance.sources ?? [], run.sources),
      notes: run.notes,
    },
  });
  await saveBundle(folder, files);
}

/** Sources of earlier stages and of this one, each once. */
function joinSources(earlier: Provenance["sources"], added: Provenance["sources"]): Provenance["sources"] {
  return [...new Map([...earlier, ...added].map((source) => [source.name, source])).values()];
}

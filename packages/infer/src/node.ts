/** @file Models in Node: a folder, run by the native runtime. */
import { join } from "node:path";
import { loadBundle } from "@melodist/bundle";
import { folderReader } from "@melodist/bundle/node";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { Decoder } from "./decoder.ts";

export interface OpenOptions {
  /** Threads of one step; as many as there are cores by default. */
  readonly threads?: number;
}

/**
 * Open the model in a folder.
 *
 * @throws MelodistError as `loadBundle`
 */
export async function openModel(folder: string, { threads = 0 }: OpenOptions = {}): Promise<Decoder> {
  const { manifest, vocabulary } = await loadBundle(folderReader(folder));
  const session = await InferenceSession.create(join(folder, manifest.graphs.decode.file), {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  return new Decoder({ runtime: { Tensor }, session }, manifest, vocabulary);
}

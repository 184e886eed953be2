/** @file Models in a page: files that the page fetches, run by the WebAssembly runtime that it hands in. */
import { loadBundle, type ReadFile } from "@melodist/bundle";
import type { InferenceSessionFactory, TensorConstructor } from "onnxruntime-common";
import { Decoder } from "./decoder.ts";

/** `onnxruntime-web`, or anything like it. */
export interface WebRuntime {
  readonly InferenceSession: InferenceSessionFactory;
  readonly Tensor: TensorConstructor;
}

/**
 * Open a model whose files `read` finds.
 *
 * @throws MelodistError as `loadBundle`
 */
export async function openModel(read: ReadFile, { InferenceSession, Tensor }: WebRuntime): Promise<Decoder> {
  const { manifest, vocabulary, decode, weights } = await loadBundle(read);
  const session = await InferenceSession.create(decode, {
    externalData: [{ path: manifest.weights.file, data: weights }],
    logSeverityLevel: 3,
  });
  return new Decoder({ runtime: { Tensor }, session }, manifest, vocabulary);
}

/**
 * @file The network: InternLM2's architecture, once and for all. Training, scoring and decoding differ
 * only in the parts they hand in: how weights are bound, how attention is computed, what is dropped.
 *
 * @see Cai et al. 2024, "InternLM2 Technical Report", section 2.2
 */
import { arithmetic, type Tensor } from "@melodist/tensor";
import type { NetworkConfig } from "./config.ts";
import { EMBEDDINGS, FINAL_NORM, layerNames, OUTPUT } from "./parameters.ts";

const { add, gather, multiply, rmsNorm, silu } = arithmetic;

export interface NetworkParts {
  /** A parameter by name. */
  readonly weight: (name: string) => Tensor;
  /** x (B, T, in) through the matrix of that name, (out, in): (B, T, out). */
  readonly project: (x: Tensor, name: string) => Tensor;
  /** Packed queries, keys and values (B, T, (heads + 2·kvHeads)·D) of a layer: what they attend to, (B, T, H). */
  readonly attend: (packed: Tensor, layer: number) => Tensor;
  /** Dropout on what a block adds to the stream, (B, T, H); the identity outside training. */
  readonly drop: (x: Tensor) => Tensor;
}

/** Scores for the next token, (B, T, vocabulary), of token ids (B, T). */
export function network(config: NetworkConfig, parts: NetworkParts, ids: Tensor): Tensor {
  const { weight, project, attend, drop } = parts;
  const norm = (x: Tensor, name: string) => rmsNorm(x, weight(name), config.rms_norm_eps);

  let stream = gather(weight(EMBEDDINGS), ids); // (B, T, H)
  for (let layer = 0; layer < config.num_hidden_layers; layer++) {
    const names = layerNames(layer);

    const heard = attend(project(norm(stream, names.attentionNorm), names.wqkv), layer);
    stream = add(stream, drop(project(heard, names.wo)));

    const x = norm(stream, names.ffnNorm);
    const gated = multiply(silu(project(x, names.w1)), project(x, names.w3)); // (B, T, inner)
    stream = add(stream, drop(project(gated, names.w2)));
  }
  return project(norm(stream, FINAL_NORM), OUTPUT);
}

/** @file Every array of numbers a network learns: name, shape and first value. Names are InternLM2's. */
import { headSize, type NetworkConfig } from "./config.ts";

export interface Parameter {
  readonly name: string;
  /** Matrices are (out, in), as published. */
  readonly shape: readonly number[];
  /** Gains start at one and are not decayed. */
  readonly kind: "embedding" | "matrix" | "gain";
}

/** Names of one layer's weights. */
export function layerNames(layer: number) {
  const name = (part: string) => `model.layers.${layer}.${part}.weight`;
  return {
    attentionNorm: name("attention_norm"),
    wqkv: name("attention.wqkv"),
    wo: name("attention.wo"),
    ffnNorm: name("ffn_norm"),
    w1: name("feed_forward.w1"),
    w2: name("feed_forward.w2"),
    w3: name("feed_forward.w3"),
  } as const;
}

export const EMBEDDINGS = "model.tok_embeddings.weight";
export const FINAL_NORM = "model.norm.weight";
export const OUTPUT = "output.weight";

/** All parameters, in the order of the published files. */
export function networkParameters(config: NetworkConfig): readonly Parameter[] {
  const { hidden_size: hidden, intermediate_size: inner, vocab_size: vocabulary } = config;
  const packed = (config.num_attention_heads + 2 * config.num_key_value_heads) * headSize(config);
  const matrix = (name: string, out: number, into: number): Parameter => ({
    name,
    shape: [out, into],
    kind: "matrix",
  });
  const gain = (name: string): Parameter => ({ name, shape: [hidden], kind: "gain" });
  const layers = Array.from({ length: config.num_hidden_layers }, (_, layer) => {
    const names = layerNames(layer);
    return [
      matrix(names.wqkv, packed, hidden),
      matrix(names.wo, hidden, hidden),
      matrix(names.w1, inner, hidden),
      matrix(names.w2, hidden, inner),
      matrix(names.w3, inner, hidden),
      gain(names.attentionNorm),
      gain(names.ffnNorm),
    ];
  });
  return [
    { name: EMBEDDINGS, shape: [vocabulary, hidden], kind: "embedding" },
    ...layers.flat(),
    gain(FINAL_NORM),
    matrix(OUTPUT, vocabulary, hidden),
  ];
}

/** Number of elements. */
export function parameterSize({ shape }: Parameter): number {
  return shape.reduce((product, length) => product * length, 1);
}

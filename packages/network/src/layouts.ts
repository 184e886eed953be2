/**
 * @file The two published layouts of the same weights: InternLM2's, with queries, keys and values packed
 * in one matrix by key/value head, and LLaMA's, with three matrices.
 */
import { MelodistError } from "@melodist/errors";
import { headSize, type NetworkConfig } from "./config.ts";
import { EMBEDDINGS, FINAL_NORM, layerNames, networkParameters, OUTPUT } from "./parameters.ts";

/** Weights by name, f32, in the shapes of `networkParameters`. */
export type Weights = ReadonlyMap<string, Float32Array>;

export interface NamedShape {
  readonly name: string;
  readonly shape: readonly number[];
}

/** Our names, LLaMA's names, layer by layer; `wqkv` apart. */
function llamaNames(config: NetworkConfig): ReadonlyMap<string, string> {
  const layers = Array.from({ length: config.num_hidden_layers }, (_, layer) => {
    const names = layerNames(layer);
    const llama = (part: string) => `model.layers.${layer}.${part}.weight`;
    return [
      [names.wo, llama("self_attn.o_proj")],
      [names.w1, llama("mlp.gate_proj")],
      [names.w3, llama("mlp.up_proj")],
      [names.w2, llama("mlp.down_proj")],
      [names.attentionNorm, llama("input_layernorm")],
      [names.ffnNorm, llama("post_attention_layernorm")],
    ] as const;
  });
  return new Map([
    [EMBEDDINGS, "model.embed_tokens.weight"],
    ...layers.flat(),
    [FINAL_NORM, "model.norm.weight"],
    [OUTPUT, "lm_head.weight"],
  ]);
}

const queryNames = (layer: number) =>
  (["q_proj", "k_proj", "v_proj"] as const).map((part) => `model.layers.${layer}.self_attn.${part}.weight`);

/** Every array of the LLaMA layout. */
export function llamaShapes(config: NetworkConfig): readonly NamedShape[] {
  const names = llamaNames(config);
  const size = headSize(config);
  const heads = [config.num_attention_heads, config.num_key_value_heads, config.num_key_value_heads];
  return networkParameters(config).flatMap(({ name, shape }) => {
    const layer = layerOfPacked(name);
    if (layer === undefined) return [{ name: names.get(name) ?? name, shape }];
    return queryNames(layer).map((query, i) => ({
      name: query,
      shape: [(heads[i] ?? 1) * size, config.hidden_size],
    }));
  });
}

function layerOfPacked(name: string): number | undefined {
  const layer = /^model\.layers\.(\d+)\.attention\.wqkv\.weight$/.exec(name)?.[1];
  return layer === undefined ? undefined : Number(layer);
}

/** For each of q, k, v: the packed row that its row `r` is. */
function packedRow(config: NetworkConfig, part: number, row: number): number {
  const size = headSize(config);
  const group = config.num_attention_heads / config.num_key_value_heads;
  const head = Math.floor(row / size);
  const [kvHead, slot] = part === 0 ? [Math.floor(head / group), head % group] : [head, group + part - 1];
  return (kvHead * (group + 2) + slot) * size + (row % size);
}

/** Our weights under LLaMA's names, `wqkv` taken apart. */
export function toLlama(config: NetworkConfig, weights: Weights): Weights {
  const hidden = config.hidden_size;
  const result = new Map<string, Float32Array>();
  for (const [name, other] of llamaNames(config)) result.set(other, weightOf(weights, name));
  for (let layer = 0; layer < config.num_hidden_layers; layer++) {
    const packed = weightOf(weights, layerNames(layer).wqkv);
    for (const [part, name] of queryNames(layer).entries()) {
      const heads = part === 0 ? config.num_attention_heads : config.num_key_value_heads;
      const matrix = new Float32Array(heads * headSize(config) * hidden);
      for (let row = 0; row < matrix.length / hidden; row++) {
        const from = packedRow(config, part, row) * hidden;
        matrix.set(packed.subarray(from, from + hidden), row * hidden);
      }
      result.set(name, matrix);
    }
  }
  return result;
}

/** LLaMA's weights under our names, `wqkv` put together. */
export function fromLlama(config: NetworkConfig, weights: Weights): Weights {
  const hidden = config.hidden_size;
  const result = new Map<string, Float32Array>();
  for (const [name, other] of llamaNames(config)) result.set(name, weightOf(weights, other));
  for (let layer = 0; layer < config.num_hidden_layers; layer++) {
    const parts = queryNames(layer).map((name) => weightOf(weights, name));
    const packed = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
    for (const [part, matrix] of parts.entries()) {
      for (let row = 0; row < matrix.length / hidden; row++) {
        packed.set(matrix.subarray(row * hidden, (row + 1) * hidden), packedRow(config, part, row) * hidden);
      }
    }
    result.set(layerNames(layer).wqkv, packed);
  }
  return result;
}

function weightOf(weights: Weights, name: string): Float32Array {
  const weight = weights.get(name);
  if (weight === undefined) throw new MelodistError(`the weights lack ${name}`, { code: "mismatch" });
  return weight;
}

export type WeightLayout = "internlm2" | "llama";

/** Names and shapes a file of this layout must hold. */
export function layoutShapes(config: NetworkConfig, layout: WeightLayout): readonly NamedShape[] {
  return layout === "llama" ? llamaShapes(config) : networkParameters(config);
}

/**
 * Check names and shapes, without the numbers.
 *
 * @throws MelodistError `mismatch` naming the first arrays that are missing, foreign or of a wrong shape
 */
export function checkShapes(
  expected: readonly NamedShape[],
  actual: ReadonlyMap<string, { readonly shape: readonly number[] }>,
): void {
  const wanted = new Map(expected.map(({ name, shape }) => [name, shape]));
  const faults = [
    ...expected.filter(({ name }) => !actual.has(name)).map(({ name }) => `${name} is missing`),
    ...[...actual.keys()]
      .filter((name) => !wanted.has(name) && !name.endsWith("inv_freq"))
      .map((name) => `${name} is unknown`),
    ...[...actual].flatMap(([name, { shape }]) => {
      const other = wanted.get(name);
      return other === undefined || other.join() === shape.join()
        ? []
        : [`${name} is [${shape}], not [${other}]`];
    }),
  ];
  if (faults.length === 0) return;
  const more = faults.length > 3 ? `; and ${faults.length - 3} more` : "";
  throw new MelodistError(`the weights do not fit the network: ${faults.slice(0, 3).join("; ")}${more}`, {
    code: "mismatch",
    hint: "Check that config.json belongs to these weights, and that the layout is the right one.",
  });
}

/** `config.json` for other runtimes. */
export function publishedConfig(
  config: NetworkConfig,
  layout: WeightLayout,
): Readonly<Record<string, unknown>> {
  const model =
    layout === "llama"
      ? { architectures: ["LlamaForCausalLM"], model_type: "llama", mlp_bias: false, attention_bias: false }
      : { architectures: ["InternLM2ForCausalLM"], model_type: "internlm2", bias: false };
  return {
    ...model,
    ...config,
    hidden_act: "silu",
    tie_word_embeddings: false,
    torch_dtype: "float32",
    use_cache: true,
  };
}

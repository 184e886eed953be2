/**
 * @file The decoding graph: the network with ONNX Runtime's attention over a key/value cache. One graph
 * reads a prompt (many tokens) and continues it (one token), for any batch of sequences of any lengths.
 */
import {
  applyAll,
  arithmetic,
  type Dimension,
  fuseGraph,
  type Graph,
  simplifyGraph,
  type Tensor,
} from "@melodist/tensor";
import { headSize, type NetworkConfig } from "./config.ts";
import { network } from "./forward.ts";
import { networkParameters } from "./parameters.ts";
import { bindWeights, type WeightStorage } from "./projection.ts";
import { rotaryTables } from "./rotary.ts";
import { nextName } from "./training-step.ts";

const { constant, input } = arithmetic;

/** Names of a layer's cache; each also goes out under `nextName`. */
export const keyCacheName = (layer: number): string => `keys.${layer}`;
export const valueCacheName = (layer: number): string => `values.${layer}`;

/**
 * The decoding graph. Open dimensions: `batch`, `tokens` (new ones), `capacity` (of the cache).
 *
 * Inputs: `ids` i32 (batch, tokens), padded on the right; `last` i32 (batch), the place of each sequence's
 * last token that counts; `total` i32 (1), the longest sequence with its new tokens; for each layer the caches
 * (batch, kvHeads, capacity, D). Outputs: `logits` (batch, tokens, V), and the caches' next values. The runtime
 * may be given one buffer for a cache and its next value: then a step costs what it reads, not what could be.
 */
export function decodingGraph(config: NetworkConfig, storage: WeightStorage = "f32"): Graph {
  const size = headSize(config);
  const cacheShape: readonly Dimension[] = ["batch", config.num_key_value_heads, "capacity", size];
  const tables = rotaryTables(config);
  const [cos, sin] = [constant(tables.cos, tables.shape), constant(tables.sin, tables.shape)];
  const last = input("last", ["batch"], "i32");
  const total = input("total", [1], "i32");
  const caches: Record<string, Tensor> = {};

  const attend = (packed: Tensor, layer: number): Tensor => {
    const [keys, values] = [keyCacheName(layer), valueCacheName(layer)];
    const [heard, nextKeys, nextValues] = applyAll(
      {
        kind: "cachedAttention",
        heads: config.num_attention_heads,
        kvHeads: config.num_key_value_heads,
        scale: 1 / Math.sqrt(size),
      },
      [packed, input(keys, cacheShape), input(values, cacheShape), last, total, cos, sin],
    );
    if (heard === undefined || nextKeys === undefined || nextValues === undefined)
      throw new Error("three values");
    caches[nextName(keys)] = nextKeys;
    caches[nextName(values)] = nextValues;
    return heard;
  };
  const rowOrder = (name: string) => (name.endsWith("wqkv.weight") ? queriesKeysValues(config) : undefined);
  const { weight, project } = bindWeights(networkParameters(config), { storage, rowOrder });
  const ids = input("ids", ["batch", "tokens"], "i32");
  const logits = network(config, { weight, project, attend, drop: (x) => x }, ids);
  return fuseGraph(simplifyGraph({ outputs: { logits, ...caches } }));
}

/**
 * Rows of `wqkv` in the order the runtime's attention reads: all queries, all keys, all values. Published,
 * they stand by key/value head: its queries, its key, its value.
 */
function queriesKeysValues(config: NetworkConfig): Int32Array {
  const size = headSize(config);
  const group = config.num_attention_heads / config.num_key_value_heads;
  const rowsOf = (kvHead: number, slot: number) =>
    Array.from({ length: size }, (_, i) => (kvHead * (group + 2) + slot) * size + i);
  const kvHeads = Array.from({ length: config.num_key_value_heads }, (_, index) => index);
  const slots = Array.from({ length: group }, (_, index) => index);
  return Int32Array.from([
    ...kvHeads.flatMap((head) => slots.flatMap((slot) => rowsOf(head, slot))),
    ...kvHeads.flatMap((head) => rowsOf(head, group)),
    ...kvHeads.flatMap((head) => rowsOf(head, group + 1)),
  ]);
}

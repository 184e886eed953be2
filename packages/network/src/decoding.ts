/**
 * @file The decoding graph: the network over a key/value cache. One graph reads a prompt (many tokens) and
 * continues it (one token), for any batch of sequences of any lengths.
 */
import {
  arithmetic,
  type Dimension,
  fuseGraph,
  type Graph,
  simplifyGraph,
  type Tensor,
} from "@melodist/tensor";
import { type Cache, createAttention } from "./attention.ts";
import { headSize, type NetworkConfig } from "./config.ts";
import { network } from "./forward.ts";
import { networkParameters } from "./parameters.ts";
import { bindWeights, type WeightStorage } from "./projection.ts";

const { concatenate, input } = arithmetic;

/** Names of a layer's cache. */
export const keyCacheName = (layer: number): string => `keys.${layer}`;
export const valueCacheName = (layer: number): string => `values.${layer}`;

/**
 * The decoding graph. Open dimensions: `batch`, `tokens` (new ones), `capacity` (of the cache).
 *
 * Inputs: `ids` and `positions` i32 (batch, tokens), `cachePositions` i32 (batch, capacity), where a slot that is
 * empty has a position past all others; for each layer the caches, f32 (batch, kvHeads, 1, capacity, D).
 * Outputs: `logits` (batch, tokens, V), and `newKeys` and `newValues` (batch, kvHeads, layers, tokens, D), for the
 * caller to put into its cache. Sequences of unequal lengths are padded on the right, at position
 * `max_position_embeddings`, which no token sees; what padding yields is to be left unread.
 */
export function decodingGraph(config: NetworkConfig, storage: WeightStorage = "f32"): Graph {
  const cacheShape: readonly Dimension[] = [
    "batch",
    config.num_key_value_heads,
    1,
    "capacity",
    headSize(config),
  ];
  const newKeys: Tensor[] = [];
  const newValues: Tensor[] = [];
  const cache: Cache = {
    keys: (layer) => input(keyCacheName(layer), cacheShape),
    values: (layer) => input(valueCacheName(layer), cacheShape),
    positions: input("cachePositions", ["batch", "capacity"], "i32"),
    remember(_, keys, values) {
      newKeys.push(keys);
      newValues.push(values);
    },
  };
  const perToken = (name: string) => input(name, ["batch", "tokens"], "i32");
  const places = { batch: "batch", length: "tokens", positions: perToken("positions") };
  const { weight, project } = bindWeights(networkParameters(config), { storage });
  const attend = createAttention(config, places, cache);
  const logits = network(config, { weight, project, attend, drop: (x) => x }, perToken("ids"));
  const outputs = { logits, newKeys: concatenate(newKeys, 2), newValues: concatenate(newValues, 2) };
  return fuseGraph(simplifyGraph({ outputs }));
}

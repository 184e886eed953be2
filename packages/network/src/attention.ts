/**
 * @file Attention, from plain operators: over whole sequences in training, over a cache and the new tokens
 * in decoding. A token sees the tokens of its document that stand no later than itself.
 *
 * The cache is only read here, and the new keys and values are handed out alone: the runtime's interface
 * copies whatever a graph yields, so a graph that yielded its cache would copy all of it at every step.
 */
import { arithmetic, type Dimension, type Tensor } from "@melodist/tensor";
import { headSize, type NetworkConfig } from "./config.ts";
import { rotaryTables } from "./rotary.ts";

const {
  add,
  and,
  cast,
  concatenate,
  constant,
  equal,
  lessOrEqual,
  matmul,
  reshape,
  rotate,
  softmax,
  split,
  splitLike,
  transpose,
  where,
} = arithmetic;

/** Added to the score of what may not be seen; exp of it is 0 in f32. */
const UNSEEN = -1e9;

/** Where the tokens stand that a pass reads; batch B and length T may be open. */
export interface TokenPlaces {
  readonly batch: Dimension;
  readonly length: Dimension;
  /** i32 (B, T): place within its document, from 0; padding may stand one past the longest sequence. */
  readonly positions: Tensor;
  /** i32 (B, T): which document of its sequence a token belongs to; absent if there is but one. */
  readonly documents?: Tensor;
}

/** Keys and values of tokens that were read before. */
export interface Cache {
  /** (B, kvHeads, 1, C, D), turned by their positions. */
  readonly keys: (layer: number) => Tensor;
  readonly values: (layer: number) => Tensor;
  /** i32 (B, C): a position past the longest sequence marks a slot that is empty. */
  readonly positions: Tensor;
  /** Called with what the new tokens add, (B, kvHeads, 1, T, D). */
  readonly remember: (layer: number, keys: Tensor, values: Tensor) => void;
}

/** Build `attend`, from packed queries, keys and values (B, T, (heads + 2·kvHeads)·D) to (B, T, heads·D). */
export function createAttention(
  config: NetworkConfig,
  places: TokenPlaces,
  cache?: Cache,
): (packed: Tensor, layer: number) => Tensor {
  const { batch: B, length: T, positions, documents } = places;
  const D = headSize(config);
  const kvHeads = config.num_key_value_heads;
  const group = config.num_attention_heads / kvHeads; // queries that share a key
  const count = typeof T === "number" ? T : config.max_position_embeddings + 1;
  const wide = cast(positions, "i64");
  const turn = (each: number, scale: number) => {
    const { cos, sin, shape } = rotaryTables(config, count, scale);
    const [c, s] = [constant(cos, shape), constant(sin, shape)];
    return (x: Tensor) =>
      reshape(rotate(reshape(x, [B, kvHeads * each, T, D]), wide, c, s), [B, kvHeads, each, T, D]);
  };
  // The scale of the scores is in the queries' tables: no work, and a bare product has faster kernels.
  const [turnQueries, turnKeys] = [turn(group, 1 / Math.sqrt(D)), turn(1, 1)];
  const hidden = hiddenScores(positions, positions, documents);
  const hiddenPast = cache && hiddenScores(positions, cache.positions);

  return (packed, layer) => {
    const byHead = transpose(reshape(packed, [B, T, kvHeads, group + 2, D]), [0, 2, 3, 1, 4]);
    const [q, k, values] = split(byHead, 2, [group, 1, 1]); // (B, kvHeads, group or 1, T, D)
    if (q === undefined || k === undefined || values === undefined) throw new Error("three pieces");
    const [queries, keys] = [turnQueries(q), turnKeys(k)];
    const score = (others: Tensor, mask: Tensor) => add(matmul(queries, others, { transB: true }), mask);

    let heard: Tensor; // (B, kvHeads, group, T, D)
    if (cache === undefined || hiddenPast === undefined) heard = matmul(softmax(score(keys, hidden)), values);
    else {
      cache.remember(layer, keys, values);
      const scores = [score(cache.keys(layer), hiddenPast), score(keys, hidden)];
      const [past, present] = splitLike(softmax(concatenate(scores, -1)), [hiddenPast, hidden]);
      if (past === undefined || present === undefined) throw new Error("two pieces");
      heard = add(matmul(past, cache.values(layer)), matmul(present, values));
    }
    return reshape(transpose(heard, [0, 3, 1, 2, 4]), [B, T, kvHeads * group * D]);
  };
}

/** (B, 1, 1, T, S): 0 where a token sees another, else `UNSEEN`. */
function hiddenScores(positions: Tensor, others: Tensor, documents?: Tensor): Tensor {
  const column = (x: Tensor) => reshape(x, [x.shape[0] ?? 1, 1, 1, x.shape[1] ?? 1, 1]);
  const row = (x: Tensor) => reshape(x, [x.shape[0] ?? 1, 1, 1, 1, x.shape[1] ?? 1]);
  const before = lessOrEqual(row(others), column(positions));
  const seen = documents === undefined ? before : and(before, equal(row(documents), column(documents)));
  return where(seen, 0, UNSEEN);
}

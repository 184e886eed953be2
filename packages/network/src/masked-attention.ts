/**
 * @file Attention over whole sequences with a document mask, from plain operators, so that it can be
 * differentiated. Packed documents do not see each other, and no token sees the future.
 */
import { arithmetic, type Tensor } from "@melodist/tensor";
import { headSize, type NetworkConfig } from "./config.ts";
import { rotaryTables } from "./rotary.ts";

const {
  add,
  and,
  cast,
  constant,
  equal,
  lessOrEqual,
  matmul,
  reshape,
  rotate,
  softmax,
  split,
  transpose,
  where,
} = arithmetic;

/** Added to the score of what may not be seen; exp of it is 0 in f32. */
const UNSEEN = -1e9;

export interface SequenceInputs {
  /** i32 (B, T): which document of its sequence a token belongs to. */
  readonly documents: Tensor;
  /** i32 (B, T): place within its document, from 0. */
  readonly positions: Tensor;
  readonly batch: number;
  readonly length: number;
}

/**
 * Build `attend` for whole sequences.
 *
 * Scores are laid out (B, kvHeads, group·T, T): the queries that share a key head stand below each other,
 * so that one product per key head serves them all.
 */
export function maskedAttention(
  config: NetworkConfig,
  { documents, positions, batch: B, length: T }: SequenceInputs,
): (packed: Tensor) => Tensor {
  const D = headSize(config);
  const kvHeads = config.num_key_value_heads;
  const group = config.num_attention_heads / kvHeads;
  const tables = rotaryTables(config, T);
  const [cos, sin] = [constant(tables.cos, tables.shape), constant(tables.sin, tables.shape)];
  const places = cast(positions, "i64");
  const hidden = hiddenScores(documents, B, T);
  const turned = (x: Tensor, heads: number) => rotate(reshape(x, [B, heads, T, D]), places, cos, sin);

  return (packed) => {
    const byHead = transpose(reshape(packed, [B, T, kvHeads, group + 2, D]), [0, 2, 3, 1, 4]);
    const [q, k, v] = split(byHead, 2, [group, 1, 1]); // (B, kvHeads, group or 1, T, D)
    if (q === undefined || k === undefined || v === undefined) throw new Error("three pieces");
    const queries = reshape(turned(q, kvHeads * group), [B, kvHeads, group * T, D]);
    const keys = turned(k, kvHeads); // (B, kvHeads, T, D)
    const values = reshape(v, [B, kvHeads, T, D]);

    const scores = matmul(queries, keys, { transB: true, scale: 1 / Math.sqrt(D) });
    const seen = softmax(add(reshape(scores, [B, kvHeads * group, T, T]), hidden));
    const heard = matmul(reshape(seen, [B, kvHeads, group * T, T]), values);
    const byToken = transpose(reshape(heard, [B, kvHeads * group, T, D]), [0, 2, 1, 3]);
    return reshape(byToken, [B, T, kvHeads * group * D]);
  };
}

/** (B, 1, T, T): 0 where a row's token sees a column's, else `UNSEEN`. */
function hiddenScores(documents: Tensor, B: number, T: number): Tensor {
  const steps = Int32Array.from({ length: T }, (_, index) => index);
  const past = lessOrEqual(constant(steps, [1, 1, 1, T]), constant(steps, [1, 1, T, 1]));
  const together = equal(reshape(documents, [B, 1, 1, T]), reshape(documents, [B, 1, T, 1]));
  return where(and(past, together), 0, UNSEEN);
}

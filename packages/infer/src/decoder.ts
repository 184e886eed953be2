/** @file A model that reads tokens and says how likely each next one is; sampling is not its business. */
import type { BundleManifest, BundleVocabulary } from "@melodist/bundle";
import { MelodistError } from "@melodist/errors";
import type { InferenceSession } from "onnxruntime-common";
import { Cache } from "./cache.ts";
import type { RuntimeSession } from "./runtime.ts";

/** An open model. Dispose of it to free the session. */
export class Decoder {
  readonly manifest: BundleManifest;
  readonly vocabulary: BundleVocabulary;
  readonly #runtime: RuntimeSession;

  constructor(runtime: RuntimeSession, manifest: BundleManifest, vocabulary: BundleVocabulary) {
    this.#runtime = runtime;
    this.manifest = manifest;
    this.vocabulary = vocabulary;
  }

  /** Longest sequence, in tokens. */
  get limit(): number {
    return this.manifest.network.max_position_embeddings;
  }

  /** An empty cache for a number of sequences. */
  createCache(sequences: number): Cache {
    const { network } = this.manifest;
    const shape = {
      layers: network.num_hidden_layers,
      heads: network.num_key_value_heads,
      size: network.hidden_size / network.num_attention_heads,
      limit: this.limit,
    };
    return new Cache(shape, sequences);
  }

  /**
   * Read tokens after those in the cache.
   *
   * @param rows new tokens of each sequence, at least one; unequal lengths are welcome
   * @returns logits after the last token of each sequence, f32 (sequences, V), and the cache is longer
   * @throws MelodistError `usage` for a foreign token or an empty row, `too-large` past the limit
   */
  async read(cache: Cache, rows: readonly (readonly number[])[]): Promise<Float32Array> {
    const { logits, tokens } = await this.#run(cache, rows);
    const V = this.manifest.network.vocab_size;
    const last = new Float32Array(rows.length * V);
    for (const [i, row] of rows.entries()) {
      const from = (i * tokens + row.length - 1) * V;
      last.set(logits.subarray(from, from + V), i * V);
    }
    return last;
  }

  /**
   * Score sequences: log-probability, in nats, of each token but the first of each row.
   *
   * The last token of a row is scored and not read: what goes on from there begins with it.
   *
   * @param rows at least two tokens each
   * @param cache what was read before them; nothing when left out
   * @throws MelodistError as `read`
   */
  async score(
    rows: readonly (readonly number[])[],
    cache: Cache = this.createCache(rows.length),
  ): Promise<readonly Float32Array[]> {
    const read = rows.map((row) => row.slice(0, -1));
    const { logits, tokens } = await this.#run(cache, read);
    const V = this.manifest.network.vocab_size;
    return rows.map((row, i) =>
      Float32Array.from(row.slice(1), (token, t) => {
        const from = (i * tokens + t) * V;
        return logProbability(logits.subarray(from, from + V), token);
      }),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#runtime.session.release();
  }

  async #run(
    cache: Cache,
    rows: readonly (readonly number[])[],
  ): Promise<{ logits: Float32Array; tokens: number }> {
    const tokens = this.#checkRows(cache, rows);
    const results = await this.#runtime.session.run(this.#feeds(cache, rows, tokens));
    const numbers = (name: string) => results[name]?.data as Float32Array;
    const counts = rows.map((row) => row.length);
    cache.append([numbers("newKeys"), numbers("newValues")], tokens, counts);
    return { logits: numbers("logits"), tokens };
  }

  /** The length of the longest row. */
  #checkRows(cache: Cache, rows: readonly (readonly number[])[]): number {
    const { vocab_size: V } = this.manifest.network;
    if (rows.length !== cache.lengths.length)
      throw new MelodistError(`${rows.length} rows for ${cache.lengths.length} sequences`, { code: "usage" });
    for (const [i, row] of rows.entries()) {
      if (row.length === 0) throw new MelodistError(`row ${i} has no token`, { code: "usage" });
      const foreign = row.find((token) => !Number.isInteger(token) || token < 0 || token >= V);
      if (foreign !== undefined)
        throw new MelodistError(`token ${foreign} is not one of ${V}`, { code: "usage" });
      if ((cache.lengths[i] ?? 0) + row.length > this.limit)
        throw new MelodistError(`sequences end at ${this.limit} tokens`, { code: "too-large" });
    }
    return Math.max(...rows.map((row) => row.length));
  }

  #feeds(cache: Cache, rows: readonly (readonly number[])[], tokens: number): InferenceSession.FeedsType {
    const { Tensor } = this.#runtime.runtime;
    const ids = new Int32Array(rows.length * tokens);
    const positions = new Int32Array(rows.length * tokens);
    for (const [i, row] of rows.entries()) {
      ids.set(row, i * tokens);
      // Padding stands past every sequence, where no token sees it.
      for (let t = 0; t < tokens; t++)
        positions[i * tokens + t] = t < row.length ? (cache.lengths[i] ?? 0) + t : this.limit;
    }
    const { heads, size } = cache.shape;
    const dims = [rows.length, heads, 1, cache.capacity, size];
    const caches = cache.arrays.map((array, index) => {
      const name = `${index % 2 === 0 ? "keys" : "values"}.${index >> 1}`;
      return [name, new Tensor("float32", array, dims)] as const;
    });
    return {
      ids: new Tensor("int32", ids, [rows.length, tokens]),
      positions: new Tensor("int32", positions, [rows.length, tokens]),
      cachePositions: new Tensor("int32", cache.positions(), [rows.length, cache.capacity]),
      ...Object.fromEntries(caches),
    };
  }
}

/** log softmax at one place. */
function logProbability(logits: Float32Array, token: number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logits.length; i++) top = Math.max(top, logits[i] ?? 0);
  let total = 0;
  for (let i = 0; i < logits.length; i++) total += Math.exp((logits[i] ?? 0) - top);
  return (logits[token] ?? 0) - top - Math.log(total);
}

/** @file Decoding with a cache has the scores of the whole-sequence pass, whatever the lengths, runtime or storage. */
import { type Graph, graphInputs } from "@melodist/tensor";
import { describe, expect, it } from "vitest";
import { bytesOf, openTestSession, type RuntimeName, type TestSession } from "../testing/session.ts";
import { headSize, type NetworkConfig, parseNetworkConfig } from "./config.ts";
import { decodingGraph, keyCacheName, valueCacheName } from "./decoding.ts";
import { initialWeights } from "./initial-weights.ts";
import type { Weights } from "./layouts.ts";
import { mergeGraph } from "./lora-merge.ts";
import { networkParameters } from "./parameters.ts";
import {
  bytesName,
  isQuantizable,
  loraParameters,
  quantizeMatrix,
  scalesName,
  type WeightStorage,
} from "./projection.ts";
import { toFloat16 } from "./safetensors.ts";
import { nextName, scoringGraph, type TrainingOptions } from "./training-step.ts";

const config: NetworkConfig = parseNetworkConfig({
  vocab_size: 13,
  hidden_size: 64,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  intermediate_size: 96,
  max_position_embeddings: 16,
});
const parameters = networkParameters(config);
const CAPACITY = 12;

/** Louder than at the start of training, so that every part matters. */
const louder = (weights: Weights): Weights =>
  new Map([...weights].map(([name, values]) => [name, values.map((v) => (v === 1 ? v : v * 4))]));
const weights = louder(initialWeights(config, parameters, 1));

/** Prompts of unequal lengths, then four tokens each. */
const PROMPTS = [
  [1, 2, 3, 4, 5],
  [6, 7],
  [8, 9, 10],
];
const ANSWERS = [
  [0, 5, 9, 1],
  [12, 11, 10, 3],
  [4, 4, 2, 2],
];

/** The bytes a decoding graph of this storage binds. */
function storedBytes(storage: WeightStorage, from: Weights): ReadonlyMap<string, Uint8Array> {
  return new Map(
    parameters.flatMap((parameter) => {
      const { name } = parameter;
      const values = from.get(name) ?? new Float32Array(0);
      if (storage === "f16") return [[name, bytesOf(toFloat16(values))] as const];
      if (storage === "f32" || !isQuantizable(parameter)) return [[name, bytesOf(values)] as const];
      const { bytes, scales } = quantizeMatrix(values);
      return [
        [bytesName(name), bytes],
        [scalesName(name), bytesOf(scales)],
      ] as const;
    }),
  );
}

/** Scores (prompt and answer, one row a token) of each sequence alone, by the training definition. */
async function scoreWhole(
  from: Weights,
  options: Partial<TrainingOptions> = {},
): Promise<readonly Float32Array[]> {
  const rows: Float32Array[] = [];
  for (const [i, prompt] of PROMPTS.entries()) {
    const ids = [...prompt, ...(ANSWERS[i] ?? [])];
    const session = await openTestSession(scoringGraph(config, { batch: 1, length: ids.length, ...options }));
    const positions = ids.map((_, t) => t);
    const feeds = { ids, targets: ids, documents: ids.map(() => 0), positions, ...Object.fromEntries(from) };
    rows.push((await session.run(feeds))["logits"] ?? new Float32Array(0));
  }
  return rows;
}

/** The largest difference between the cached scores and those of the whole pass, prompt and answer. */
async function largestDifference(session: TestSession, expected: readonly Float32Array[]): Promise<number> {
  const cache = createCache();
  const lengths = PROMPTS.map(() => 0);
  let worst = 0;
  /** Read these tokens after what was read before, and compare the score of each. */
  const read = async (rows: readonly (readonly number[])[]) => {
    const tokens = Math.max(...rows.map((row) => row.length));
    const places = Array.from({ length: tokens }, (_, t) => t);
    const feeds = {
      ids: rows.flatMap((row) => places.map((t) => row[t] ?? 0)),
      positions: rows.flatMap((_, i) => places.map((t) => (lengths[i] ?? 0) + t)),
      cachePositions: rows.flatMap((_, i) =>
        cache.slots.map((slot) => (slot < (lengths[i] ?? 0) ? slot : EMPTY)),
      ),
      ...cache.arrays,
    };
    const results = await session.run(feeds, { batch: rows.length, tokens, capacity: CAPACITY });
    for (const [i, row] of rows.entries()) {
      for (const t of row.keys()) {
        cache.put(i, (lengths[i] ?? 0) + t, t, tokens, results);
        const place = ((lengths[i] ?? 0) + t) * config.vocab_size;
        for (let v = 0; v < config.vocab_size; v++) {
          const score = results["logits"]?.[(i * tokens + t) * config.vocab_size + v] ?? Number.NaN;
          worst = Math.max(worst, Math.abs(score - (expected[i]?.[place + v] ?? Number.NaN)));
        }
      }
    }
    for (const [i, row] of rows.entries()) lengths[i] = (lengths[i] ?? 0) + row.length;
  };

  await read(PROMPTS);
  await read(ANSWERS.map(([token = 0]) => [token]));
  await read(ANSWERS.map((answer) => answer.slice(1, 3))); // more than one token onto a cache
  await read(ANSWERS.map((answer) => answer.slice(3)));
  return worst;
}

/** Past every position that is filled. */
const EMPTY = 1 << 30;

/** A plain cache of (sequence, kvHead, slot, D) a layer. */
function createCache() {
  const [heads, size, layers] = [config.num_key_value_heads, headSize(config), config.num_hidden_layers];
  const arrays: Record<string, Float32Array> = {};
  for (let layer = 0; layer < layers; layer++) {
    for (const name of [keyCacheName(layer), valueCacheName(layer)])
      arrays[name] = new Float32Array(PROMPTS.length * heads * CAPACITY * size);
  }
  /** Token t of the new ones of a sequence into its slot. */
  const put = (
    sequence: number,
    slot: number,
    t: number,
    tokens: number,
    results: Readonly<Record<string, Float32Array>>,
  ) => {
    for (let layer = 0; layer < layers; layer++) {
      for (let head = 0; head < heads; head++) {
        const from = (((sequence * heads + head) * layers + layer) * tokens + t) * size;
        const to = ((sequence * heads + head) * CAPACITY + slot) * size;
        arrays[keyCacheName(layer)]?.set(results["newKeys"]?.subarray(from, from + size) ?? [], to);
        arrays[valueCacheName(layer)]?.set(results["newValues"]?.subarray(from, from + size) ?? [], to);
      }
    }
  };
  return { arrays, put, slots: Array.from({ length: CAPACITY }, (_, slot) => slot) };
}

describe("decoding with a cache", () => {
  it.each<[WeightStorage, RuntimeName, number]>([
    ["f32", "native", 1e-4],
    ["f32", "web", 1e-4],
    ["f16", "native", 2e-2], // weights of 11 bits
    ["f16", "web", 2e-2],
    ["q8", "native", 0.15], // weights and activations of 8 bits; scores lie in about ±5
  ])("from %s weights in the %s runtime equals the scoring pass", async (storage, runtime, tolerance) => {
    const session = await openTestSession(
      decodingGraph(config, storage),
      runtime,
      storedBytes(storage, weights),
    );
    const worst = await largestDifference(session, await scoreWhole(weights));
    expect(worst).toBeLessThan(tolerance);
  });

  it("equals the scoring pass after adapters are merged", async () => {
    const lora = { rank: 4, alpha: 8, matrices: ["attention.wqkv", "attention.wo", "feed_forward.w1"] };
    const random = initialWeights(config, loraParameters(parameters, lora), 2);
    const adapters: Weights = new Map(
      [...random].map(([name, values]) => [name, values.map((_, i) => Math.sin(i) / 20)]),
    );
    const adapted = new Map([...weights, ...adapters]);
    const merge = await openTestSession(mergeGraph(config, lora));
    const next = await merge.run(Object.fromEntries(adapted));
    const merged: Weights = new Map(
      [...weights].map(([name, values]) => [name, next[nextName(name)] ?? values]),
    );

    const expected = await scoreWhole(adapted, { lora });
    const session = await openTestSession(decodingGraph(config), "native", storedBytes("f32", merged));
    expect(await largestDifference(session, expected)).toBeLessThan(1e-4);
    const unmerged = await openTestSession(decodingGraph(config), "native", storedBytes("f32", weights));
    expect(await largestDifference(unmerged, expected)).toBeGreaterThan(0.05);
  });

  it("binds every parameter of the network, and no other weight", () => {
    const inputs = (graph: Graph) => [...graphInputs(graph).keys()].filter((name) => name.includes("."));
    const caches = inputs(decodingGraph(config)).filter((name) => /^(keys|values)\./.test(name));
    expect(caches).toHaveLength(2 * config.num_hidden_layers);
    expect(new Set(inputs(decodingGraph(config)))).toEqual(
      new Set([...caches, ...parameters.map(({ name }) => name)]),
    );
  });
});

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
  const [batch, V] = [PROMPTS.length, config.vocab_size];
  const size = batch * config.num_key_value_heads * CAPACITY * headSize(config);
  const layers = Array.from({ length: config.num_hidden_layers }, (_, layer) => layer);
  let caches: Record<string, ArrayLike<number>> = Object.fromEntries(
    layers.flatMap((l) => [keyCacheName(l), valueCacheName(l)].map((name) => [name, new Float32Array(size)])),
  );
  let worst = 0;
  const run = async (ids: readonly number[][], counts: readonly number[], tokens: number) => {
    const feeds = {
      ids: ids.flat(),
      last: counts.map((n) => n - 1),
      total: [Math.max(...counts)],
      ...caches,
    };
    const results = await session.run(feeds, { batch, tokens, capacity: CAPACITY });
    caches = Object.fromEntries(Object.keys(caches).map((name) => [name, results[nextName(name)] ?? []]));
    return results["logits"] ?? new Float32Array(0);
  };
  const compare = (logits: Float32Array, row: number, sequence: number, place: number) => {
    for (let v = 0; v < V; v++)
      worst = Math.max(
        worst,
        Math.abs((logits[row * V + v] ?? Number.NaN) - (expected[sequence]?.[place * V + v] ?? Number.NaN)),
      );
  };

  const longest = Math.max(...PROMPTS.map((prompt) => prompt.length));
  const padded = PROMPTS.map((prompt) => [...prompt, ...new Array<number>(longest - prompt.length).fill(0)]);
  const first = await run(
    padded,
    PROMPTS.map((prompt) => prompt.length),
    longest,
  );
  for (const [i, prompt] of PROMPTS.entries()) {
    for (const t of prompt.keys()) compare(first, i * longest + t, i, t);
  }
  for (let step = 0; step < 4; step++) {
    const logits = await run(
      ANSWERS.map((answer) => [answer[step] ?? 0]),
      PROMPTS.map((prompt) => prompt.length + step + 1),
      1,
    );
    for (const [i, prompt] of PROMPTS.entries()) compare(logits, i, i, prompt.length + step);
  }
  return worst;
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

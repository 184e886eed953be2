/** @file The compiled step against the one written by hand, and what each option does to it. */

import { createRandom } from "@melodist/random";
import { interpretGraph, printGraph } from "@melodist/tensor";
import { describe, expect, it } from "vitest";
import { type HandSequence, handLoss, handUpdate } from "../testing/hand-written-step.ts";
import { openTestSession } from "../testing/session.ts";
import { type NetworkConfig, parseNetworkConfig } from "./config.ts";
import { DROPOUT_COLUMNS, DROPOUT_ROWS } from "./dropout.ts";
import { initialWeights } from "./initial-weights.ts";
import { firstMomentName, optimiserGraph, secondMomentName } from "./optimiser.ts";
import { networkParameters } from "./parameters.ts";
import {
  dropoutPlaces,
  gradientName,
  nextName,
  scoringGraph,
  type TrainingOptions,
  trainedParameters,
  trainingGraph,
} from "./training-step.ts";

const config: NetworkConfig = parseNetworkConfig({
  vocab_size: 11,
  hidden_size: 16,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  intermediate_size: 24,
  max_position_embeddings: 8,
});
const LENGTH = 6;
const parameters = networkParameters(config);

/** Two documents packed in a sequence, some tokens without weight. */
function anySequence(seed: number): HandSequence {
  const random = createRandom(seed);
  const cut = 1 + Math.floor(random() * (LENGTH - 1));
  const tokens = Array.from({ length: LENGTH + 1 }, () => Math.floor(random() * config.vocab_size));
  const places = Array.from({ length: LENGTH }, (_, t) => t);
  return {
    ids: tokens.slice(0, -1),
    targets: tokens.slice(1),
    documents: places.map((t) => (t < cut ? 0 : 1)),
    positions: places.map((t) => (t < cut ? t : t - cut)),
    weights: places.map((t) => (t % 3 === 0 ? 0 : 1 / (4 * (LENGTH - 2)))),
  };
}

/** Sequences side by side, as the graph takes them. */
function feedsOf(sequences: readonly HandSequence[]): Record<string, number[]> {
  const join = (key: keyof HandSequence) => sequences.flatMap((sequence) => [...sequence[key]]);
  return {
    ids: join("ids"),
    targets: join("targets"),
    documents: join("documents"),
    positions: join("positions"),
    weights: join("weights"),
  };
}

const zeros = (length: number) => new Float64Array(length);

describe("the compiled step", () => {
  it("has the losses and norms of the one written by hand, over 20 steps of two micro-batches", async () => {
    const adamw = { beta1: 0.9, beta2: 0.95, epsilon: 1e-8, weightDecay: 0.1, clipNorm: 0.5 };
    const gradient = await openTestSession(trainingGraph(config, { batch: 2, length: LENGTH }));
    const update = await openTestSession(optimiserGraph(parameters, adamw));
    const start = initialWeights(config, parameters, 1);
    const loud = new Map(
      [...start].map(([name, values]) => [name, values.map((v) => (v === 1 ? v : v * 10))]),
    );

    const hand = new Map([...loud].map(([name, values]) => [name, Float64Array.from(values)]));
    const moments = [0, 1].map(() => new Map([...loud].map(([name, { length }]) => [name, zeros(length)])));
    const state: Record<string, ArrayLike<number>> = Object.fromEntries([
      ...loud,
      ...[...loud].map(([name, { length }]) => [firstMomentName(name), zeros(length)] as const),
      ...[...loud].map(([name, { length }]) => [secondMomentName(name), zeros(length)] as const),
    ]);

    for (let step = 1; step <= 20; step++) {
      const batches = [0, 1].map((i) => [0, 1].map((j) => anySequence((step % 4) * 100 + i * 10 + j)));
      const grads = new Map([...loud].map(([name, { length }]) => [name, zeros(length)]));
      const expected = batches
        .flat()
        .reduce((sum, sequence) => sum + handLoss(config, hand, grads, sequence), 0);
      const rate = 0.02 / step;
      const [first = new Map(), second = new Map()] = moments;
      const norm = handUpdate(config, [hand, grads, first, second], { ...adamw, rate }, step);

      let slopes: Record<string, ArrayLike<number>> = Object.fromEntries(
        [...loud].map(([name, { length }]) => [gradientName(name), zeros(length)]),
      );
      let loss = 0;
      for (const batch of batches) {
        const results = await gradient.run({ ...state, ...slopes, ...feedsOf(batch) });
        loss += results["loss"]?.[0] ?? Number.NaN;
        slopes = Object.fromEntries(
          [...loud.keys()].map((name) => [gradientName(name), results[nextName(gradientName(name))] ?? []]),
        );
      }
      const scalars = {
        learningRate: [rate],
        correction1: [1 / (1 - 0.9 ** step)],
        correction2: [1 / (1 - 0.95 ** step)],
      };
      const results = await update.run({ ...state, ...slopes, ...scalars });
      for (const name of Object.keys(state)) state[name] = results[nextName(name)] ?? [];

      expect(Math.abs(loss - expected)).toBeLessThan(1e-4);
      expect(Math.abs((results["gradientNorm"]?.[0] ?? Number.NaN) / norm - 1)).toBeLessThan(1e-3);
    }
  });

  it("fuses what the runtime has kernels for", () => {
    const text = printGraph(trainingGraph(config, { batch: 2, length: LENGTH }));
    expect(text.match(/matmulAdd\(/g)).toHaveLength(config.num_hidden_layers * 5 + 1); // each matrix's gradient
    expect(text.match(/addRmsNorm\(/g)).toHaveLength(config.num_hidden_layers * 2); // each norm of a sum
  });
});

const weights = initialWeights(config, parameters, 3);
const loud = Object.fromEntries(
  [...weights].map(([name, values]) => [name, values.map((v) => (v === 1 ? v : v * 10))]),
);
const noGradients = (options: TrainingOptions) =>
  Object.fromEntries(
    trainedParameters(config, options.lora).map(({ name, shape }) => [
      gradientName(name),
      zeros(shape.reduce((a, b) => a * b, 1)),
    ]),
  );

/** Loss and gradients of one sequence. */
async function runOnce(
  options: Partial<TrainingOptions>,
  extra: Readonly<Record<string, ArrayLike<number>>> = {},
) {
  const whole = { batch: 1, length: LENGTH, ...options };
  const session = await openTestSession(trainingGraph(config, whole));
  const feeds = { ...loud, ...noGradients(whole), ...feedsOf([anySequence(5)]), ...extra };
  const needed = feeds as Readonly<Record<string, ArrayLike<number>>>;
  return session.run(needed);
}

describe("packed documents", () => {
  it("do not see each other: alone, a document has the scores it has in company", async () => {
    const session = await openTestSession(scoringGraph(config, { batch: 1, length: 6 }));
    const row = (ids: number[], documents: number[], positions: number[]) => ({
      ids,
      documents,
      positions,
      targets: ids,
    });
    const packed = await session.run({
      ...loud,
      ...row([1, 2, 3, 4, 5, 6], [0, 0, 1, 1, 1, 1], [0, 1, 0, 1, 2, 3]),
    });
    const alone = await session.run({
      ...loud,
      ...row([3, 4, 5, 6, 9, 9], [0, 0, 0, 0, 1, 1], [0, 1, 2, 3, 0, 1]),
    });
    const V = config.vocab_size;
    const [a, b] = [packed["logits"]?.slice(2 * V, 6 * V) ?? [], alone["logits"]?.slice(0, 4 * V) ?? []];
    for (const [i, value] of a.entries()) expect(value).toBeCloseTo(b[i] ?? Number.NaN, 5);
  });
});

describe("dropout", () => {
  const random = createRandom(9);
  const rows = Array.from({ length: dropoutPlaces(config) * LENGTH }, () => 1 + random());
  const columns = Array.from(
    { length: dropoutPlaces(config) * config.hidden_size },
    () => 512 * (1 + random()),
  );
  const noise = { [DROPOUT_ROWS]: rows, [DROPOUT_COLUMNS]: columns };

  it("changes the loss, and the same way for the same numbers", async () => {
    const [plain, once, again] = [
      await runOnce({}),
      await runOnce({ dropout: 0.3 }, noise),
      await runOnce({ dropout: 0.3 }, noise),
    ];
    expect(once["loss"]).toEqual(again["loss"]);
    expect(once["loss"]?.[0]).not.toBeCloseTo(plain["loss"]?.[0] ?? 0, 3);
  });
});

describe("low-rank adapters", () => {
  const lora = { rank: 2, alpha: 4, matrices: ["attention.wqkv", "feed_forward.w2"] };
  const adapters = Object.fromEntries(initialWeights(config, trainedParameters(config, lora), 4));

  it("start as nothing, and only they have gradients", async () => {
    const [plain, adapted] = [await runOnce({}), await runOnce({ lora }, adapters)];
    expect(adapted["loss"]?.[0]).toBeCloseTo(plain["loss"]?.[0] ?? Number.NaN, 6);
    expect(Object.keys(adapted)).toHaveLength(1 + 2 * 2 * config.num_hidden_layers);
  });
});

describe("learning from a teacher", () => {
  const logits = Float32Array.from({ length: LENGTH * config.vocab_size }, (_, i) => 3 * Math.sin(i));

  it("mixes the softened cross-entropy with the ordinary loss", async () => {
    const options = { batch: 1, length: LENGTH };
    const student = await (await openTestSession(scoringGraph(config, options))).run({
      ...loud,
      ...feedsOf([anySequence(5)]),
    });
    const [T, share] = [2, 0.25];
    const result = await runOnce({ distil: { temperature: T, share } }, { teacher: logits });
    const V = config.vocab_size;
    const soft = (x: ArrayLike<number>, t: number) => {
      const exps = Array.from({ length: V }, (_, i) => Math.exp((x[t * V + i] ?? 0) / T));
      const total = exps.reduce((a, b) => a + b, 0);
      return exps.map((e) => e / total);
    };
    const { weights: shares } = anySequence(5);
    let expected = 0;
    for (const [t, weight] of shares.entries()) {
      const [p, q] = [soft(logits, t), soft(student["logits"] ?? [], t)];
      const cross = -p.reduce((sum, one, i) => sum + one * Math.log(q[i] ?? 1), 0);
      expected +=
        weight * ((1 - share) * (student["negativeLogLikelihood"]?.[t] ?? 0) + share * T * T * cross);
    }
    expect(result["loss"]?.[0]).toBeCloseTo(expected, 5);
  });
});

it("the float64 meaning of the graph agrees with the runtime", async () => {
  const graph = trainingGraph(config, { batch: 1, length: LENGTH });
  const feeds = { ...loud, ...noGradients({ batch: 1, length: LENGTH }), ...feedsOf([anySequence(5)]) };
  const exact = interpretGraph(graph, feeds as Readonly<Record<string, ArrayLike<number>>>);
  const fast = await runOnce({});
  for (const [name, { data }] of Object.entries(exact)) {
    const scale = Math.max(1e-3, ...data.map(Math.abs));
    for (const [i, value] of data.entries())
      expect(Math.abs(value - (fast[name]?.[i] ?? Number.NaN)) / scale).toBeLessThan(1e-4);
  }
});

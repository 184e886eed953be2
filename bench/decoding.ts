/**
 * @file Decoding rate at 6.7 M parameters, against a bound in the same run: a graph of the same matrix
 * products alone, in the same session options. The two take turns, step by step.
 *
 * npx tsx --conditions melodist-source bench/decoding.ts [--threads 2]
 */

import type { BundleManifest } from "@melodist/bundle";
import { type Cache, Decoder } from "@melodist/infer";
import {
  decodingGraph,
  initialWeights,
  keyCacheName,
  networkParameters,
  nextName,
  type Parameter,
  storedArrays,
  valueCacheName,
  type WeightStorage,
} from "@melodist/network";
import { createRandom } from "@melodist/random";
import {
  apply,
  arithmetic,
  type Graph,
  type Tensor as Symbolic,
  type WeightSource,
  writeOnnx,
} from "@melodist/tensor";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { BENCH_NETWORKS, median, option } from "./networks.ts";

const THREADS = Number(option("threads") ?? 2);
const STEPS = 60;
const bench = BENCH_NETWORKS[1];
if (bench === undefined) throw new Error("no network");
const { network } = bench;
const parameters = networkParameters(network);
const weights = initialWeights(network, parameters, 1);

function sources(storage: WeightStorage): Map<string, WeightSource> {
  const arrays = parameters.flatMap((parameter) => storedArrays(parameter, storage, weights));
  return new Map(
    arrays.map(({ name, data }) => [
      name,
      { kind: "bytes", bytes: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) },
    ]),
  );
}

/** Every product of a decoding step, with the weights and with the cache, and nothing else. */
function productsGraph(storage: WeightStorage): Graph {
  const { input, matmul } = arithmetic;
  const byWidth = new Map<number, Symbolic>();
  const vector = (width: number) => {
    const known = byWidth.get(width) ?? input(`x${width}`, ["batch", 1, width]);
    byWidth.set(width, known);
    return known;
  };
  const product = ({ name, shape: [outer = 1, inner = 1] }: Parameter) =>
    storage === "q8"
      ? apply(
          { kind: "matmul8Bit", inner, outer },
          vector(inner),
          input(`${name}.bytes`, [outer, inner / 32, 32], "u8"),
          input(`${name}.scales`, [outer, inner / 32]),
        )
      : matmul(vector(inner), input(name, [outer, inner]), { transB: true });
  const matrices = parameters.filter(({ kind }) => kind === "matrix");
  const outputs = Object.fromEntries(matrices.map((matrix) => [nextName(matrix.name), product(matrix)]));
  const [kvHeads, size] = [network.num_key_value_heads, network.hidden_size / network.num_attention_heads];
  const group = network.num_attention_heads / kvHeads;
  const queries = input("queries", ["batch", kvHeads, group, 1, size]);
  const shares = input("shares", ["batch", kvHeads, group, 1, "capacity"]);
  for (let layer = 0; layer < network.num_hidden_layers; layer++) {
    const cache = (name: string) => input(name, ["batch", kvHeads, 1, "capacity", size]);
    outputs[`scores.${layer}`] = matmul(queries, cache(keyCacheName(layer)), { transB: true });
    outputs[`heard.${layer}`] = matmul(shares, cache(valueCacheName(layer)));
  }
  return { outputs };
}

const randomTensor = (...dims: number[]) =>
  new Tensor(
    "float32",
    Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, () => random() - 0.5),
    dims,
  );

const open = (graph: Graph, storage: WeightStorage) => {
  const needed = sources(storage);
  return InferenceSession.create(writeOnnx(graph, { weights: needed }), {
    intraOpNumThreads: THREADS,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  });
};

/** Milliseconds of one call. */
async function timed(call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await call();
  return performance.now() - start;
}

const random = createRandom(1);
const { num_hidden_layers: layers, num_key_value_heads: heads, num_attention_heads: all } = network;
const size = network.hidden_size / all;

/** What a decoder wants to know of its model; no file is involved. */
function manifestOf(storage: WeightStorage): BundleManifest {
  const file = (name: string) => ({ file: name, bytes: 0, sha256: "0".repeat(64) });
  const files = { vocabulary: file("v"), graphs: { decode: file("d") }, weights: file("w") };
  const provenance = { createdBy: "bench", stages: [], sources: [], notes: "" };
  return { format: "melodist-bundle", version: 1, network, storage, ...files, provenance };
}

/** Inputs of the bound, for a cache as large as this one. */
function boundFeeds(cache: Cache, batch: number): Record<string, Tensor> {
  const dims = [batch, heads, 1, cache.capacity, size];
  const caches = cache.arrays.map((array, i) => {
    return [`${i % 2 === 0 ? "keys" : "values"}.${i >> 1}`, new Tensor("float32", array, dims)] as const;
  });
  return {
    [`x${network.hidden_size}`]: randomTensor(batch, 1, network.hidden_size),
    [`x${network.intermediate_size}`]: randomTensor(batch, 1, network.intermediate_size),
    queries: randomTensor(batch, heads, all / heads, 1, size),
    shares: randomTensor(batch, heads, all / heads, 1, cache.capacity),
    ...Object.fromEntries(caches),
  };
}

async function measure(
  decoder: Decoder,
  products: InferenceSession,
  batch: number,
  position: number,
): Promise<string> {
  const cache = decoder.createCache(batch);
  const before = Float32Array.from(
    { length: batch * heads * layers * position * size },
    () => random() - 0.5,
  );
  cache.append([before, before], position, new Array<number>(batch).fill(position));
  const rows = Array.from({ length: batch }, (_, i) => [i]);
  await decoder.read(cache, rows); // the cache has grown, if it had to
  const feeds = boundFeeds(cache, batch);
  const ours: number[] = [];
  const bound: number[] = [];
  for (let i = 0; i < STEPS; i++) {
    ours.push(await timed(() => decoder.read(cache, rows)));
    bound.push(await timed(() => products.run(feeds)));
  }
  const [a, b] = [median(ours), median(bound)];
  const rates = `${(1000 / a).toFixed(0)} steps/s, ${((1000 * batch) / a).toFixed(0)} tokens/s`;
  return `${rates}; products alone ${(1000 / b).toFixed(0)} steps/s; ${(b / a).toFixed(2)} of the bound`;
}

for (const storage of ["f32", "q8"] as const) {
  const session = await open(decodingGraph(network, storage), storage);
  const products = await open(productsGraph(storage), storage);
  const decoder = new Decoder({ runtime: { Tensor }, session }, manifestOf(storage), {
    name: "bench",
    version: 1,
    tokens: [],
  });
  for (const batch of [1, 16]) {
    // Each stays within one capacity of the cache: 128, 512, 1,024.
    for (const position of [65, 300, 960]) {
      console.log(
        `${storage} batch ${batch} position ${position}: ${await measure(decoder, products, batch, position)}`,
      );
    }
  }
}

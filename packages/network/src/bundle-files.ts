/** @file A trained network as the files of a bundle: graph, weights, vocabulary, manifest. */
import {
  BUNDLE_VERSION,
  type Bundle,
  type BundleManifest,
  type BundleVocabulary,
  describeFile,
  MANIFEST_FILE,
  type Provenance,
} from "@melodist/bundle";
import { MelodistError } from "@melodist/errors";
import { type WeightSource, writeOnnx } from "@melodist/tensor";
import { type NetworkConfig, parseNetworkConfig } from "./config.ts";
import { decodingGraph } from "./decoding.ts";
import { checkShapes, publishedConfig, type Weights } from "./layouts.ts";
import { networkParameters, type Parameter } from "./parameters.ts";
import { bytesName, isQuantizable, quantizeMatrix, scalesName, type WeightStorage } from "./projection.ts";
import { joinBytes } from "./published-files.ts";
import {
  type ArrayToStore,
  layOutSafetensors,
  readSafetensorsHeader,
  toFloat16,
  toFloat32,
  writeSafetensors,
} from "./safetensors.ts";

const WEIGHTS_FILE = "model.safetensors";

export interface BundleParts {
  readonly config: NetworkConfig;
  readonly weights: Weights;
  readonly storage: WeightStorage;
  readonly vocabulary: BundleVocabulary;
  readonly provenance: Provenance;
}

/**
 * The bundle's files by name. With `f32` or `f16` storage, `config.json` and the weights are what other
 * runtimes of InternLM2 read.
 *
 * @throws MelodistError `mismatch` when weights are missing or of a wrong size
 */
export async function bundleFiles({
  config,
  weights,
  storage,
  vocabulary,
  provenance,
}: BundleParts): Promise<Map<string, Uint8Array>> {
  const parameters = networkParameters(config);
  checkShapes(
    parameters.map(({ name, shape }) => ({ name, shape: [shape.reduce((a, b) => a * b, 1)] })),
    new Map([...weights].map(([name, { length }]) => [name, { shape: [length] }])),
  );
  const arrays = parameters.flatMap((parameter) => storedArrays(parameter, storage, weights));
  const graph = writeOnnx(decodingGraph(config, storage), { weights: weightRanges(arrays) });
  const files = new Map<string, Uint8Array>([
    [WEIGHTS_FILE, joinBytes(writeSafetensors(arrays))],
    ["decode.onnx", graph],
    ["vocabulary.json", toJson(vocabulary)],
  ]);
  const describe = (file: string) => describeFile(file, files.get(file) ?? new Uint8Array(0));
  const manifest: BundleManifest = {
    format: "melodist-bundle",
    version: BUNDLE_VERSION,
    network: config,
    storage,
    vocabulary: await describe("vocabulary.json"),
    graphs: { decode: await describe("decode.onnx") },
    weights: await describe(WEIGHTS_FILE),
    provenance,
  };
  files.set("config.json", toJson(publishedConfig(config, "internlm2")));
  return files.set(MANIFEST_FILE, toJson(manifest));
}

/** A bundle's network and weights, to train on, export, or store in another way. */
export interface BundleNetwork {
  readonly config: NetworkConfig;
  readonly weights: Weights;
}

/**
 * Take the weights out of a bundle.
 *
 * @throws MelodistError `mismatch` when they do not fit the network, or were rounded to 8 bits
 */
export function readBundleNetwork({
  manifest,
  weights: file,
}: Pick<Bundle, "manifest" | "weights">): BundleNetwork {
  if (manifest.storage === "q8") {
    const hint = "Start from the model it was made from.";
    throw new MelodistError("the weights of this model are rounded to 8 bits", { code: "mismatch", hint });
  }
  const config = parseNetworkConfig(manifest.network);
  const { arrays } = readSafetensorsHeader(file);
  checkShapes(networkParameters(config), arrays);
  const weights = [...arrays].map(
    ([name, { type, start, end }]) => [name, toFloat32(type, file.subarray(start, end))] as const,
  );
  return { config, weights: new Map(weights) };
}

/** A parameter as it is stored: itself in 32 or 16 bits, or as bytes and scales. */
export function storedArrays(
  parameter: Parameter,
  storage: WeightStorage,
  weights: Weights,
): readonly ArrayToStore[] {
  const { name, shape } = parameter;
  const data = weights.get(name) ?? new Float32Array(0);
  if (storage === "f16") return [{ name, type: "F16", shape, data: toFloat16(data) }];
  if (storage === "f32" || !isQuantizable(parameter)) return [{ name, type: "F32", shape, data }];
  const [outer = 1, inner = 1] = shape;
  const { bytes, scales } = quantizeMatrix(data);
  return [
    { name: bytesName(name), type: "U8", shape: [outer, inner / 32, 32], data: bytes },
    { name: scalesName(name), type: "F32", shape: [outer, inner / 32], data: scales },
  ];
}

/** The graph's weights are ranges of the safetensors file. */
function weightRanges(arrays: readonly ArrayToStore[]): ReadonlyMap<string, WeightSource> {
  const placed = layOutSafetensors(arrays).arrays;
  return new Map(
    [...placed].map(([name, { start, end }]) => [
      name,
      { kind: "file", location: WEIGHTS_FILE, offset: start, length: end - start },
    ]),
  );
}

const toJson = (value: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);

/**
 * @file Weights as other programs keep them: `config.json` and safetensors, one file or several, in
 * InternLM2's or LLaMA's layout; read and written.
 */
import { MelodistError } from "@melodist/errors";
import { type NetworkConfig, parseNetworkConfig } from "./config.ts";
import {
  checkShapes,
  fromLlama,
  layoutShapes,
  publishedConfig,
  toLlama,
  type WeightLayout,
  type Weights,
} from "./layouts.ts";
import { readSafetensorsHeader, toFloat16, toFloat32, writeSafetensors } from "./safetensors.ts";

export interface PublishedNetwork {
  readonly config: NetworkConfig;
  readonly layout: WeightLayout;
  readonly weights: Weights;
}

/**
 * Read a published network.
 *
 * @param configJson the text of its `config.json`
 * @param files each of its safetensors files, whole
 * @throws MelodistError `unsupported-format` for another architecture; `invalid-setting`, `bad-file` or
 * `mismatch` naming what does not fit
 */
export function readPublished(configJson: string, files: Iterable<Uint8Array>): PublishedNetwork {
  const { config, layout } = readPublishedConfig(configJson);
  const weights = new Map<string, Float32Array>();
  const shapes = new Map<string, { readonly shape: readonly number[] }>();
  for (const file of files) {
    for (const [name, { type, shape, start, end }] of readSafetensorsHeader(file).arrays) {
      shapes.set(name, { shape });
      weights.set(name, toFloat32(type, file.subarray(start, end)));
    }
  }
  checkShapes(layoutShapes(config, layout), shapes);
  return { config, layout, weights: layout === "llama" ? fromLlama(config, weights) : weights };
}

/** Settings and layout from a `config.json`. @throws MelodistError as `readPublished` */
export function readPublishedConfig(configJson: string): Omit<PublishedNetwork, "weights"> {
  let json: Readonly<Record<string, unknown>>;
  try {
    json = JSON.parse(configJson);
  } catch (cause) {
    throw new MelodistError("config.json is not JSON", { code: "bad-file", cause });
  }
  const refuse = (what: string) => new MelodistError(`config.json: ${what}`, { code: "unsupported-format" });
  const type = json["model_type"];
  if (type !== "internlm2" && type !== "llama")
    throw refuse(`model_type ${String(type)} is not internlm2 or llama`);
  if (json["tie_word_embeddings"] === true) throw refuse("tied output is not supported");
  if (json["bias"] === true || json["attention_bias"] === true || json["mlp_bias"] === true)
    throw refuse("biases are not supported");
  const scaling = json["rope_scaling"];
  if (scaling !== undefined && scaling !== null && !isDynamic(scaling))
    throw refuse("rope_scaling is not supported");
  return { config: parseNetworkConfig({ rope_theta: ropeTheta(json), ...json }), layout: type };
}

/** Dynamic scaling changes nothing up to `max_position_embeddings`, which is as far as we go. */
function isDynamic(scaling: unknown): boolean {
  return typeof scaling === "object" && scaling !== null && "type" in scaling && scaling.type === "dynamic";
}

/** LLaMA's default where nothing is said; newer files keep it among `rope_parameters`. */
function ropeTheta(json: Readonly<Record<string, unknown>>): unknown {
  const parameters = json["rope_parameters"];
  const inner =
    typeof parameters === "object" && parameters !== null && "rope_theta" in parameters
      ? parameters.rope_theta
      : undefined;
  return inner ?? (json["model_type"] === "llama" ? 10_000 : undefined);
}

/** `config.json` and `model.safetensors` in a layout, in 32 or 16 bits. */
export function publishedFiles(
  config: NetworkConfig,
  weights: Weights,
  layout: WeightLayout,
  storage: "f32" | "f16" = "f32",
): Map<string, Uint8Array> {
  const inLayout = layout === "llama" ? toLlama(config, weights) : weights;
  const arrays = layoutShapes(config, layout).map(({ name, shape }) => {
    const data = inLayout.get(name) ?? new Float32Array(0);
    return storage === "f16"
      ? ({ name, type: "F16", shape, data: toFloat16(data) } as const)
      : ({ name, type: "F32", shape, data } as const);
  });
  const json = { ...publishedConfig(config, layout), torch_dtype: storage === "f16" ? "float16" : "float32" };
  return new Map([
    ["config.json", new TextEncoder().encode(`${JSON.stringify(json, null, 2)}\n`)],
    ["model.safetensors", joinBytes(writeSafetensors(arrays))],
  ]);
}

/** Pieces as one. */
export function joinBytes(pieces: Iterable<Uint8Array>): Uint8Array {
  const all = [...pieces];
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const piece of all) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

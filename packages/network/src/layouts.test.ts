/** @file Weights in and out: safetensors, both layouts, and the published sizes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesOf } from "../testing/session.ts";
import { parseNetworkConfig } from "./config.ts";
import { initialWeights } from "./initial-weights.ts";
import { checkShapes, fromLlama, layoutShapes, publishedConfig, toLlama } from "./layouts.ts";
import { networkParameters, parameterSize } from "./parameters.ts";
import { publishedFiles, readPublished } from "./published-files.ts";
import {
  layOutSafetensors,
  readSafetensorsHeader,
  toFloat16,
  toFloat32,
  writeSafetensors,
} from "./safetensors.ts";

/** What InternLM publishes for its 1.8 billion parameter model. */
const PUBLISHED = {
  architectures: ["InternLM2ForCausalLM"],
  vocab_size: 92544,
  hidden_size: 2048,
  num_hidden_layers: 24,
  num_attention_heads: 16,
  num_key_value_heads: 8,
  intermediate_size: 8192,
  max_position_embeddings: 32768,
  rope_theta: 1000000,
  rms_norm_eps: 1e-5,
};

const small = parseNetworkConfig({
  vocab_size: 7,
  hidden_size: 16,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  intermediate_size: 24,
  max_position_embeddings: 8,
});

describe("the published 1.8B network", () => {
  const parameters = networkParameters(parseNetworkConfig(PUBLISHED));
  const shape = (name: string) => parameters.find((parameter) => parameter.name === name)?.shape;

  it("has its number of parameters", () => {
    expect(parameters.reduce((sum, parameter) => sum + parameterSize(parameter), 0)).toBe(1_889_110_016);
    expect(parameters).toHaveLength(3 + 7 * 24);
  });

  it.each([
    ["model.tok_embeddings.weight", [92544, 2048]],
    ["model.layers.0.attention.wqkv.weight", [4096, 2048]],
    ["model.layers.23.attention.wo.weight", [2048, 2048]],
    ["model.layers.23.feed_forward.w1.weight", [8192, 2048]],
    ["model.layers.23.feed_forward.w2.weight", [2048, 8192]],
    ["model.layers.0.attention_norm.weight", [2048]],
    ["output.weight", [92544, 2048]],
  ])("%s is %j", (name, expected) => expect(shape(name)).toEqual(expected));

  it("has LLaMA's three matrices where it packs one", () => {
    const shapes = new Map(
      layoutShapes(parseNetworkConfig(PUBLISHED), "llama").map(({ name, shape }) => [name, shape]),
    );
    expect(shapes.get("model.layers.0.self_attn.q_proj.weight")).toEqual([2048, 2048]);
    expect(shapes.get("model.layers.0.self_attn.k_proj.weight")).toEqual([1024, 2048]);
    expect(shapes.get("lm_head.weight")).toEqual([92544, 2048]);
    expect(shapes.size).toBe(3 + 9 * 24);
  });
});

describe("LLaMA's layout", () => {
  const weights = initialWeights(small, networkParameters(small), 1);

  it("and back is the same weights", () => {
    const back = fromLlama(small, toLlama(small, weights));
    expect(new Map([...back].sort())).toEqual(new Map([...weights].sort()));
  });

  it("has the shapes it says", () => {
    const llama = toLlama(small, weights);
    const sizes = new Map([...llama].map(([name, { length }]) => [name, length]));
    expect(sizes).toEqual(
      new Map(
        layoutShapes(small, "llama").map(({ name, shape }) => [name, shape.reduce((a, b) => a * b, 1)]),
      ),
    );
    expect(publishedConfig(small, "llama")).toMatchObject({ model_type: "llama", num_key_value_heads: 2 });
  });

  it("takes each head's rows from their group", () => {
    // Head 3 is the second query of key/value head 1, whose block starts after 4 slots of 4 rows.
    const packed = weights.get("model.layers.0.attention.wqkv.weight") ?? new Float32Array(0);
    const q = toLlama(small, weights).get("model.layers.0.self_attn.q_proj.weight") ?? new Float32Array(0);
    const row = (matrix: Float32Array, index: number) => matrix.slice(index * 16, (index + 1) * 16);
    expect(row(q, 3 * 4)).toEqual(row(packed, (4 + 1) * 4));
  });
});

describe("settings that contradict each other", () => {
  it.each([
    [{ num_key_value_heads: 3 }, /num_key_value_heads/],
    [{ hidden_size: 18 }, /hidden_size/],
    [{ vocab_size: 0 }, /vocab_size/],
    [{ num_hidden_layers: undefined }, /num_hidden_layers/],
  ])("%j are refused by name", (change, message) => {
    expect(() => parseNetworkConfig({ ...small, ...change })).toThrow(message);
  });
});

describe("published files", () => {
  const weights = initialWeights(small, networkParameters(small), 1);
  const text = (files: ReadonlyMap<string, Uint8Array>) => new TextDecoder().decode(files.get("config.json"));
  const shard = (files: ReadonlyMap<string, Uint8Array>) => [
    files.get("model.safetensors") ?? new Uint8Array(0),
  ];

  it.each(["internlm2", "llama"] as const)("of %s's layout are read as they were written", (layout) => {
    const files = publishedFiles(small, weights, layout);
    const read = readPublished(text(files), shard(files));
    expect(read).toMatchObject({ config: small, layout });
    expect(new Map([...read.weights].sort())).toEqual(new Map([...weights].sort()));
  });

  it("in 16 bits are near", () => {
    const files = publishedFiles(small, weights, "llama", "f16");
    const { weights: read } = readPublished(text(files), shard(files));
    for (const [name, values] of weights)
      for (const [i, value] of values.entries()) expect(read.get(name)?.[i]).toBeCloseTo(value, 4);
  });

  it.each<[object, RegExp]>([
    [{ model_type: "gpt2" }, /model_type gpt2/],
    [{ tie_word_embeddings: true }, /tied output/],
    [{ attention_bias: true }, /biases/],
    [{ rope_scaling: { type: "linear", factor: 2 } }, /rope_scaling/],
    [{ hidden_size: 20 }, /hidden_size/],
    [{ intermediate_size: 32 }, /is \[24,16\], not \[32,16\]/],
  ])("with %j are refused by name", (change, message) => {
    const files = publishedFiles(small, weights, "internlm2");
    const json = JSON.stringify({ ...JSON.parse(text(files)), ...change });
    expect(() => readPublished(json, shard(files))).toThrow(message);
  });
});

describe("shapes that do not fit", () => {
  const expected = layoutShapes(small, "internlm2");
  const actual = new Map(expected.map(({ name, shape }) => [name, { shape }]));
  const without = (name: string) => new Map([...actual].filter(([other]) => other !== name));
  it.each<[string, Map<string, { shape: readonly number[] }>, RegExp]>([
    ["a missing array", without("output.weight"), /output\.weight is missing/],
    ["an unknown array", new Map([...actual, ["extra", { shape: [1] }]]), /extra is unknown/],
    [
      "a wrong shape",
      new Map([...actual, ["output.weight", { shape: [7, 8] }]]),
      /output\.weight is \[7,8\], not \[7,16\]/,
    ],
  ])("%s is named", (_, arrays, message) => expect(() => checkShapes(expected, arrays)).toThrow(message));

  it("rotary tables that some files carry are let through", () => {
    expect(() =>
      checkShapes(expected, new Map([...actual, ["rotary_emb.inv_freq", { shape: [4] }]])),
    ).not.toThrow();
  });
});

describe("a safetensors file", () => {
  const data = Float32Array.of(1, -2, 3.5, 0, 5, 6);
  const arrays = [
    { name: "a", type: "F32", shape: [2, 3], data },
    { name: "b", type: "F16", shape: [6], data: toFloat16(data) },
  ] as const;
  const join = (chunks: Iterable<Uint8Array>) => new Uint8Array(Buffer.concat([...chunks]));
  const file = join(writeSafetensors(arrays, { step: "3" }));

  it("is read as it was written", () => {
    const { arrays: read, metadata } = readSafetensorsHeader(file);
    expect(metadata).toMatchObject({ step: "3" });
    expect([...read.keys()]).toEqual(["a", "b"]);
    for (const { type, start, end } of read.values())
      expect(toFloat32(type, file.subarray(start, end))).toEqual(data);
    expect(read).toEqual(layOutSafetensors(arrays, { step: "3" }).arrays);
  });

  it.each<[string, Uint8Array]>([
    ["nothing", new Uint8Array(0)],
    ["half a header", file.subarray(0, 20)],
    ["half its numbers", file.subarray(0, file.length - 4)],
    ["another kind of file", new TextEncoder().encode("X:1\nT:not weights\nK:G\nabc")],
    ["a header that is not JSON", Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 33, 33)],
  ])("of %s is refused", (_, bytes) =>
    expect(() => readSafetensorsHeader(bytes)).toThrow(/not a whole safetensors file/),
  );
});

describe("16-bit floats", () => {
  it("keep 11 bits of any number they can hold", () => {
    fc.assert(
      fc.property(fc.float({ min: -60000, max: 60000, noNaN: true }), (x) => {
        const [back] = toFloat32("F16", bytesOf(toFloat16(Float32Array.of(x))));
        expect(Math.abs((back ?? Number.NaN) - x)).toBeLessThanOrEqual(
          Math.max(Math.abs(x) * 2 ** -11, 2 ** -25),
        );
      }),
    );
  });

  it.each([[0], [-0], [1], [65504], [Infinity], [-Infinity], [Number.NaN], [2 ** -24], [1 / 3]])(
    "%f goes through and stays",
    (x) => {
      const once = toFloat16(Float32Array.of(x));
      expect(toFloat16(toFloat32("F16", bytesOf(once)))).toEqual(once);
    },
  );

  it("of Google's kind are the upper half of a float", () => {
    expect(toFloat32("BF16", Uint8Array.of(0x80, 0x3f, 0x20, 0xc1))).toEqual(Float32Array.of(1, -10));
  });
});

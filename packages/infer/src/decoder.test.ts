/** @file Reading and scoring with a saved model, in Node and as in a page. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadBundle } from "@melodist/bundle";
import { folderReader, saveBundle } from "@melodist/bundle/node";
import { bundleFiles, readBundleNetwork, type WeightStorage } from "@melodist/network";
import * as onnxruntimeWeb from "onnxruntime-web";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anyBundleFiles, anyModelFolder, config } from "../testing/models.ts";
import type { Decoder } from "./decoder.ts";
import { openModel } from "./node.ts";
import { openModel as openInPage } from "./web.ts";

const V = config.vocab_size;
const sequence = (length: number, seed: number) =>
  Array.from({ length }, (_, i) => (i * i * 7 + i * seed + seed) % V);

/** log softmax of one row. */
function logSoftmax(logits: Float32Array): number[] {
  const total = Math.log(logits.reduce((sum, x) => sum + Math.exp(x), 0));
  return Array.from(logits, (x) => x - total);
}

describe.each<[string, () => Promise<Decoder>]>([
  ["Node", async () => openModel(await anyModelFolder("f32"))],
  ["Node from 16-bit weights", async () => openModel(await anyModelFolder("f16"))],
  ["a page", async () => openInPage(folderReader(await anyModelFolder("f32")), onnxruntimeWeb)],
  [
    "a page from 16-bit weights",
    async () => openInPage(folderReader(await anyModelFolder("f16")), onnxruntimeWeb),
  ],
])("a model in %s", (_, open) => {
  let model: Decoder;
  beforeAll(async () => {
    model = await open();
  });
  afterAll(() => model[Symbol.asyncDispose]());

  it("reads step by step what it reads at once, for unequal lengths, past every growth of the cache", async () => {
    const rows = [sequence(90, 3), sequence(5, 4), sequence(71, 5)];
    const scores = await model.score(rows);
    const cache = model.createCache(3);
    let logits = await model.read(
      cache,
      rows.map((row) => row.slice(0, 5 + ((row[1] ?? 0) % 3)).slice(0, row.length - 1)),
    );
    for (let step = 0; step < 8; step++) {
      for (const [i, row] of rows.entries()) {
        const length = cache.lengths[i] ?? 0;
        const next = row[length];
        if (next === undefined) continue;
        expect(logSoftmax(logits.slice(i * V, (i + 1) * V))[next]).toBeCloseTo(
          scores[i]?.[length - 1] ?? Number.NaN,
          4,
        );
      }
      const pieces = rows.map((row, i) =>
        row.slice(cache.lengths[i], (cache.lengths[i] ?? 0) + 1 + ((step * 7 + i) % 13)),
      );
      if (pieces.some((piece) => piece.length === 0)) break;
      logits = await model.read(cache, pieces);
    }
  });

  it("scores what goes on from a cache as it scores the whole, the last token waiting for what follows it", async () => {
    const rows = [sequence(40, 3), sequence(33, 4)];
    const whole = await model.score(rows);
    const cache = model.createCache(2);
    const begun = await model.score(
      rows.map((row) => row.slice(0, 21)),
      cache,
    );
    expect(cache.lengths).toEqual([20, 20]);
    const rest = await model.score(
      rows.map((row) => row.slice(20)),
      cache,
    );
    for (const [i, scores] of whole.entries()) {
      const parts = [...(begun[i] ?? []), ...(rest[i] ?? [])];
      expect(parts).toHaveLength(scores.length);
      for (const [at, score] of scores.entries()) expect(parts[at]).toBeCloseTo(score, 4);
    }
  });

  it("fills a sequence to the limit while a shorter one is padded", async () => {
    const rows = [sequence(100, 3), sequence(100, 6)];
    const scores = await model.score(rows);
    const cache = model.createCache(2);
    await model.read(cache, [rows[0]?.slice(0, 60) ?? [], rows[1]?.slice(0, 98) ?? []]);
    const logits = await model.read(cache, [rows[0]?.slice(60, 90) ?? [], rows[1]?.slice(98, 99) ?? []]);
    expect(logSoftmax(logits.slice(V))[rows[1]?.[99] ?? 0]).toBeCloseTo(scores[1]?.[98] ?? Number.NaN, 4);
  });

  it("lets a sequence go several ways", async () => {
    const cache = model.createCache(2);
    await model.read(cache, [
      [1, 2, 3],
      [4, 5],
    ]);
    const ways = cache.select([1, 1, 0]);
    const logits = await model.read(ways, [[6], [7], [8]]);
    const [a, b, c] = await Promise.all(
      [
        [4, 5, 6],
        [4, 5, 7],
        [1, 2, 3, 8],
      ].map(async (row) => model.read(model.createCache(1), [row])),
    );
    for (const [i, alone] of [a, b, c].entries())
      for (let v = 0; v < V; v++) expect(logits[i * V + v]).toBeCloseTo(alone?.[v] ?? Number.NaN, 4);
    expect(cache.lengths).toEqual([3, 2]);
  });

  it.each<[string, number[][], RegExp]>([
    ["a token that is none", [[1, V]], /token 11 is not one of 11/],
    ["an empty row", [[]], /row 0 has no token/],
    ["too long a sequence", [sequence(101, 1)], /end at 100/],
    ["more rows than sequences", [[1], [2]], /2 rows for 1/],
  ])("refuses %s", async (_, rows, message) => {
    await expect(model.read(model.createCache(1), rows)).rejects.toThrow(message);
  });
});

it("8-bit matrices score as 32-bit ones do, within 0.1 nats a token", async () => {
  const [exact, rough] = [
    await openModel(await anyModelFolder("f32")),
    await openModel(await anyModelFolder("q8")),
  ];
  const [a, b] = [await exact.score([sequence(50, 2)]), await rough.score([sequence(50, 2)])];
  for (const [i, value] of (a[0] ?? []).entries())
    expect(Math.abs(value - (b[0]?.[i] ?? Number.NaN))).toBeLessThan(0.1);
});

describe("a bundle that does not hold", () => {
  const damage = async (file: string, change: (bytes: Buffer) => Uint8Array) => {
    const folder = await anyModelFolder("f32");
    await writeFile(join(folder, file), change(await readFile(join(folder, file))));
    return folder;
  };
  const text = (edit: (json: string) => string) => (bytes: Buffer) => Buffer.from(edit(bytes.toString()));

  it.each<[string, string, (bytes: Buffer) => Uint8Array, RegExp]>([
    [
      "weights cut short",
      "model.safetensors",
      (b) => b.subarray(0, 999),
      /model\.safetensors is damaged: 999 bytes/,
    ],
    [
      "a changed weight",
      "model.safetensors",
      (b) => Buffer.concat([b.subarray(0, -1), Buffer.of(1)]),
      /checksum/,
    ],
    [
      "a changed graph",
      "decode.onnx",
      (b) => Buffer.concat([b.subarray(0, -1), Buffer.of(77)]),
      /decode\.onnx is damaged/,
    ],
    ["a newer version", "manifest.json", text((t) => t.replace('"version": 1', '"version": 2')), /version/],
    ["a foreign manifest", "manifest.json", text((t) => t.replace("melodist-bundle", "other")), /format/],
    ["no manifest to speak of", "manifest.json", text(() => "{"), /not JSON/],
    [
      "a file outside",
      "manifest.json",
      text((t) => t.replace("decode.onnx", "../decode.onnx")),
      /plain file name/,
    ],
    [
      "a vocabulary of another size",
      "manifest.json",
      text((t) => t.replace('"vocab_size": 11', '"vocab_size": 12')),
      /has 11 tokens, the network 12/,
    ],
  ])("with %s is refused by name", async (_, file, change, message) => {
    await expect(openModel(await damage(file, change))).rejects.toThrow(message);
  });

  it("lacks a file: it is named", async () => {
    const files = await anyBundleFiles("f32");
    const read = async (file: string) => {
      const bytes = files.get(file);
      if (file === "vocabulary.json" || bytes === undefined) throw new Error("ENOENT");
      return bytes;
    };
    await expect(openInPage(read, onnxruntimeWeb)).rejects.toThrow(/the model has no vocabulary\.json/);
  });
});

describe("weights taken out of a bundle", () => {
  const bundleOf = async (storage: WeightStorage) => loadBundle(folderReader(await anyModelFolder(storage)));

  it("are those put in, so that a model can be stored in another way", async () => {
    const { config: network, weights } = readBundleNetwork(await bundleOf("f32"));
    const files = await bundleFiles({
      config: network,
      weights,
      storage: "q8",
      vocabulary: { name: "test", version: 1, tokens: Array.from({ length: V }, (_, i) => `t${i}`) },
      provenance: { createdBy: "a test", stages: [], sources: [], notes: "" },
    });
    const direct = await anyBundleFiles("q8");
    expect(files.get("model.safetensors")).toEqual(direct.get("model.safetensors"));
  });

  it("of 16 bits are near those put in, and can be trained on", async () => {
    const [exact, near] = [
      readBundleNetwork(await bundleOf("f32")),
      readBundleNetwork(await bundleOf("f16")),
    ];
    for (const [name, values] of exact.weights) {
      const others = near.weights.get(name);
      expect(
        values.every(
          (value, i) => Math.abs(value - (others?.[i] ?? Number.NaN)) <= Math.abs(value) * 2 ** -10 + 1e-7,
        ),
      ).toBe(true);
    }
  });

  it("of 8 bits are refused", async () => {
    const bundle = await bundleOf("q8");
    expect(() => readBundleNetwork(bundle)).toThrow(/rounded to 8 bits/);
  });
});

describe("saving a bundle", () => {
  it("replaces a model, and leaves nothing beside it", async () => {
    const folder = await anyModelFolder("f32");
    await saveBundle(folder, await anyBundleFiles("f16"));
    expect((await openModel(folder)).manifest.storage).toBe("f16");
    expect(await readdir(join(folder, ".."))).toEqual(["model"]);
  });

  it("leaves a folder alone that is no model", async () => {
    const folder = await anyModelFolder("f32");
    const parent = join(folder, "..");
    await expect(saveBundle(parent, await anyBundleFiles("f32"))).rejects.toThrow(
      /exists and holds no manifest.json/,
    );
    expect(await readdir(parent)).toEqual(["model"]);
  });
});

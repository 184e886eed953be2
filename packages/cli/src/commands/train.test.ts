import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPublishedConfig } from "@melodist/network";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../testing/run.ts";
import { type OpenModel, openModel } from "../training/open-model.ts";

const STAGE = {
  stage: "pretrain",
  network: {
    hidden_size: 16,
    intermediate_size: 32,
    num_hidden_layers: 1,
    num_attention_heads: 2,
    num_key_value_heads: 1,
    max_position_embeddings: 32,
  },
  length: 32,
  batch: 4,
  steps: 30,
  learningRate: 0.01,
  validateEvery: 10,
  checkpointEvery: 10,
  seed: 1,
};
const TEXT = Array.from({ length: 40 }, (_, line) => "do re mi fa so la ti do".slice(line % 4)).join("\n");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "melodist-train-"));
  writeFileSync(join(folder, "text.txt"), TEXT);
});
afterAll(() => rmSync(folder, { recursive: true }));

function path(name: string): string {
  return join(folder, name);
}

/** Write a run file and train. */
async function train(name: string, changes: object = {}, training: object = {}, ...flags: readonly string[]) {
  const file = {
    run: name,
    data: { characters: "text.txt" },
    training: { ...STAGE, ...training },
    ...changes,
  };
  writeFileSync(path(`${name}.json`), JSON.stringify(file));
  return await run(["train", path(`${name}.json`), "--threads", "1", ...flags]);
}

/** A model that the tests below look at, export and learn from. */
beforeAll(async () => {
  const { code, notices } = await train("first", { model: "model" });
  if (code !== 0) throw new Error(notices);
});

function lossesOf(notices: string): number[] {
  return [...notices.matchAll(/validation loss ([\d.]+)/g)].map((match) => Number(match[1]));
}

describe("melodist train", () => {
  it("says how it goes, learns, and saves a model", async () => {
    const { code, notices } = await train("told", {});
    const losses = lossesOf(notices);
    expect([code, losses.length]).toEqual([0, 4]); // three validations, and the best of them at the end
    expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0);
    expect(notices).toContain("done: 30 steps");
    expect(existsSync(path("model/manifest.json"))).toBe(true);
  });

  it("resumes a longer run where the shorter ended only under the same settings", async () => {
    await train("again", {}, { steps: 10 });
    expect(await train("again", {}, { steps: 10 })).toMatchObject({
      code: 2,
      notices: expect.stringContaining("already holds a run"),
    });
    const other = await train("again", {}, { steps: 20 }, "--resume");
    expect(other).toMatchObject({ code: 3, notices: expect.stringContaining("other settings") });
  });

  it("goes on from a model, adapts it, and lets it teach", async () => {
    const { network: _, ...rest } = STAGE;
    const tuned = await train("tuned", { start: "model", training: { ...rest, stage: "finetune" } });
    expect(lossesOf(tuned.notices)[0]).toBeLessThan(1.5);
    const adapted = await train("adapted", {
      start: "model",
      model: "adapted-model",
      training: { ...rest, stage: "lora", lora: { rank: 2 } },
    });
    expect([adapted.code, adapted.notices]).toEqual([0, expect.stringContaining("adapted-model")]);
    const distilled = await train(
      "distilled",
      { teacher: "model" },
      { stage: "distil", distil: {}, steps: 10 },
    );
    expect(distilled.code).toBe(0);
  });

  it("draws the curves of a run", async () => {
    const { code } = await run(["train", "plot", path("first"), path("curves.svg")]);
    expect([code, readFileSync(path("curves.svg"), "utf8")]).toEqual([
      0,
      expect.stringContaining("<polyline"),
    ]);
  });

  it.each([
    ["a setting nobody knows", { training: { ...STAGE, stepz: 3 } }, /stepz/],
    ["settings that contradict each other", { training: { ...STAGE, warmupSteps: 99 } }, /warmupSteps/],
    ["a field nobody knows", { teecher: "x" }, /teecher/],
    ["a text that is not there", { data: { characters: "no.txt" } }, /no such file.*no\.txt/],
    ["a model that is not there", { start: "nowhere" }, /manifest\.json/],
    ["adapters without a model", { training: { ...STAGE, stage: "lora", lora: {} } }, /weights to adapt/],
  ])("refuses %s by name before it begins", async (_, changes, message) => {
    const { code, notices } = await train("refused", changes);
    expect(code).toBeGreaterThanOrEqual(2);
    expect(notices).toMatch(message);
    expect(existsSync(path("refused"))).toBe(false);
  });

  it("stops when the loss explodes, and says what to do", async () => {
    const { code, notices } = await train("wild", {}, { learningRate: 1e6, explodeAt: 1.5 });
    expect([code, notices]).toEqual([
      3,
      expect.stringMatching(/the loss is .+ at step \d+[\s\S]*learning rate/),
    ]);
  });
});

describe("melodist model", () => {
  it("tells what a model is, in both languages", async () => {
    const { out } = await run(["model", "info", path("model")]);
    expect(out).toContain("vocabulary: characters, 13\nstages: pretrain 30");
    expect((await run(["model", "info", path("model")], { language: "zh" })).out).toContain(
      "词表：characters, 13",
    );
  });

  it("exports to the layouts of others", async () => {
    expect((await run(["model", "export", path("model"), path("llama"), "--storage", "f32"])).code).toBe(0);
    const { layout, config } = readPublishedConfig(readFileSync(path("llama/config.json"), "utf8"));
    expect([layout, config.vocab_size]).toEqual(["llama", 13]);
  });

  it("writes the model in 8 bits, from which none can be made back", async () => {
    expect((await run(["model", "quantize", path("model"), path("small")])).code).toBe(0);
    expect((await run(["model", "info", path("small")])).out).toContain("q8");
    expect(await run(["model", "export", path("small"), path("back")])).toMatchObject({
      code: 3,
      notices: expect.stringContaining("8 bits"),
    });
  });

  it("averages two models of one training", async () => {
    const { network: _, ...rest } = STAGE;
    await train("later", { start: "model", model: "later-model", training: { ...rest, stage: "finetune" } });
    const average = await run([
      "model",
      "average",
      path("model"),
      path("later-model"),
      path("mean"),
      "--share",
      "0.25",
    ]);
    expect(average).toMatchObject({ code: 0 });
    const [first, later, mean] = await Promise.all(
      ["model", "later-model", "mean"].map((name) => openModel(path(name))),
    );
    const at = (of: OpenModel | undefined) => of?.weights.get("output.weight")?.[0] ?? Number.NaN;
    expect(at(mean)).toBeCloseTo(0.75 * at(first) + 0.25 * at(later), 3);
    expect(mean?.provenance.stages.map(({ stage }) => stage)).toEqual(["pretrain", "finetune", "average"]);
  });

  it("averages no models that differ", async () => {
    await train("wider", {
      model: "wider-model",
      training: { ...STAGE, network: { ...STAGE.network, intermediate_size: 16 } },
    });
    const { code, notices } = await run(["model", "average", path("model"), path("wider-model"), path("no")]);
    expect([code, notices]).toEqual([3, expect.stringContaining("one network")]);
  });

  it("overwrites no folder that is something else", async () => {
    writeFileSync(path("precious.txt"), "keep me");
    const { code } = await run(["model", "quantize", path("model"), folder]);
    expect([code, readFileSync(path("precious.txt"), "utf8")]).toEqual([3, "keep me"]);
  });

  it("names the damaged file of a model", async () => {
    await run(["model", "quantize", path("model"), path("hurt")]);
    writeFileSync(path("hurt/model.safetensors"), "oops");
    expect(await run(["model", "info", path("hurt")])).toMatchObject({
      code: 3,
      notices: expect.stringContaining("model.safetensors is damaged"),
    });
  });
});

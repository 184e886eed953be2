/** @file Runs on a small text: they learn, resume exactly, stop when they should, and refuse what does not fit. */
import { mkdirSync } from "node:fs";
import { appendFile, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { initialWeights, networkParameters } from "@melodist/network";
import { describe, expect, it } from "vitest";
import { anyText, SMALL_STAGE, VOCABULARY } from "../testing/alphabet.ts";
import { readCheckpoint } from "./checkpoint.ts";
import { parseTrainingConfig } from "./config.ts";
import { TrainingDevice } from "./device.ts";
import { mergeAdapters } from "./merge.ts";
import { type Metric, readMetrics } from "./metrics.ts";
import { DataStream } from "./packing.ts";
import { learningRateAt } from "./schedule.ts";
import { openTeacher } from "./scorer.ts";
import { BEST_FILE, LAST_FILE, METRICS_FILE, type TrainingRun, train } from "./train.ts";

const data = { documents: anyText(200, 1), validation: anyText(20, 2) };
const anyFolder = async () => join(await mkdtemp(join(tmpdir(), "melodist-")), "run");
const device = { threads: 1 };

/** A run with some settings changed. */
async function anyRun(change: object = {}, more: Partial<TrainingRun> = {}): Promise<TrainingRun> {
  return {
    config: parseTrainingConfig({ ...SMALL_STAGE, ...change }),
    data,
    folder: await anyFolder(),
    device,
    ...more,
  };
}

/** What the run measured, without the clock. */
async function measured(folder: string): Promise<readonly Metric[]> {
  const metrics = await readMetrics(join(folder, METRICS_FILE));
  return metrics.map((metric) => (metric.type === "train" ? { ...metric, tokensPerSecond: 0 } : metric));
}

describe("a run", () => {
  it("learns a small text, and keeps its best", async () => {
    const run = await anyRun({ steps: 120 });
    const { progress, weights } = await train(run);
    const losses = (await measured(run.folder)).flatMap((m) => (m.type === "validation" ? [m.loss] : []));
    expect(losses[0]).toBeLessThan(Math.log(VOCABULARY));
    expect(losses.at(-1)).toBeLessThan(1.2); // of 2.56 for guessing
    expect(progress).toMatchObject({ step: 120, best: Math.min(...losses) });
    const best = await readCheckpoint(join(run.folder, BEST_FILE));
    expect([...best.state.keys()]).toEqual(expect.arrayContaining([...weights.keys()]));
    expect((await readdir(run.folder)).sort()).toEqual([
      "best.safetensors",
      "config.json",
      "last.safetensors",
      "metrics.jsonl",
    ]);
  });

  it.each([[3], [10], [27]])(
    "aborted after %i steps and resumed has the losses of one never stopped, bit for bit",
    async (after) => {
      const whole = await anyRun();
      await train(whole);
      const abort = new AbortController();
      const onMetric = (metric: Metric) => metric.step === after && abort.abort();
      const broken = await anyRun({}, { signal: abort.signal, onMetric });
      expect((await train(broken)).stopped).toBe("aborted");
      const { signal, onMetric: _, ...rest } = broken;
      await train({ ...rest, resume: true });
      expect(await measured(broken.folder)).toEqual(await measured(whole.folder));
    },
  );

  it("killed between checkpoints goes back to the last one", async () => {
    const whole = await anyRun();
    await train(whole);
    const killed = await anyRun();
    const die = (metric: Metric) => {
      if (metric.type === "train" && metric.step === 17) throw new Error("killed");
    };
    await expect(train({ ...killed, onMetric: die })).rejects.toThrow("killed");
    await writeFile(join(killed.folder, `${LAST_FILE}.new`), "half a checkpoint");
    await appendFile(join(killed.folder, METRICS_FILE), '{"type":"tra');
    await train({ ...killed, resume: true });
    expect(await measured(killed.folder)).toEqual(await measured(whole.folder));
  });

  it("stops early when validation no longer improves", async () => {
    const run = await anyRun({
      steps: 400,
      learningRate: 1e-9,
      warmupSteps: 0,
      patience: 2,
      validateEvery: 1,
      dropout: 0,
      explodeAt: 9,
    });
    const { stopped, progress } = await train(run);
    expect(stopped).toBe("early");
    expect(progress.step).toBeLessThan(400);
    expect(await train({ ...run, resume: true })).toMatchObject({ stopped: "early", progress });
  });

  it("whose loss explodes stops, names the step, and keeps the last checkpoint", async () => {
    const run = await anyRun({
      steps: 200,
      learningRate: 300,
      checkpointEvery: 1,
      clipNorm: 1e6,
      warmupSteps: 0,
    });
    await expect(train(run)).rejects.toThrow(/the loss is .* at step \d+/);
    const { progress, state } = await readCheckpoint(join(run.folder, LAST_FILE), run.config);
    expect(progress.step).toBeGreaterThan(0);
    for (const values of state.values()) expect(values.every(Number.isFinite)).toBe(true);
  });

  it("is the same however its batch is cut", async () => {
    const lossOf = async (microBatch: number) =>
      (await train(await anyRun({ microBatch, dropout: 0, steps: 10 }))).loss ?? Number.NaN;
    expect(await lossOf(8)).toBeCloseTo(await lossOf(2), 3);
  });
});

describe("stages after the first", () => {
  it("finetune learns the answer alone, from given weights with a fresh optimiser", async () => {
    const { weights } = await train(await anyRun());
    // After two letters, the answer is always "l l".
    const documents = anyText(60, 3).map(({ tokens }) => ({
      tokens: [...Array.from(tokens).slice(0, 3), 11, 11],
      learn: [0, 0, 0, 1, 1],
    }));
    const run = await anyRun(
      { stage: "finetune", steps: 30 },
      { start: weights, data: { documents, validation: documents } },
    );
    const { progress } = await train(run);
    expect(progress.best).toBeLessThan(0.05);
  });

  it("lora changes no weight but its adapters'", async () => {
    const { weights } = await train(await anyRun());
    const before = new Map([...weights].map(([name, values]) => [name, values.slice()]));
    const run = await anyRun(
      { stage: "lora", lora: { rank: 2, alpha: 4 }, steps: 15 },
      { start: weights, data: { ...data, documents: anyText(50, 9) } },
    );
    const result = await train(run);
    for (const [name, values] of before) expect(result.weights.get(name)).toEqual(values);
    const adapters = [...result.weights].filter(([name]) => name.endsWith(".lora_b"));
    expect(adapters).toHaveLength(5 * 2);
    const { config } = run;
    if (config.stage !== "lora") throw new Error("not lora");
    const merged = await mergeAdapters(config.network, result.weights, config.lora, device);
    expect([...merged.keys()]).toEqual([...before.keys()]);
    await using scorer = await openTeacher(config.network, merged, { batch: 4, length: 32 }, device);
    const sequences = new DataStream(data.validation, 32, 0).take(4);
    await using adapted = await TrainingDevice.open(config, result.weights, device);
    expect(await scorer.validate(sequences)).toBeCloseTo(await adapted.validate(sequences), 5);
    for (const [, values] of adapters) expect(values.some((v) => v !== 0)).toBe(true);
  });

  it("distil moves a student toward its teacher", async () => {
    const teacherRun = await anyRun({ steps: 120 });
    const { weights } = await train(teacherRun);
    const network = { ...SMALL_STAGE.network, hidden_size: 16, num_hidden_layers: 1, intermediate_size: 32 };
    const change = { stage: "distil", network, steps: 60, dropout: 0, distil: { temperature: 2, share: 1 } };
    const config = parseTrainingConfig({ ...SMALL_STAGE, ...change });
    await using teacher = await openTeacher(
      teacherRun.config.network,
      weights,
      { batch: 4, length: 32 },
      device,
    );
    const run = await anyRun(change, { teacher: (sequences) => teacher.logits(sequences) });
    const { weights: student } = await train(run);

    const distance = async (from: ReadonlyMap<string, Float32Array>) => {
      await using scorer = await openTeacher(config.network, from, { batch: 4, length: 32 }, device);
      return await divergence(teacher, scorer);
    };
    const untaught = initialWeights(config.network, networkParameters(config.network), config.seed);
    expect(await distance(student)).toBeLessThan(0.4 * (await distance(untaught)));
  });
});

/** Mean KL from one network to another over the validation text, in nats. */
async function divergence(
  teacher: Awaited<ReturnType<typeof openTeacher>>,
  student: typeof teacher,
): Promise<number> {
  const sequences = new DataStream(data.validation, 32, 0).take(4);
  const [p, q] = [await teacher.logits(sequences), await student.logits(sequences)];
  let [sum, count] = [0, 0];
  for (const [row, { weights }] of sequences.entries()) {
    for (let t = 0; t < weights.length; t++) {
      if (weights[t] === 0) continue;
      const from = (row * 32 + t) * VOCABULARY;
      const [a, b] = [p, q].map((x) => logSoftmax(x.subarray(from, from + VOCABULARY)));
      for (let v = 0; v < VOCABULARY; v++) sum += Math.exp(a?.[v] ?? 0) * ((a?.[v] ?? 0) - (b?.[v] ?? 0));
      count++;
    }
  }
  return sum / count;
}

function logSoftmax(row: Float32Array): readonly number[] {
  const total = Math.log(row.reduce((sum, x) => sum + Math.exp(x), 0));
  return Array.from(row, (x) => x - total);
}

describe("bad input", () => {
  it.each<[string, object, RegExp]>([
    ["an unknown setting", { learnignRate: 1 }, /learnignRate/],
    ["a micro-batch that does not divide", { microBatch: 3 }, /microBatch: must divide batch, 8/],
    ["sequences too long for the network", { length: 64 }, /length: is more than/],
    ["a warm-up longer than the run", { warmupSteps: 40 }, /warmupSteps/],
    ["another stage's settings", { lora: { rank: 2 } }, /lora/],
    ["a stage there is not", { stage: "pretain" }, /stage/],
  ])("%s is refused by name", (_, change, message) => {
    expect(() => parseTrainingConfig({ ...SMALL_STAGE, ...change })).toThrow(message);
  });

  it("a token the network does not know is refused before work starts", async () => {
    const run = await anyRun({}, { data: { documents: [{ tokens: [1, 99] }], validation: [] } });
    await expect(train(run)).rejects.toThrow(/token 99/);
    await expect(readdir(run.folder)).rejects.toThrow();
  });

  it("a folder that holds a run is not overwritten", async () => {
    const run = await anyRun({ steps: 5 });
    await train(run);
    const before = await readFile(join(run.folder, LAST_FILE));
    await expect(train(run)).rejects.toThrow(/already holds a run/);
    expect(await readFile(join(run.folder, LAST_FILE))).toEqual(before);
  });

  it("a checkpoint of other settings, cut short, or foreign is refused by name", async () => {
    const run = await anyRun({ steps: 5 });
    await train(run);
    const other = parseTrainingConfig({ ...SMALL_STAGE, steps: 6 });
    await expect(train({ ...run, config: other, resume: true })).rejects.toThrow(/other settings/);
    const path = join(run.folder, LAST_FILE);
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, 5000));
    await expect(train({ ...run, resume: true })).rejects.toThrow(/not a whole safetensors file/);
    await writeFile(path, "a tune, perhaps: CDEF GABc");
    await expect(train({ ...run, resume: true })).rejects.toThrow(/not a whole safetensors file/);
  });

  it("a checkpoint that cannot be written leaves the one before as it was", async () => {
    const folder = await anyFolder();
    // From step 12 on, something stands where checkpoints are written first.
    const onMetric = (metric: Metric) => metric.step === 12 && mkdirSync(join(folder, `${LAST_FILE}.new`));
    const run = await anyRun({ validateEvery: 100 }, { folder, onMetric });
    await expect(train(run)).rejects.toThrow(/cannot be written; the one before is kept/);
    expect((await readCheckpoint(join(folder, LAST_FILE), run.config)).progress.step).toBe(10);
  });

  it("weights of another shape are refused", async () => {
    const run = await anyRun(
      { stage: "finetune" },
      { start: new Map([["output.weight", new Float32Array(3)]]) },
    );
    await expect(train(run)).rejects.toThrow(/have no model\.tok_embeddings\.weight/);
  });
});

describe("the learning rate", () => {
  const schedule = { steps: 110, learningRate: 2, warmupSteps: 10, finalShare: 0.1 };
  it.each([
    [0, 0.2],
    [9, 2],
    [10, 2],
    [109, 0.2],
    [500, 0.2],
  ])("at step %i is %f", (step, rate) => {
    expect(learningRateAt(schedule, step)).toBeCloseTo(rate, 12);
  });
});

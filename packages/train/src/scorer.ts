/** @file The forward pass of a stage with weights that are handed in: validation, and teachers. */
import {
  type NetworkConfig,
  networkParameters,
  scoringGraph,
  type TrainingOptions,
  type Weights,
} from "@melodist/network";
import { type InferenceSession, Tensor } from "onnxruntime-node";
import type { PackedSequence } from "./packing.ts";
import { type DeviceOptions, feedsFor, openSession, type Tensors, tensorOf } from "./session.ts";

/**
 * Sequences side by side, as one micro-batch.
 *
 * @param weightSum what the sequences' weights are divided by
 */
export function batchTensors(sequences: readonly PackedSequence[], weightSum: number): Tensors {
  const length = sequences[0]?.ids.length ?? 0;
  const whole = (key: "ids" | "targets" | "documents" | "positions") => {
    const joined = new Int32Array(sequences.length * length);
    for (const [row, sequence] of sequences.entries()) joined.set(sequence[key], row * length);
    return new Tensor("int32", joined, [sequences.length, length]);
  };
  const weights = new Float32Array(sequences.length * length);
  for (const [row, sequence] of sequences.entries()) {
    for (let t = 0; t < length; t++) weights[row * length + t] = (sequence.weights[t] ?? 0) / weightSum;
  }
  return {
    ids: whole("ids"),
    targets: whole("targets"),
    documents: whole("documents"),
    positions: whole("positions"),
    weights: new Tensor("float32", weights, [sequences.length, length]),
  };
}

/** Weights bound to a scoring graph. Dispose of it to free the session. */
export class Scorer {
  readonly #session: InferenceSession;
  readonly #parameters: Tensors;
  readonly #microBatch: number;

  /** `parameters` may be a device's own: they are read as they are when a score is asked for. */
  private constructor(session: InferenceSession, parameters: Tensors, microBatch: number) {
    this.#session = session;
    this.#parameters = parameters;
    this.#microBatch = microBatch;
  }

  static async open(
    network: NetworkConfig,
    options: TrainingOptions,
    parameters: Tensors,
    device: DeviceOptions,
  ): Promise<Scorer> {
    return new Scorer(await openSession(scoringGraph(network, options), device), parameters, options.batch);
  }

  /** Mean loss over sequences, nothing dropped, in nats a token learnt. */
  async validate(sequences: readonly PackedSequence[]): Promise<number> {
    let total = 0;
    for (let start = 0; start < sequences.length; start += this.#microBatch) {
      const rows = fillUp(sequences.slice(start, start + this.#microBatch), this.#microBatch);
      const losses = await this.#run(rows, "negativeLogLikelihood");
      for (const [row, { weights }] of rows.entries()) {
        for (let t = 0; t < weights.length; t++)
          total += (weights[t] ?? 0) * (losses[row * weights.length + t] ?? 0);
      }
    }
    return total / sumOfWeights(sequences);
  }

  /** Logits of a micro-batch, f32 (B, T, V). */
  logits(sequences: readonly PackedSequence[]): Promise<Float32Array> {
    return this.#run(sequences, "logits");
  }

  async #run(
    rows: readonly PackedSequence[],
    output: "logits" | "negativeLogLikelihood",
  ): Promise<Float32Array> {
    const feeds = feedsFor(this.#session, { ...this.#parameters, ...batchTensors(rows, 1) });
    const results = await this.#session.run(feeds, [output]);
    return results[output]?.data as Float32Array;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.release();
  }
}

/**
 * A network that teaches another: its logits for the student's micro-batches.
 *
 * @param options the student's, whose sequences it reads
 */
export function openTeacher(
  network: NetworkConfig,
  weights: Weights,
  { batch, length }: TrainingOptions,
  device: DeviceOptions = {},
): Promise<Scorer> {
  const parameters = networkParameters(network).map((parameter) => {
    return [parameter.name, tensorOf(parameter, weights.get(parameter.name) ?? new Float32Array(0))] as const;
  });
  return Scorer.open(network, { batch, length }, Object.fromEntries(parameters), device);
}

/** How many tokens are learnt; 1 if none, so that it can divide. */
export function sumOfWeights(sequences: readonly PackedSequence[]): number {
  const sum = sequences.reduce((total, { weights }) => total + weights.reduce((a, b) => a + b, 0), 0);
  return sum === 0 ? 1 : sum;
}

/** Rows without weight up to a number. */
function fillUp(sequences: readonly PackedSequence[], count: number): readonly PackedSequence[] {
  const [like] = sequences;
  if (like === undefined || sequences.length === count) return sequences;
  const blank = { ...like, weights: new Float32Array(like.weights.length) };
  return [...sequences, ...new Array<PackedSequence>(count - sequences.length).fill(blank)];
}

/**
 * @file The compiled graphs of a stage and the memory they work on: parameters, gradients, moments.
 *
 * Each state array is one buffer that is both a graph's input and its output: the runtime reads it and writes
 * it in place (every kernel that writes one reads only the same element before).
 */
import {
  createRandom,
  DROPOUT_COLUMNS,
  DROPOUT_ROWS,
  dropoutPlaces,
  firstMomentName,
  gradientName,
  networkParameters,
  nextName,
  optimiserGraph,
  type Parameter,
  parameterSize,
  secondMomentName,
  type TrainingOptions,
  trainedParameters,
  trainingGraph,
  type Weights,
} from "@melodist/network";
import { type InferenceSession, Tensor } from "onnxruntime-node";
import { microBatchOf, type TrainingConfig } from "./config.ts";
import type { PackedSequence } from "./packing.ts";
import {
  batchTensors,
  type DeviceOptions,
  feedsFor,
  openSession,
  Scorer,
  sumOfWeights,
  type Tensors,
  tensorOf,
} from "./scorer.ts";

/** All arrays that training changes: parameters, and two moments of each that is trained. */
export type TrainingState = ReadonlyMap<string, Float32Array>;

const scalar = (value: number): Tensor => new Tensor("float32", Float32Array.of(value), []);
const asOutputs = (tensors: Tensors): Tensors =>
  Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [nextName(name), tensor]));

/** A teacher's logits (B, T, V) for a micro-batch. */
export type Teacher = (sequences: readonly PackedSequence[]) => Promise<Float32Array>;

/** The arrays a stage works on. */
interface Memory {
  readonly parameters: Tensors;
  /** Of each parameter that is trained. */
  readonly moments: Tensors;
  readonly gradients: Tensors;
}

/** Copies of a state; what it lacks starts at zero. */
function allocateMemory(config: TrainingConfig, state: TrainingState): Memory {
  const trained = trainedParameters(config.network, trainingOptions(config).lora);
  const own = (parameter: Parameter, name: string) =>
    [
      name,
      tensorOf(parameter, state.get(name)?.slice() ?? new Float32Array(parameterSize(parameter))),
    ] as const;
  const moments = trained.flatMap((parameter) =>
    [firstMomentName(parameter.name), secondMomentName(parameter.name)].map((name) => own(parameter, name)),
  );
  const parameters = new Map(
    [...networkParameters(config.network), ...trained].map((one) => [one.name, one]),
  );
  return {
    parameters: Object.fromEntries(
      [...parameters.values()].map((parameter) => own(parameter, parameter.name)),
    ),
    moments: Object.fromEntries(moments),
    gradients: Object.fromEntries(trained.map((parameter) => own(parameter, gradientName(parameter.name)))),
  };
}

interface Sessions {
  readonly gradient: InferenceSession;
  readonly update: InferenceSession;
  readonly scorer: Scorer;
}

/** A stage on a device. Dispose of it to free its sessions. */
export class TrainingDevice {
  readonly config: TrainingConfig;
  readonly microBatch: number;
  readonly #sessions: Sessions;
  readonly #memory: Memory;
  /** The parameters that are trained, and their moments: what an update changes. */
  readonly #updated: Tensors;
  readonly #teacher: Teacher | undefined;

  private constructor(config: TrainingConfig, sessions: Sessions, memory: Memory, teacher?: Teacher) {
    this.config = config;
    this.microBatch = microBatchOf(config);
    this.#sessions = sessions;
    this.#memory = memory;
    this.#updated = { ...feedsFor(sessions.update, memory.parameters), ...memory.moments };
    this.#teacher = teacher;
  }

  /** Compile a stage's graphs and take a copy of its state; moments that are missing start at zero. */
  static async open(
    config: TrainingConfig,
    state: TrainingState,
    options: DeviceOptions = {},
    teacher?: Teacher,
  ): Promise<TrainingDevice> {
    const { network, beta1, beta2, epsilon, weightDecay, clipNorm } = config;
    const whole = trainingOptions(config);
    const memory = allocateMemory(config, state);
    const optimiser = optimiserGraph(trainedParameters(network, whole.lora), {
      beta1,
      beta2,
      epsilon,
      weightDecay,
      clipNorm,
    });
    const sessions = {
      gradient: await openSession(trainingGraph(network, whole), options),
      update: await openSession(optimiser, options),
      scorer: await Scorer.open(network, whole, memory.parameters, options),
    };
    return new TrainingDevice(config, sessions, memory, teacher);
  }

  /**
   * One step on a batch: gradients of all its micro-batches, then the update.
   *
   * @param step counts from 0
   * @returns the mean loss of the tokens learnt, in nats, and the gradients' norm before clipping
   */
  async step(
    batch: readonly PackedSequence[],
    step: number,
    learningRate: number,
  ): Promise<{ readonly loss: number; readonly gradientNorm: number }> {
    for (const { data } of Object.values(this.#memory.gradients)) (data as Float32Array).fill(0);
    const weightSum = sumOfWeights(batch);
    let loss = 0;
    for (let start = 0; start < batch.length; start += this.microBatch) {
      const random = createRandom(this.config.seed ^ Math.imul(step * 4096 + start + 1, 0x85ebca6b));
      loss += await this.#accumulate(batch.slice(start, start + this.microBatch), weightSum, random);
    }
    return { loss, gradientNorm: await this.#update(step, learningRate) };
  }

  async #accumulate(
    sequences: readonly PackedSequence[],
    weightSum: number,
    random: () => number,
  ): Promise<number> {
    const { gradient } = this.#sessions;
    const tensors: Tensors = { ...batchTensors(sequences, weightSum), ...this.#dropout(random) };
    if (this.#teacher !== undefined) {
      const shape = [sequences.length, this.config.length, this.config.network.vocab_size];
      tensors["teacher"] = new Tensor("float32", await this.#teacher(sequences), shape);
    }
    const { parameters, gradients } = this.#memory;
    const loss = scalar(0);
    const feeds = feedsFor(gradient, { ...parameters, ...gradients, ...tensors });
    await gradient.run(feeds, { loss, ...asOutputs(gradients) });
    return Number(loss.data[0]);
  }

  #dropout(random: () => number): Tensors {
    if (this.config.dropout === 0) return {};
    const places = dropoutPlaces(this.config.network);
    const rows = [places, this.microBatch, this.config.length];
    const columns = [places, this.config.network.hidden_size];
    const fill = (shape: number[], from: number) =>
      new Tensor(
        "float32",
        Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => from * (1 + random())),
        shape,
      );
    return { [DROPOUT_ROWS]: fill(rows, 1), [DROPOUT_COLUMNS]: fill(columns, 512) };
  }

  async #update(step: number, learningRate: number): Promise<number> {
    const { update } = this.#sessions;
    const { beta1, beta2 } = this.config;
    const scalars = {
      learningRate: scalar(learningRate),
      correction1: scalar(1 / (1 - beta1 ** (step + 1))),
      correction2: scalar(1 / (1 - beta2 ** (step + 1))),
    };
    const gradientNorm = scalar(0);
    const feeds = feedsFor(update, { ...this.#updated, ...this.#memory.gradients, ...scalars });
    await update.run(feeds, { gradientNorm, ...asOutputs(this.#updated) });
    return Number(gradientNorm.data[0]);
  }

  /** Mean loss over sequences, nothing dropped, in nats a token learnt. */
  validate(sequences: readonly PackedSequence[]): Promise<number> {
    return this.#sessions.scorer.validate(sequences);
  }

  /** Everything a checkpoint must keep. The arrays are the device's own: the next step changes them. */
  state(): TrainingState {
    return numbersOf({ ...this.#memory.parameters, ...this.#memory.moments });
  }

  /** The parameters alone, the device's own too. */
  weights(): Weights {
    return numbersOf(this.#memory.parameters);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#sessions.gradient.release();
    await this.#sessions.update.release();
    await this.#sessions.scorer[Symbol.asyncDispose]();
  }
}

function numbersOf(tensors: Tensors): ReadonlyMap<string, Float32Array> {
  return new Map(Object.entries(tensors).map(([name, { data }]) => [name, data as Float32Array]));
}

/** A stage's settings as the network's graphs take them. */
export function trainingOptions(config: TrainingConfig): TrainingOptions {
  const { length, dropout } = config;
  const options = { batch: microBatchOf(config), length, dropout };
  if (config.stage === "lora") return { ...options, lora: config.lora };
  return config.stage === "distil" ? { ...options, distil: config.distil } : options;
}

/**
 * @file The compiled graphs of a stage and the memory they work on: parameters, gradients, moments.
 *
 * Each state array is one buffer that is both a graph's input and its output: the runtime reads it and writes
 * it in place (every kernel that writes one reads only the same element before).
 */
import {
  DROPOUT_COLUMNS,
  DROPOUT_ROWS,
  dropoutPlaces,
  firstMomentName,
  gradientName,
  networkParameters,
  optimiserGraph,
  type Parameter,
  parameterSize,
  secondMomentName,
  type TrainingOptions,
  trainedParameters,
  trainingGraph,
  type Weights,
} from "@melodist/network";
import { createRandom } from "@melodist/random";
import { type InferenceSession, Tensor } from "onnxruntime-node";
import { microBatchOf, type TrainingConfig } from "./config.ts";
import { openMemory, type StateMemory } from "./memory.ts";
import type { PackedSequence } from "./packing.ts";
import { batchTensors, Scorer, sumOfWeights } from "./scorer.ts";
import {
  type DeviceOptions,
  feedsFor,
  openSession,
  scalarTensor,
  type Tensors,
  tensorOf,
} from "./session.ts";

/** All arrays that training changes: parameters, and two moments of each that is trained. */
export type TrainingState = ReadonlyMap<string, Float32Array>;

/** A teacher's logits (B, T, V) for a micro-batch. */
export type Teacher = (sequences: readonly PackedSequence[]) => Promise<Float32Array>;

/** Names of the arrays a stage works on. */
interface StateNames {
  readonly parameters: readonly string[];
  /** What an update changes: the parameters that are trained, and their moments. */
  readonly updated: readonly string[];
  readonly gradients: readonly string[];
}

/** Copies of a state; what it lacks starts at zero. */
function firstTensors(
  config: TrainingConfig,
  state: TrainingState,
): { readonly tensors: Tensors; readonly names: StateNames } {
  const tensors: Tensors = {};
  const allocate = (parameter: Parameter, name: string): string => {
    tensors[name] ??= tensorOf(
      parameter,
      state.get(name)?.slice() ?? new Float32Array(parameterSize(parameter)),
    );
    return name;
  };
  const trained = trainedParameters(config.network, trainingOptions(config).lora);
  const names = {
    parameters: [...networkParameters(config.network), ...trained].map((parameter) =>
      allocate(parameter, parameter.name),
    ),
    updated: trained.flatMap((parameter) =>
      [parameter.name, firstMomentName(parameter.name), secondMomentName(parameter.name)].map((name) =>
        allocate(parameter, name),
      ),
    ),
    gradients: trained.map((parameter) => allocate(parameter, gradientName(parameter.name))),
  };
  return { tensors, names };
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
  readonly #memory: StateMemory;
  readonly #names: StateNames;
  readonly #teacher: Teacher | undefined;

  private constructor(
    config: TrainingConfig,
    sessions: Sessions,
    memory: StateMemory,
    names: StateNames,
    teacher: Teacher | undefined,
  ) {
    this.config = config;
    this.microBatch = microBatchOf(config);
    this.#sessions = sessions;
    this.#memory = memory;
    this.#names = names;
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
    const adamw = { beta1, beta2, epsilon, weightDecay, clipNorm };
    const { tensors, names } = firstTensors(config, state);
    const memory = await openMemory(tensors, options);
    const sessions = {
      gradient: await openSession(trainingGraph(network, whole), options),
      update: await openSession(optimiserGraph(trainedParameters(network, whole.lora), adamw), options),
      scorer: await Scorer.open(network, whole, memory.tensors, options),
    };
    return new TrainingDevice(config, sessions, memory, names, teacher);
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
    this.#memory.clear(this.#names.gradients);
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
    const feeds = feedsFor(gradient, { ...this.#memory.tensors, ...tensors });
    const { loss } = await this.#memory.run(gradient, feeds, this.#names.gradients);
    return Number(loss?.data[0]);
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
      learningRate: scalarTensor(learningRate),
      correction1: scalarTensor(1 / (1 - beta1 ** (step + 1))),
      correction2: scalarTensor(1 / (1 - beta2 ** (step + 1))),
    };
    const feeds = feedsFor(update, { ...this.#memory.tensors, ...scalars });
    const { gradientNorm } = await this.#memory.run(update, feeds, this.#names.updated);
    return Number(gradientNorm?.data[0]);
  }

  /** Mean loss over sequences, nothing dropped, in nats a token learnt. */
  validate(sequences: readonly PackedSequence[]): Promise<number> {
    return this.#sessions.scorer.validate(sequences);
  }

  /** Everything a checkpoint must keep. The arrays may be the device's own: the next step changes them. */
  state(): Promise<TrainingState> {
    return this.#memory.read([...new Set([...this.#names.parameters, ...this.#names.updated])]);
  }

  /** The parameters alone; the arrays may be the device's own too. */
  weights(): Promise<Weights> {
    return this.#memory.read(this.#names.parameters);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#sessions.gradient.release();
    await this.#sessions.update.release();
    await this.#sessions.scorer[Symbol.asyncDispose]();
    await this.#memory[Symbol.asyncDispose]();
  }
}

/** A stage's settings as the network's graphs take them. */
export function trainingOptions(config: TrainingConfig): TrainingOptions {
  const { length, dropout } = config;
  const options = { batch: microBatchOf(config), length, dropout };
  if (config.stage === "lora") return { ...options, lora: config.lora };
  return config.stage === "distil" ? { ...options, distil: config.distil } : options;
}

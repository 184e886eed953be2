/**
 * @file Where parameters, moments and gradients lie while graphs replace them: in plain memory, written in
 * place, or on a GPU, where they stay from step to step.
 */
import { nextName } from "@melodist/network";
import { arithmetic, type Graph } from "@melodist/tensor";
import type { InferenceSession } from "onnxruntime-node";
import { type DeviceOptions, openSession, type Tensors } from "./session.ts";

/** Arrays by name, which graphs read and replace. */
export interface StateMemory {
  /** As they are now: to be fed. */
  readonly tensors: Tensors;
  /** Run a graph that yields a next value for each of `replaced`; its other outputs are returned. */
  run(session: InferenceSession, feeds: Tensors, replaced: readonly string[]): Promise<Tensors>;
  /** Set arrays that started at zero to zero. */
  clear(names: readonly string[]): void;
  /** Numbers of some arrays. They may be the memory's own: the next run may change them. */
  read(names: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Memory for a device that starts as the given tensors, which it takes over. */
export function openMemory(tensors: Tensors, options: DeviceOptions): Promise<StateMemory> {
  return options.provider === "webgpu"
    ? GpuMemory.open(tensors, options)
    : Promise.resolve(hostMemory(tensors));
}

const isNext = (name: string): boolean => name.startsWith(nextName(""));
const withoutNext = (results: Tensors): Tensors =>
  Object.fromEntries(Object.entries(results).filter(([name]) => !isNext(name)));

/** A tensor that must be there. */
function named(tensors: Tensors, name: string): Tensors[string] {
  const tensor = tensors[name];
  if (tensor === undefined) throw new Error(`no array ${name}`);
  return tensor;
}

/**
 * Plain memory: each array is a graph's input and its output at once, so that it is written in place. Every
 * kernel that writes such an output reads only the same element of it, or earlier.
 */
function hostMemory(tensors: Tensors): StateMemory {
  return {
    tensors,
    async run(session, feeds, replaced) {
      const fetches = Object.fromEntries(replaced.map((name) => [nextName(name), named(tensors, name)]));
      const others = session.outputNames.filter((name) => !isNext(name)).map((name) => [name, null]);
      return withoutNext(
        (await session.run(feeds, { ...Object.fromEntries(others), ...fetches })) as Tensors,
      );
    },
    clear(names) {
      for (const name of names) (named(tensors, name).data as Float32Array).fill(0);
    },
    async read(names) {
      return new Map(names.map((name) => [name, named(tensors, name).data as Float32Array]));
    },
    async [Symbol.asyncDispose]() {},
  };
}

/**
 * A GPU's memory: what a graph yields stays there and is fed to the next. Numbers go up and down through
 * graphs that do nothing else (the runtime's own download ends the process in version 1.30).
 */
class GpuMemory implements StateMemory {
  readonly tensors: Tensors;
  /** The arrays as they were at first: kept, to clear gradients with. */
  readonly #first: ReadonlySet<unknown>;
  readonly #atFirst: Tensors;
  /** Open as long as what it yielded: its memory is the session's. */
  readonly #upload: InferenceSession;
  readonly #download: InferenceSession;

  private constructor(tensors: Tensors, upload: InferenceSession, download: InferenceSession) {
    this.tensors = { ...tensors };
    this.#atFirst = tensors;
    this.#first = new Set(Object.values(tensors));
    this.#upload = upload;
    this.#download = download;
  }

  static async open(tensors: Tensors, options: DeviceOptions): Promise<GpuMemory> {
    const upload = await openSession(copyGraph(tensors), options);
    const names = Object.keys(tensors);
    const results = (await upload.run(tensors)) as Tensors;
    const there = Object.fromEntries(names.map((name) => [name, named(results, nextName(name))]));
    return new GpuMemory(there, upload, await openSession(copyGraph(tensors), options, "cpu"));
  }

  async run(session: InferenceSession, feeds: Tensors, replaced: readonly string[]): Promise<Tensors> {
    const results = (await session.run(feeds)) as Tensors;
    for (const name of replaced) this.#replace(name, named(results, nextName(name)));
    return withoutNext(results);
  }

  clear(names: readonly string[]): void {
    for (const name of names) this.#replace(name, named(this.#atFirst, name));
  }

  async read(names: readonly string[]): Promise<ReadonlyMap<string, Float32Array>> {
    const results = (await this.#download.run(this.tensors, names.map(nextName))) as Tensors;
    return new Map(names.map((name) => [name, named(results, nextName(name)).data as Float32Array]));
  }

  #replace(name: string, tensor: Tensors[string]): void {
    const before = this.tensors[name];
    if (before !== undefined && before !== tensor && !this.#first.has(before)) before.dispose();
    this.tensors[name] = tensor;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const tensor of new Set([...Object.values(this.tensors), ...Object.values(this.#atFirst)]))
      tensor.dispose();
    await this.#upload.release();
    await this.#download.release();
  }
}

/** Each array as its own next value. */
function copyGraph(tensors: Tensors): Graph {
  const { input } = arithmetic;
  const outputs = Object.entries(tensors).map(
    ([name, { dims }]) => [nextName(name), input(name, dims)] as const,
  );
  return { outputs: Object.fromEntries(outputs) };
}

/** @file The one door to the runtime: compiling a graph, and what it is fed. */
import { nextName, type Parameter } from "@melodist/network";
import { type Graph, writeOnnx } from "@melodist/tensor";
import { InferenceSession, Tensor } from "onnxruntime-node";

export type Provider = "cpu" | "webgpu";

export interface DeviceOptions {
  /** `cpu` by default. */
  readonly provider?: Provider;
  /** Threads of one step; as many as there are cores by default. Losses repeat bit for bit for the same number. */
  readonly threads?: number;
}

export type Tensors = Record<string, Tensor>;

/**
 * Compile a graph for a device.
 *
 * @param nextLocation where the next values of a state are yielded: where they are worked on, by default
 */
export function openSession(
  graph: Graph,
  { provider = "cpu", threads = 0 }: DeviceOptions,
  nextLocation: "device" | "cpu" = "device",
): Promise<InferenceSession> {
  const onDevice = Object.keys(graph.outputs).filter(
    (name) => provider === "webgpu" && nextLocation === "device" && name.startsWith(nextName("")),
  );
  return InferenceSession.create(writeOnnx(graph), {
    executionProviders: [provider],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    ...(onDevice.length > 0
      ? { preferredOutputLocation: Object.fromEntries(onDevice.map((name) => [name, "gpu-buffer" as const])) }
      : {}),
  });
}

/** Only the tensors a session asks for. */
export function feedsFor(session: InferenceSession, tensors: Tensors): Tensors {
  return Object.fromEntries(
    session.inputNames.flatMap((name) => (tensors[name] ? [[name, tensors[name]]] : [])),
  );
}

/** An array as the runtime takes it; the memory is shared. */
export const tensorOf = ({ shape }: Parameter, data: Float32Array): Tensor =>
  new Tensor("float32", data, [...shape]);

/** A single number. */
export const scalarTensor = (value: number): Tensor => new Tensor("float32", Float32Array.of(value), []);

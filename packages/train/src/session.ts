/** @file The one door to the runtime: compiling a graph, and what it is fed. */
import { MelodistError } from "@melodist/errors";
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
 * @throws MelodistError `usage` when there is no such device
 */
export async function openSession(
  graph: Graph,
  { provider = "cpu", threads = 0 }: DeviceOptions,
  nextLocation: "device" | "cpu" = "device",
): Promise<InferenceSession> {
  const onDevice = Object.keys(graph.outputs).filter(
    (name) => provider === "webgpu" && nextLocation === "device" && name.startsWith(nextName("")),
  );
  const options = {
    executionProviders: [provider],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    // Threads that wait leave the core to others, and a late one is helped out: half as fast again on a busy machine.
    extra: { session: { intra_op: { allow_spinning: "0" }, dynamic_block_base: "4" } },
  } as const;
  if (provider === "cpu") return InferenceSession.create(writeOnnx(graph), options);
  const locations = Object.fromEntries(onDevice.map((name) => [name, "gpu-buffer" as const]));
  try {
    return await InferenceSession.create(writeOnnx(graph), {
      ...options,
      preferredOutputLocation: locations,
    });
  } catch (cause) {
    const hint = "It needs a GPU with a Vulkan, Metal or Direct3D 12 driver; the cpu provider runs anywhere.";
    throw new MelodistError("the webgpu provider cannot be used here", { code: "usage", hint, cause });
  }
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

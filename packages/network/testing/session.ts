/** @file Running a graph in a test: plain numbers in, plain numbers out, in either runtime. */
import { type Graph, graphInputs, type Tensor, type WeightSource, writeOnnx } from "@melodist/tensor";
import * as native from "onnxruntime-node";
import * as web from "onnxruntime-web";

export type Numbers = Readonly<Record<string, ArrayLike<number>>>;
export const runtimes = { native, web } as const;
export type RuntimeName = keyof typeof runtimes;

/** Lengths for dimensions left open. */
export type OpenLengths = Readonly<Record<string, number>>;

export interface TestSession {
  /** Run once; every input needs numbers. */
  run(feeds: Numbers, lengths?: OpenLengths): Promise<Readonly<Record<string, Float32Array>>>;
}

/** Compile a graph, with weights inside. */
export async function openTestSession(
  graph: Graph,
  runtime: RuntimeName = "native",
  weights: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<TestSession> {
  const { InferenceSession, Tensor } = runtimes[runtime];
  const sources = [...weights].map(
    ([name, bytes]) => [name, { kind: "bytes", bytes } satisfies WeightSource] as const,
  );
  const session = await InferenceSession.create(writeOnnx(graph, { weights: new Map(sources) }), {
    intraOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  const inputs = [...graphInputs(graph)].filter(([name]) => !weights.has(name));
  const toOrt = (tensor: Tensor, numbers: ArrayLike<number>, lengths: OpenLengths) => {
    const dims = tensor.shape.map((d) => (typeof d === "number" ? d : (lengths[d] ?? 0)));
    return tensor.element === "i32"
      ? new Tensor("int32", Int32Array.from(numbers), dims)
      : new Tensor("float32", Float32Array.from(numbers), dims);
  };
  return {
    async run(feeds, lengths = {}) {
      const values = inputs.map(([name, tensor]) => {
        const numbers = feeds[name];
        if (numbers === undefined) throw new Error(`no numbers for ${name}`);
        return [name, toOrt(tensor, numbers, lengths)] as const;
      });
      const results = await session.run(Object.fromEntries(values) as never);
      return Object.fromEntries(
        Object.entries(results).map(([name, { data }]) => [name, data as Float32Array]),
      );
    },
  };
}

/** f32 numbers as bytes. */
export function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

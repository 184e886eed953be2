/** @file Every operator, three ways: float64 meaning, finite differences, and the compiled ONNX. */
import { InferenceSession, Tensor as OrtTensor } from "onnxruntime-node";
import { describe, expect, it } from "vitest";
import {
  CONSTANT_INPUTS,
  type InputCase,
  type OperatorCase,
  operatorCases,
  WITHOUT_GRADIENT,
} from "../testing/operator-cases.ts";
import * as t from "./arithmetic.ts";
import { gradients } from "./gradients.ts";
import type { Graph, Tensor } from "./graph.ts";
import { interpretGraph } from "./interpret.ts";
import { readOnnx } from "./onnx-read.ts";
import { writeOnnx } from "./onnx-write.ts";
import type { OperatorKind } from "./operator.ts";
import { printGraph } from "./print.ts";
import { elementCount, fixedShape } from "./shape.ts";

const cases = Object.entries(operatorCases).flatMap(([kind, list]) =>
  list.map((operatorCase, index) => [`${kind} ${index + 1}`, kind as OperatorKind, operatorCase] as const),
);
const differentiable = cases.filter(([, kind]) => !WITHOUT_GRADIENT.has(kind));

/** Reproducible numbers in [-1, 1), or [0.5, 1.5) if positive. */
function numbersFor({ shape, data, positive }: InputCase, seed: number): readonly number[] {
  return Array.from({ length: elementCount(shape) }, (_, i) => {
    const random = Math.abs(Math.sin(seed * 131 + i * 17.3 + 1) * 43758.5453) % 1;
    return data?.[i] ?? (positive ? 0.5 + random : 2 * random - 1);
  });
}

interface Built {
  readonly inputs: readonly Tensor[];
  readonly result: Tensor;
  readonly feeds: Readonly<Record<string, readonly number[]>>;
}

function buildCase({ inputs, build }: OperatorCase): Built {
  const tensors = inputs.map(({ shape, element }, i) => t.input(`x${i}`, shape, element));
  const feeds = Object.fromEntries(inputs.map((one, i) => [`x${i}`, numbersFor(one, i + 1)]));
  return { inputs: tensors, result: build(...tensors), feeds };
}

/** The result weighted into one number, so that every element matters differently. */
function weighted(result: Tensor): Tensor {
  const weights = Float32Array.from({ length: elementCount(result.shape) }, (_, i) => 1 + ((i * 7) % 5) / 4);
  const products = t.multiply(t.cast(result, "f32"), t.constant(weights, result.shape));
  return t.reduceSum(
    products,
    result.shape.map((_, axis) => axis),
  );
}

/** Gradients for the f32 inputs a rule is defined for. */
function withGradients(kind: OperatorKind, { inputs, result }: Built): Graph {
  const sources = inputs.filter((x, i) => x.element === "f32" && !CONSTANT_INPUTS[kind]?.includes(i));
  const slopes = gradients(weighted(result), sources);
  return {
    outputs: { result, ...Object.fromEntries(sources.map((x, i) => [`d_${nameOf(x)}`, slopes[i] ?? x])) },
  };
}

function nameOf({ node: { operator } }: Tensor): string {
  return operator.kind === "input" ? operator.name : "";
}

async function runOnnx(
  graph: Graph,
  built: Built,
  provider: "cpu" | "webgpu" = "cpu",
): Promise<Readonly<Record<string, readonly number[]>>> {
  const session = await InferenceSession.create(writeOnnx(graph), {
    executionProviders: [provider],
    intraOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  const make = {
    f32: Float32Array,
    i32: Int32Array,
    u8: Uint8Array,
    i64: BigInt64Array,
  } as const;
  const feeds = built.inputs.map((x) => {
    const name = nameOf(x);
    const numbers = built.feeds[name] ?? [];
    const dims = [...fixedShape(x.shape)];
    if (x.element === "i64") return [name, new OrtTensor("int64", make.i64.from(numbers, BigInt), dims)];
    if (x.element === "i32") return [name, new OrtTensor("int32", make.i32.from(numbers), dims)];
    if (x.element === "u8") return [name, new OrtTensor("uint8", make.u8.from(numbers), dims)];
    return [name, new OrtTensor("float32", make.f32.from(numbers), dims)];
  });
  const used = new Set(session.inputNames);
  const results = await session.run(Object.fromEntries(feeds.filter(([name]) => used.has(String(name)))));
  return Object.fromEntries(
    Object.entries(results).map(([name, { data }]) => [name, Array.from(data as Float32Array, Number)]),
  );
}

describe("the derivative by rule equals the one by finite differences", () => {
  it.each(differentiable)("%s", (_, kind, operatorCase) => {
    const built = buildCase(operatorCase);
    const graph = withGradients(kind, built);
    const slopes = interpretGraph(graph, built.feeds);
    const total = (feeds: Built["feeds"]) =>
      interpretGraph({ outputs: { y: weighted(built.result) } }, feeds).y?.data[0] ?? NaN;
    for (const [name, slope] of Object.entries(slopes).filter(([output]) => output.startsWith("d_"))) {
      const input = name.slice(2);
      const numbers = built.feeds[input] ?? [];
      const scale = Math.max(1, ...slope.data.map(Math.abs));
      for (const [i, x] of numbers.entries()) {
        const step = 1e-4;
        const moved = (by: number) => total({ ...built.feeds, [input]: numbers.with(i, x + by * step) });
        // The five-point rule: its error is of the fourth order.
        const difference = (8 * (moved(1) - moved(-1)) - (moved(2) - moved(-2))) / (12 * step);
        expect(Math.abs((slope.data[i] ?? NaN) - difference) / scale).toBeLessThan(1e-6);
      }
    }
  });
});

/** Where compiled graphs are tried; WebGPU only where there is a Vulkan driver (see `train/src/gpu.test.ts`). */
const providers =
  process.env["VK_ICD_FILENAMES"] === undefined ? (["cpu"] as const) : (["cpu", "webgpu"] as const);

describe.each(providers)("the compiled graph equals its meaning, forward and backward, on %s", (provider) => {
  it.each(cases)("%s", async (_, kind, operatorCase) => {
    const built = buildCase(operatorCase);
    const graph = WITHOUT_GRADIENT.has(kind)
      ? { outputs: { result: built.result } }
      : withGradients(kind, built);
    const expected = interpretGraph(graph, built.feeds);
    const actual = await runOnnx(graph, built, provider);
    const tolerance = kind === "matmul8Bit" ? 0.02 : 2e-6; // 8-bit activations
    for (const [name, { data }] of Object.entries(expected)) {
      const scale = Math.max(1, ...data.map(Math.abs));
      expect(actual[name]).toHaveLength(data.length);
      for (const [i, value] of data.entries()) {
        expect(Math.abs(value - (actual[name]?.[i] ?? NaN)) / scale, `${name}[${i}]`).toBeLessThan(tolerance);
      }
    }
  });
});

describe("the ONNX is read back as it was written", () => {
  it.each(cases)("%s", (_, kind, operatorCase) => {
    const built = buildCase(operatorCase);
    const graph = WITHOUT_GRADIENT.has(kind)
      ? { outputs: { result: built.result } }
      : withGradients(kind, built);
    expect(printGraph(readOnnx(writeOnnx(graph)))).toBe(
      printGraph(readOnnx(writeOnnx(readOnnx(writeOnnx(graph))))),
    );
    expect(interpretGraph(readOnnx(writeOnnx(graph)), built.feeds)).toEqual(
      interpretGraph(graph, built.feeds),
    );
  });
});

it("every operator has a case", () => {
  expect(Object.values(operatorCases).filter((list) => list.length === 0)).toEqual([]);
});

it.each([...WITHOUT_GRADIENT])("%s refuses a gradient by name", (kind) => {
  const [first] = operatorCases[kind];
  if (first === undefined) throw new Error("no case");
  const built = buildCase(first);
  expect(() => gradients(weighted(built.result), built.inputs.slice(0, 1))).toThrow(
    `${kind} has no gradient`,
  );
});

/** @file The smallest tour of the package, and what each pass promises. */
import fc from "fast-check";
import * as native from "onnxruntime-node";
import * as web from "onnxruntime-web";
import { describe, expect, it } from "vitest";
import * as t from "./arithmetic.ts";
import { checkGraph } from "./check.ts";
import { fuseGraph } from "./fuse.ts";
import { gradients } from "./gradients.ts";
import { type Graph, graphNodes, type Node, type Tensor } from "./graph.ts";
import { interpretGraph } from "./interpret.ts";
import { readOnnx } from "./onnx-read.ts";
import { writeOnnx } from "./onnx-write.ts";
import { printGraph } from "./print.ts";
import { simplifyGraph } from "./simplify.ts";

const x = t.input("x", [2, 3]);
const w = t.input("w", [4, 3]);

describe("a graph", () => {
  it("prints as mathematics", () => {
    const y = t.softmax(t.multiply(t.matmul(x, w, { transB: true }), 0.5));
    expect(printGraph({ outputs: { y } })).toBe(
      [
        "(x: f32[2,3], w: f32[4,3])",
        "a = matmul(x, w, transB=true) : f32[2,4]",
        "b = a * 0.5 : f32[2,4]",
        "c = softmax(b) : f32[2,4]",
        "=> { y: c }",
      ].join("\n"),
    );
  });

  it("derives its gradient in the same words", () => {
    const loss = t.reduceSum(t.multiply(x, x), [0, 1]);
    const [slope] = gradients(loss, [x]);
    expect(printGraph(simplifyGraph({ outputs: { slope: slope ?? x } }))).toBe(
      ["(x: f32[2,3])", "a = x + x : f32[2,3]", "=> { slope: a }"].join("\n"),
    );
  });

  it.each<[string, () => Tensor, RegExp]>([
    ["a product that does not fit", () => t.matmul(x, w), /cannot multiply \[2,3\] by \[4,3\]/],
    ["shapes that do not broadcast", () => t.add(x, w), /\[2,3\] and \[4,3\]/],
    ["a reshape that loses numbers", () => t.reshape(x, [4]), /cannot reshape \[2,3\]/],
    ["an axis there is not", () => t.reduceSum(x, [2]), /axis 2/],
    ["numbers and whole numbers mixed", () => t.add(x, t.constant(Int32Array.of(1))), /f32 and i32/],
    ["a number where an open length stands", () => t.reshape(t.input("y", ["batch", 2]), [2]), /batch/],
  ])("refuses %s", (_, build, message) => expect(build).toThrow(message));

  it("is refused by the checker when a value lies about its type", () => {
    const node: Node = { ...x.node, values: [] };
    const lie = { ...t.add(x, x), node: { ...t.add(x, x).node } };
    expect(() => checkGraph({ outputs: { lie } })).toThrow(/misplaced/);
    expect(() => checkGraph({ outputs: { x: { ...x, node } } })).toThrow(/yields 1/);
    expect(() => checkGraph({ outputs: { y: t.add(x, t.input("x", [2, 3])) } })).toThrow(/two inputs/);
  });
});

describe("simplifying", () => {
  it.each<[string, () => Tensor, string]>([
    [
      "constants are folded",
      () => t.multiply(x, t.add(t.constant(2), t.constant(3))),
      "a = x * 5 : f32[2,3]",
    ],
    [
      "equal nodes are shared",
      () => t.add(t.exp(x), t.exp(x)),
      "a = exp(x) : f32[2,3]\nb = a + a : f32[2,3]",
    ],
    ["neutral numbers go", () => t.exp(t.add(t.multiply(x, 1), 0)), "a = exp(x) : f32[2,3]"],
    ["turning round twice goes", () => t.exp(t.negate(t.negate(x))), "a = exp(x) : f32[2,3]"],
    ["reshapes join", () => t.reshape(t.reshape(x, [3, 2]), [6]), "a = reshape(x, shape=[6]) : f32[6]"],
  ])("%s", (_, build, lines) => {
    const simple = simplifyGraph({ outputs: { y: build() } });
    checkGraph(simple);
    expect(printGraph(simple).split("\n").slice(1, -1).join("\n")).toBe(lines);
  });
});

describe("fusing", () => {
  const acc = t.input("acc", [4, 3]);
  const d = t.input("d", [2, 4]);
  const gain = t.input("gain", [3]);
  it.each<[string, () => Readonly<Record<string, Tensor>>, string]>([
    ["x · sigmoid(x) is silu", () => ({ y: t.multiply(t.sigmoid(x), x) }), "a = silu(x) : f32[2,3]"],
    [
      "a sum of squares needs no squares",
      () => ({ y: t.reduceSum(t.multiply(x, x), [0, 1]) }),
      "a = reduceSumSquare(x, axes=[0,1]) : f32[1,1]",
    ],
    [
      "a factor goes into the product",
      () => ({ y: t.multiply(t.matmul(x, w, { transB: true }), 0.5) }),
      "a = matmul(x, w, transB=true, scale=0.5) : f32[2,4]",
    ],
    [
      "a product is added to what is handed in",
      () => ({ y: t.add(acc, t.matmul(d, x, { transA: true })) }),
      "a = matmulAdd(d, x, acc, transA=true) : f32[4,3]",
    ],
    [
      "the norm of a sum keeps the sum for others",
      () => {
        const sum = t.add(x, t.exp(x));
        return { y: t.add(sum, t.rmsNorm(sum, gain, 1e-5)) };
      },
      "a = exp(x) : f32[2,3]\nb, c = addRmsNorm(x, a, gain, epsilon=0.00001) : f32[2,3], f32[2,3]\nd = c + b : f32[2,3]",
    ],
    [
      "what others read is left whole",
      () => {
        const s = t.sigmoid(x);
        return { y: t.multiply(x, s), s };
      },
      "a = sigmoid(x) : f32[2,3]\nb = x * a : f32[2,3]",
    ],
  ])("%s", (_, build, lines) => {
    const fused = fuseGraph({ outputs: build() });
    checkGraph(fused);
    expect(printGraph(fused).split("\n").slice(1, -1).join("\n")).toBe(lines);
  });
});

/** Random expressions over x and w, differentiated. */
const anyExpression: fc.Arbitrary<Graph> = fc
  .array(fc.tuple(fc.nat(9), fc.nat(), fc.nat()), { minLength: 1, maxLength: 12 })
  .map((steps) => {
    const pool: Tensor[] = [x, t.multiply(x, 0.5)];
    for (const [which, i, j] of steps) {
      const a = pool[i % pool.length] ?? x;
      const b = pool[j % pool.length] ?? x;
      const choices = [
        () => t.add(a, b),
        () => t.multiply(a, b),
        () => t.multiply(a, t.sigmoid(a)),
        () => t.softmax(a),
        () => t.subtract(a, b),
        () => t.matmul(t.multiply(t.matmul(a, w, { transB: true }), 0.5), w),
        () => t.reshape(t.reshape(a, [3, 2]), [2, 3]),
        () => t.rmsNorm(t.add(a, b), t.constant(Float32Array.of(1, 2, 0.5)), 1e-5),
        () => t.negate(t.negate(a)),
        () => t.transpose(t.transpose(a, [1, 0]), [1, 0]),
      ];
      pool.push((choices[which] ?? choices[0])?.() ?? x);
    }
    const y = pool.reduce((sum, one) => t.add(sum, one));
    const [slope] = gradients(t.reduceSum(t.multiply(y, y), [0, 1]), [x]);
    return { outputs: { y, slope: slope ?? x } };
  });

const feeds = {
  x: [0.3, -0.2, 0.9, -0.5, 0.1, 0.7],
  w: Array.from({ length: 12 }, (_, i) => Math.sin(i + 1) / 3),
};

describe("any expression", () => {
  it("is legal and means the same after each pass", () => {
    fc.assert(
      fc.property(anyExpression, (graph) => {
        const before = interpretGraph(graph, feeds);
        for (const pass of [simplifyGraph, fuseGraph, (g: Graph) => fuseGraph(simplifyGraph(g))]) {
          const after = pass(graph);
          checkGraph(after);
          const values = interpretGraph(after, feeds);
          for (const [name, { data }] of Object.entries(before)) {
            for (const [i, number] of data.entries()) {
              expect(values[name]?.data[i]).toBeCloseTo(number, Math.abs(number) > 1e3 ? -2 : 4); // folded in f32
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("runs fused as it runs unfused, in 32 bits", async () => {
    const run = async (graph: Graph) => {
      const session = await native.InferenceSession.create(writeOnnx(graph), {
        graphOptimizationLevel: "disabled",
        logSeverityLevel: 3,
      });
      const all = {
        x: new native.Tensor("float32", Float32Array.from(feeds.x), [2, 3]),
        w: new native.Tensor("float32", Float32Array.from(feeds.w), [4, 3]),
      };
      const used = Object.entries(all).filter(([name]) => session.inputNames.includes(name));
      return session.run(Object.fromEntries(used));
    };
    await fc.assert(
      fc.asyncProperty(anyExpression, async (graph) => {
        const [plain, fused] = [await run(graph), await run(fuseGraph(simplifyGraph(graph)))];
        for (const [name, { data }] of Object.entries(plain)) {
          const numbers = Array.from(data, Number);
          const scale = Math.max(1, ...numbers.map(Math.abs));
          const others = Array.from(fused[name]?.data ?? [], Number);
          for (const [i, number] of numbers.entries())
            expect(Math.abs(number - (others[i] ?? NaN)) / scale).toBeLessThan(1e-4);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is read from ONNX as it was written", () => {
    fc.assert(
      fc.property(anyExpression, (graph) => {
        const fused = fuseGraph(simplifyGraph(graph));
        const read = readOnnx(writeOnnx(fused));
        checkGraph(read);
        expect(printGraph(read)).toBe(printGraph(fused));
      }),
      { numRuns: 60 },
    );
  });
});

it("an input that is an output too is copied, and two names may share a value", () => {
  const y = t.exp(x);
  expect(printGraph(readOnnx(writeOnnx({ outputs: { a: y, b: y, c: x } })))).toContain(
    "=> { a: a, b: a, c: x }",
  );
});

it.each<[string, Uint8Array, RegExp]>([
  ["bytes that are no model", Uint8Array.of(255, 255, 255), /no ONNX model/],
  ["an empty file", new Uint8Array(0), /no graph/],
])("%s are refused", (_, bytes, message) => expect(() => readOnnx(bytes)).toThrow(message));

it("walks graphs deeper than the call stack", () => {
  let deep: Tensor = x;
  for (let i = 0; i < 20_000; i++) deep = t.exp(deep);
  expect(graphNodes({ outputs: { deep } })).toHaveLength(20_001);
});

describe("both runtimes", () => {
  it.each([
    ["native", native],
    ["web", web],
  ] as const)("the %s one runs what we write", async (_, { InferenceSession, Tensor }) => {
    const y = t.rmsNorm(t.matmul(x, w, { transB: true }), t.constant(Float32Array.of(1, 2, 3, 4)), 1e-5);
    const session = await InferenceSession.create(writeOnnx({ outputs: { y } }));
    const results = await session.run({
      x: new Tensor("float32", Float32Array.from(feeds.x), [2, 3]),
      w: new Tensor("float32", Float32Array.from(feeds.w), [4, 3]),
    });
    const expected = interpretGraph({ outputs: { y } }, feeds).y?.data ?? [];
    for (const [i, value] of Object.values(results)
      .flatMap(({ data }) => Array.from(data, Number))
      .entries()) {
      expect(value).toBeCloseTo(expected[i] ?? NaN, 5);
    }
  });
});

import ort from "onnxruntime-node";
import { printGraph, writeOnnx, graphNodes } from "@melodist/tensor";
import { networkParameters, trainingGraph, optimiserGraph, gradientName, nextName, firstMomentName, secondMomentName } from "@melodist/network";
const sizes = { s: [192,6,6,512,400,16], m: [256,8,8,704,512,8], l: [384,8,12,1088,512,8] };
const [H,L,A,F,V,B] = sizes[process.argv[2] ?? "m"];
const micro = Number(process.argv[3] ?? 1), T = 256;
const config = { vocab_size: V, hidden_size: H, num_hidden_layers: L, num_attention_heads: A, num_key_value_heads: A, intermediate_size: F, max_position_embeddings: T, rope_theta: 1e6, rms_norm_eps: 1e-5 };
const params = networkParameters(config);
let t0 = performance.now();
const g = trainingGraph(config, { batch: micro, length: T });
const og = optimiserGraph(params, { beta1: .9, beta2: .95, epsilon: 1e-8, weightDecay: .1, clipNorm: 1 });
console.log("graphs", (performance.now()-t0).toFixed(0), "ms", graphNodes(g).length, graphNodes(og).length);
if (process.argv[4] === "print") console.log(printGraph(g));
const opts = { intraOpNumThreads: 2, interOpNumThreads: 1, graphOptimizationLevel: "all", enableProfiling: process.argv[4] === "prof", profileFilePrefix: "/tmp/exp/prof", logSeverityLevel: 3 };
t0 = performance.now();
const gs = await ort.InferenceSession.create(writeOnnx(g), opts), os = await ort.InferenceSession.create(writeOnnx(og), { ...opts, enableProfiling: false });
console.log("sessions", (performance.now()-t0).toFixed(0), "ms");
const T_ = (d, s) => new ort.Tensor(d instanceof Float32Array ? "float32" : "int32", d, s);
const state = {}, grads = {};
for (const { name, shape, kind } of params) {
  const n = shape.reduce((a, b) => a * b, 1);
  state[name] = T_(Float32Array.from({ length: n }, () => kind === "gain" ? 1 : (Math.random() + Math.random() + Math.random() - 1.5) * .04), shape);
  state[firstMomentName(name)] = T_(new Float32Array(n), shape); state[secondMomentName(name)] = T_(new Float32Array(n), shape);
  grads[gradientName(name)] = T_(new Float32Array(n), shape);
}
const next = (o) => Object.fromEntries(Object.entries(o).map(([k, v]) => [nextName(k), v]));
const pick = (o, names) => Object.fromEntries(names.filter((n) => n in o).map((n) => [n, o[n]]));
const weights = pick(state, params.map((p) => p.name));
const loss = T_(new Float32Array(1), []), norm = T_(new Float32Array(1), []);
const ids = Int32Array.from({ length: B * (T + 1) }, () => Math.floor(Math.random() * V));
let step = 0;
async function train() {
  step++; let total = 0;
  const a = performance.now();
  for (const x of Object.values(grads)) x.data.fill(0);
  const b = performance.now();
  for (let i = 0; i < B; i += micro) {
    const rows = (off) => { const o = new Int32Array(micro * T); for (let r = 0; r < micro; r++) o.set(ids.subarray((i + r) * (T + 1) + off, (i + r) * (T + 1) + off + T), r * T); return T_(o, [micro, T]); };
    const feeds = { ...weights, ...grads, ids: rows(0), targets: rows(1), documents: T_(new Int32Array(micro * T), [micro, T]), positions: T_(Int32Array.from({ length: micro * T }, (_, k) => k % T), [micro, T]), weights: T_(new Float32Array(micro * T).fill(1 / (B * T)), [micro, T]) };
    await gs.run(feeds, { loss, ...next(grads) }); total += loss.data[0];
  }
  const c = performance.now();
  await os.run({ ...state, ...grads, learningRate: T_(Float32Array.of(1e-3), []), correction1: T_(Float32Array.of(1 / (1 - .9 ** step)), []), correction2: T_(Float32Array.of(1 / (1 - .95 ** step)), []) }, { ...next(state), gradientNorm: norm });
  const d = performance.now();
  return { loss: total, norm: norm.data[0], zero: b - a, grad: c - b, opt: d - c, tps: B * T / (d - a) * 1000 };
}
for (let i = 0; i < 12; i++) { const r = await train(); if (i % 3 === 2 || i === 0) console.log(Object.entries(r).map(([k, v]) => k + " " + v.toFixed(2)).join("  ")); }
console.log("rss MB", (process.memoryUsage().rss / 1e6).toFixed(0), process.resourceUsage().maxRSS / 1024 | 0);

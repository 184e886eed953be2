/** @file Our side of `training.ts`: one round of steps for each line on standard input. */
import { createInterface } from "node:readline";
import { initialWeights, networkParameters } from "@melodist/network";
import { createRandom } from "@melodist/random";
import { parseTrainingConfig, TrainingDevice } from "@melodist/train";

const { batch, length, threads, steps, micro, ...network } = JSON.parse(process.argv[2] ?? "{}");
const config = parseTrainingConfig({
  stage: "pretrain",
  network,
  length,
  batch,
  steps: 1_000_000,
  ...(micro ? { microBatch: micro } : {}),
});
const device = await TrainingDevice.open(config, initialWeights(network, networkParameters(network), 0), {
  threads,
});
const random = createRandom(1);
const tokens = () => Int32Array.from({ length }, () => Math.floor(random() * network.vocab_size));
const sequences = Array.from({ length: batch }, () => ({
  ids: tokens(),
  targets: tokens(),
  documents: new Int32Array(length),
  positions: Int32Array.from({ length }, (_, t) => t),
  weights: new Float32Array(length).fill(1),
}));

let step = 0;
for (let warm = 0; warm < 2; warm++) await device.step(sequences, step++, 1e-3);
console.log(JSON.stringify({ ready: true }));
for await (const _line of createInterface({ input: process.stdin })) {
  const start = performance.now();
  let loss = 0;
  for (let i = 0; i < steps; i++) ({ loss } = await device.step(sequences, step++, 1e-3));
  const seconds = (performance.now() - start) / 1000;
  const memoryMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ tokensPerSecond: (steps * batch * length) / seconds, memoryMb, loss }));
}

/**
 * @file The same steps on the WebGPU provider have the same losses, forward, backward and update.
 *
 * Needs a Vulkan driver: a GPU's, or SwiftShader (in Debian's `chromium-common`), with
 * `VK_ICD_FILENAMES=/usr/lib/chromium/vk_swiftshader_icd.json` and `XDG_RUNTIME_DIR` set. Skipped without.
 */
import { initialWeights, networkParameters } from "@melodist/network";
import { expect, it } from "vitest";
import { anyText, SMALL_STAGE } from "../testing/alphabet.ts";
import { parseTrainingConfig } from "./config.ts";
import { TrainingDevice } from "./device.ts";
import { DataStream } from "./packing.ts";
import type { Provider } from "./session.ts";

const config = parseTrainingConfig({ ...SMALL_STAGE, batch: 4, microBatch: 2 });

/** Losses of three steps and a validation, and the sums of all parameters and moments after. */
async function measureOn(provider: Provider) {
  const state = initialWeights(config.network, networkParameters(config.network), 1);
  await using device = await TrainingDevice.open(config, state, { provider, threads: 1 });
  const stream = new DataStream(anyText(50, 1), config.length, 1);
  const losses: number[] = [];
  for (let step = 0; step < 3; step++)
    losses.push((await device.step(stream.take(config.batch), step, 5e-3)).loss);
  losses.push(await device.validate(stream.take(2)));
  const sums = [...(await device.state())].map(
    ([name, values]) => [name, values.reduce((a, b) => a + b, 0)] as const,
  );
  return { losses, sums: new Map(sums) };
}

it.skipIf(process.env["VK_ICD_FILENAMES"] === undefined)(
  "three steps on WebGPU lose what they lose on the processor, and leave the same state",
  async () => {
    const [gpu, cpu] = [await measureOn("webgpu"), await measureOn("cpu")];
    for (const [step, loss] of cpu.losses.entries())
      expect(Math.abs((gpu.losses[step] ?? Number.NaN) - loss)).toBeLessThan(1e-3);
    expect([...gpu.sums.keys()]).toEqual([...cpu.sums.keys()]);
    for (const [name, sum] of cpu.sums) expect(gpu.sums.get(name), name).toBeCloseTo(sum, 2);
  },
  300_000,
);

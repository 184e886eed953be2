/** @file First values: normal with deviation 0.02, less for what writes to the stream; gains are one. */

import { createRandom } from "@melodist/random";
import type { NetworkConfig } from "./config.ts";
import type { Weights } from "./layouts.ts";
import { type Parameter, parameterSize } from "./parameters.ts";

const DEVIATION = 0.02;

/**
 * First values of parameters, the same for the same seed.
 *
 * Matrices that write to the residual stream are divided by the root of their number (Radford et al. 2019);
 * a low-rank `lora_b` starts at zero, so that an adapter starts as nothing.
 */
export function initialWeights(
  config: NetworkConfig,
  parameters: readonly Parameter[],
  seed: number,
): Weights {
  const stream = DEVIATION / Math.sqrt(2 * config.num_hidden_layers);
  return new Map(
    parameters.map((parameter, index) => {
      const { name, kind } = parameter;
      const values = new Float32Array(parameterSize(parameter));
      if (kind === "gain") return [name, values.fill(1)];
      if (name.endsWith(".lora_b")) return [name, values];
      const writes = name.endsWith("attention.wo.weight") || name.endsWith("feed_forward.w2.weight");
      fillNormal(values, writes ? stream : DEVIATION, createRandom(seed + index * 7919));
      return [name, values];
    }),
  );
}

/** Box and Muller's pairs. */
function fillNormal(values: Float32Array, deviation: number, random: () => number): void {
  for (let i = 0; i < values.length; i += 2) {
    const radius = deviation * Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    values[i] = radius * Math.cos(angle);
    if (i + 1 < values.length) values[i + 1] = radius * Math.sin(angle);
  }
}

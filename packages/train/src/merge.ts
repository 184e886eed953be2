/** @file Adapters folded into the network they were trained beside. */
import {
  type LoraOptions,
  mergeGraph,
  type NetworkConfig,
  networkParameters,
  nextName,
  type Weights,
} from "@melodist/network";
import { graphInputs } from "@melodist/tensor";
import { Tensor } from "onnxruntime-node";
import { type DeviceOptions, openSession } from "./session.ts";

/**
 * The network's own weights, with the adapters' part added.
 *
 * @param weights of the network and of its adapters, as a `lora` stage returns them
 */
export async function mergeAdapters(
  network: NetworkConfig,
  weights: Weights,
  lora: LoraOptions,
  device: DeviceOptions = {},
): Promise<Weights> {
  const graph = mergeGraph(network, lora);
  const session = await openSession(graph, device, "cpu");
  const feeds = [...graphInputs(graph)].map(([name, { shape }]) => {
    return [
      name,
      new Tensor("float32", weights.get(name) ?? new Float32Array(0), shape.map(Number)),
    ] as const;
  });
  const merged = await session.run(Object.fromEntries(feeds));
  await session.release();
  return new Map(
    networkParameters(network).map(({ name }) => {
      const next = merged[nextName(name)]?.data ?? weights.get(name);
      return [name, next as Float32Array];
    }),
  );
}

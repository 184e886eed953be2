/** @file The public surface of `@melodist/network`. */
export { headSize, NetworkConfig, parseNetworkConfig } from "./config.ts";
export { type NetworkParts, network } from "./forward.ts";
export { type AdamWOptions, firstMomentName, optimiserGraph, secondMomentName } from "./optimiser.ts";
export { layerNames, networkParameters, type Parameter, parameterSize } from "./parameters.ts";
export { gradientName, type MicroBatch, nextName, trainingGraph } from "./training-step.ts";

/** @file The public surface of `@melodist/network`. */
export {
  type BundleNetwork,
  type BundleParts,
  bundleFiles,
  readBundleNetwork,
  storedArrays,
} from "./bundle-files.ts";
export { headSize, NetworkConfig, parseNetworkConfig } from "./config.ts";
export { decodingGraph, keyCacheName, valueCacheName } from "./decoding.ts";
export { DROPOUT_COLUMNS, DROPOUT_ROWS } from "./dropout.ts";
export { type NetworkParts, network } from "./forward.ts";
export { initialWeights } from "./initial-weights.ts";
export {
  checkShapes,
  fromLlama,
  layoutShapes,
  type NamedShape,
  publishedConfig,
  toLlama,
  type WeightLayout,
  type Weights,
} from "./layouts.ts";
export { mergeGraph } from "./lora-merge.ts";
export { type AdamWOptions, firstMomentName, optimiserGraph, secondMomentName } from "./optimiser.ts";
export { layerNames, networkParameters, type Parameter, parameterSize } from "./parameters.ts";
export {
  bytesName,
  isQuantizable,
  type LoraOptions,
  loraParameters,
  quantizeMatrix,
  scalesName,
  type WeightStorage,
} from "./projection.ts";
export {
  type PublishedNetwork,
  publishedFiles,
  readPublished,
  readPublishedConfig,
} from "./published-files.ts";
export {
  type ArrayToStore,
  layOutSafetensors,
  readSafetensorsHeader,
  type SafetensorsHeader,
  type StoredArray,
  type StoredType,
  toFloat16,
  toFloat32,
  writeSafetensors,
} from "./safetensors.ts";
export {
  type DistilOptions,
  dropoutPlaces,
  gradientName,
  type MicroBatch,
  nextName,
  scoringGraph,
  type TrainingOptions,
  trainedParameters,
  trainingGraph,
} from "./training-step.ts";

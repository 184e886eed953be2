/** @file The public surface of `@melodist/train`. */
export { type Checkpoint, Progress, readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
export { microBatchOf, parseTrainingConfig, TrainingConfig } from "./config.ts";
export { type Teacher, TrainingDevice } from "./device.ts";
export { mergeAdapters } from "./merge.ts";
export { Metric, readMetrics } from "./metrics.ts";
export type { TrainingDocument } from "./packing.ts";
export { plotMetrics } from "./plot.ts";
export { progressLine } from "./progress-line.ts";
export { openTeacher, Scorer } from "./scorer.ts";
export type { DeviceOptions, Provider } from "./session.ts";
export {
  BEST_FILE,
  LAST_FILE,
  METRICS_FILE,
  type TrainingData,
  type TrainingResult,
  type TrainingRun,
  train,
} from "./train.ts";

/** @file The public surface of `@melodist/server`. */
export { createApp } from "./app.ts";
export { translateHint, translateMessage } from "./failure/chinese.data.ts";
export type {
  Counts,
  LogEntry,
  ModelCard,
  ModelShelf,
  OpenModel,
  ServerLimits,
  ServerParts,
} from "./parts.ts";
export { JobQueue, type QueueLimits } from "./queue/job-queue.ts";
export { type RunningServer, type ServeOptions, serve } from "./serve.ts";
export { openEmbedded } from "./store/embedded.ts";
export { type FolderLock, lockFolder } from "./store/folder-lock.ts";
export { openPostgres } from "./store/postgres.ts";
export { type OpenStore, StoreDoor, type StoreDoorOptions } from "./store/store-door.ts";

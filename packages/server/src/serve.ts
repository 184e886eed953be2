/** @file A server that listens: from its first moment to a graceful end. */
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { MelodistError } from "@melodist/errors";
import { createApp } from "./app.ts";
import { RequestError } from "./failure/request-error.ts";
import { isLoopback } from "./guard/address.ts";
import { type LogEntry, type ModelShelf, type ServerLimits, USUAL_LIMITS } from "./parts.ts";
import { JobQueue, type QueueLimits } from "./queue/job-queue.ts";
import type { StoreDoor } from "./store/store-door.ts";

export interface ServeOptions {
  readonly version: string;
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** Without one only loopback is served. */
  readonly token: string | undefined;
  /** Names by which people reach the server, beside loopback: a proxy's, or this machine's. */
  readonly names: readonly string[];
  readonly models: ModelShelf;
  /** Started here, closed at the end. */
  readonly store: StoreDoor;
  /** The folder of the built page. */
  readonly page: string | undefined;
  readonly queue?: QueueLimits;
  readonly limits?: Partial<ServerLimits>;
  log(entry: LogEntry): void;
  now(): number;
  drawSeed(): number;
}

/** A server at work. */
export interface RunningServer {
  /** `http://127.0.0.1:4180` */
  readonly address: string;
  /** Take no more requests, let those at work end, then close the library. */
  stop(): Promise<void>;
}

/** Two tunes share the cores well: one computes while the other is put together. */
const USUAL_QUEUE: QueueLimits = { running: 2, waiting: 64 };

/** Requests at work may take so long to end; then they are cut short. */
const GRACE_MS = 5_000;
/** Who sends a head or a body slower than this is not waited for. */
const HEAD_MS = 15_000;
const REQUEST_MS = 120_000;

/**
 * Begin to serve.
 *
 * @throws MelodistError `usage` for another address than loopback without a token, `in-use` when the port is taken
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { host, port, token, log } = options;
  const isOpen = !isLoopback(host);
  if (isOpen && token === undefined) throw tokenNeeded(host);
  const stopping = new AbortController();
  const app = createApp({
    ...options,
    limits: { ...USUAL_LIMITS, ...options.limits },
    queue: new JobQueue(options.queue ?? USUAL_QUEUE, options.now),
    counts: { requests: 0, composed: 0, refused: 0, left: 0, failed: 0 },
    guard: { token, names: options.names.map((name) => name.toLowerCase()), isOpen },
    stopping: stopping.signal,
  });
  const server = createServer(
    { headersTimeout: HEAD_MS, requestTimeout: REQUEST_MS },
    getRequestListener(app.fetch, { overrideGlobalObjects: false }),
  );
  const address = addressOf(host, await listen(server, host, port));
  log({ event: "listening", address });
  void options.store.start();
  return {
    address,
    async stop() {
      log({ event: "stopping" });
      await closeServer(server, stopping);
      await options.store.close();
      log({ event: "stopped" });
    },
  };
}

async function closeServer(server: Server, stopping: AbortController): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => {
    stopping.abort(isStopping());
    setTimeout(() => server.closeAllConnections(), GRACE_MS / 10);
  }, GRACE_MS);
  await closed;
  clearTimeout(timer);
}

/** @returns the port that was taken */
function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explainListening(error, host, port)));
    server.listen(port, host, () => {
      const bound = server.address();
      resolve(typeof bound === "object" && bound !== null ? bound.port : port);
    });
  });
}

function explainListening(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new MelodistError(`port ${port} of ${host} is taken`, {
      code: "in-use",
      hint: "Name another with --port; --port 0 takes any that is free.",
      cause: error,
    });
  }
  return new MelodistError(`cannot listen at ${host}:${port} (${error.code ?? error.message})`, {
    code: "usage",
    hint: "Check --host and --port.",
    cause: error,
  });
}

function addressOf(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function tokenNeeded(host: string): MelodistError {
  return new MelodistError(`whoever reaches ${host} could use this server`, {
    code: "usage",
    hint: "Set a token with --token, or leave --host out to serve this machine alone.",
  });
}

function isStopping(): RequestError {
  return new RequestError(
    { en: "the server is stopping", zh: "服务器正在停止" },
    { code: "unavailable", retryAfterSeconds: 5 },
  );
}

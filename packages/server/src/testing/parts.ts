/** @file A server's parts for tests: a model that has learnt nothing, a library that is not there, no log. */
import { type Composer, openComposer } from "@melodist/compose";
import { openModel } from "@melodist/infer/node";
import { anyModelFolder } from "../../../compose/src/testing/composer.ts";
import { createApp } from "../app.ts";
import type { LogEntry, ModelShelf, ServerParts } from "../parts.ts";
import { USUAL_LIMITS } from "../parts.ts";
import { JobQueue } from "../queue/job-queue.ts";
import type { ServerApp } from "../routes/route.ts";
import { StoreDoor } from "../store/store-door.ts";

/** A model of random weights. Dispose of its decoder. */
export async function anyModel(): Promise<Composer> {
  return openComposer(await openModel(await anyModelFolder(), { threads: 1 }));
}

/** A shelf with one model, called `any`. */
export function shelfOf(composer: Composer): ModelShelf {
  return {
    names: ["any"],
    describe: async () => [{ name: "any", longest: 640, sources: [], notes: "", hasIndex: false }],
    async open(name) {
      if (name !== undefined && name !== "any") throw new Error(`the route let ${name} through`);
      return { name: "any", composer, index: undefined };
    },
  };
}

/** A library that never opens. */
export function noStore(): StoreDoor {
  return new StoreDoor({ kind: "embedded", open: () => new Promise(() => undefined), log: () => undefined });
}

/** Parts with some of them chosen. */
export function anyParts(
  composer: Composer,
  chosen: Partial<ServerParts> = {},
): ServerParts & { readonly entries: LogEntry[] } {
  const entries: LogEntry[] = [];
  return {
    version: "0.0.0",
    models: shelfOf(composer),
    store: noStore(),
    queue: new JobQueue({ running: 2, waiting: 8 }, Date.now),
    limits: USUAL_LIMITS,
    counts: { requests: 0, composed: 0, refused: 0, left: 0, failed: 0 },
    guard: { token: undefined, names: [], isOpen: false },
    page: undefined,
    stopping: new AbortController().signal,
    log: (entry) => entries.push(entry),
    now: Date.now,
    drawSeed: () => 7,
    entries,
    ...chosen,
  };
}

/** How requests of tests look: by the right name, in JSON. */
export function client(parts: ServerParts) {
  const app: ServerApp = createApp(parts);
  return {
    app,
    get: (path: string, headers: Record<string, string> = {}) =>
      app.request(path, { headers: { host: "localhost", ...headers } }),
    send: (path: string, body: unknown, { method = "POST", ...headers }: Record<string, string> = {}) =>
      app.request(path, {
        method,
        headers: { host: "localhost", "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
  };
}

/** One event of a stream. */
export interface SentEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The events of an answer, in order. */
export async function eventsOf(response: Response): Promise<readonly SentEvent[]> {
  const text = await response.text();
  return text
    .split("\n\n")
    .flatMap((block) => /^event: (.*)\ndata: (.*)$/u.exec(block)?.[2] ?? [])
    .map((data) => JSON.parse(data) as SentEvent);
}

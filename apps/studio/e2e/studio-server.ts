/** @file The server with the page as it is built, a fresh library, and a model: one that has learnt nothing, or a real one. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openComposer } from "@melodist/compose";
import { openModel } from "@melodist/infer/node";
import { type ModelShelf, openEmbedded, type RunningServer, StoreDoor, serve } from "@melodist/server";
import { build } from "vite";
import { openShelf } from "../../../packages/cli/src/serve/model-shelf.ts";
import { anyModelFolder } from "../../../packages/compose/src/testing/composer.ts";

const ROOT = join(import.meta.dirname, "..");

/** Build the page into a folder of its own. @returns the folder */
export async function buildPage(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), "melodist-page-"));
  await build({
    root: ROOT,
    configFile: join(ROOT, "vite.config.ts"),
    logLevel: "silent",
    build: { outDir, emptyOutDir: true },
  });
  return outDir;
}

export interface StudioServer {
  readonly address: string;
  /** Stop, and start again at the same address with the same library. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Start a server. @param model folder of a model; by default one that has learnt nothing and knows no other tunes */
export async function startStudio(page: string, model?: string): Promise<StudioServer> {
  const data = await mkdtemp(join(tmpdir(), "melodist-data-"));
  const shelf = model === undefined ? await anyShelf() : openShelf(model);
  let server = await start(page, data, shelf, 0);
  const port = Number(new URL(server.address).port);
  return {
    address: server.address,
    async restart() {
      await server.stop();
      server = await start(page, data, shelf, port);
    },
    async stop() {
      await server.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function anyShelf(): Promise<ModelShelf> {
  const composer = openComposer(await openModel(await anyModelFolder(), { threads: 1 }));
  return {
    names: ["any"],
    describe: async () => [{ name: "any", longest: 1024, sources: [], notes: "", hasIndex: false }],
    open: async () => ({ name: "any", composer, index: undefined }),
  };
}

async function start(page: string, data: string, models: ModelShelf, port: number): Promise<RunningServer> {
  const log = () => {};
  const store = new StoreDoor({
    kind: "embedded",
    open: () => openEmbedded(data, Date.now),
    log,
    retryMs: 500,
  });
  let seed = 1;
  const server = await serve({
    version: "0.0.0",
    host: "127.0.0.1",
    port,
    token: undefined,
    names: [],
    models,
    store,
    page,
    log,
    now: Date.now,
    drawSeed: () => seed++,
  });
  await store.start();
  return server;
}

/** @file `melodist serve` at work: folders, lock, library and models put together, until it is told to stop. */
import { mkdir } from "node:fs/promises";
import { hostname } from "node:os";
import { MelodistError } from "@melodist/errors";
import {
  type FolderLock,
  type LogEntry,
  lockFolder,
  openEmbedded,
  openPostgres,
  StoreDoor,
  serve,
} from "@melodist/server";
import type { Surroundings } from "../command/command.ts";
import { drawSeed } from "../compose/draw-seed.ts";
import { dataFolder, pageFolder } from "./folders.ts";
import { openShelf } from "./model-shelf.ts";

export interface ServeFlags {
  readonly port: number;
  readonly host: string;
  readonly token?: string | undefined;
  readonly data?: string | undefined;
  readonly model?: string | undefined;
  readonly name?: string | undefined;
  readonly log: boolean;
}

/**
 * Serve until the user stops it.
 *
 * @returns the exit code: 0
 * @throws MelodistError `in-use` when port or folder are another server's; `usage` when a token is missing
 */
export async function runServe(flags: ServeFlags, world: Surroundings): Promise<number> {
  const { host, port, name } = flags;
  const token = flags.token ?? (world.environment["MELODIST_TOKEN"] || undefined);
  const log = logTo(world, flags.log || !world.terminal);
  const models = openShelf(flags.model);
  const library = await openLibrary(flags, world, log);
  try {
    const server = await serve({
      version: world.version,
      host,
      port,
      token,
      names: [hostname(), ...(name === undefined ? [] : [name])],
      models,
      store: library.store,
      page: pageFolder(),
      log,
      now: Date.now,
      drawSeed,
    });
    // The first tune is not to wait for the model.
    void models
      .open(undefined, {})
      .catch((error: unknown) => log({ event: "model-failed", error: String(error) }));
    world.write(
      `${said(token === undefined ? server.address : `${server.address}/#token=${token}`, world)}\n`,
    );
    await new Promise<void>((resolve) => world.onInterrupt(resolve));
    await server.stop();
  } finally {
    await library.lock?.release();
  }
  return 0;
}

function said(address: string, { language }: Surroundings): string {
  return language === "zh"
    ? `Melodist 已启动：${address} （按 Ctrl-C 停止）`
    : `Melodist is at ${address} (Ctrl-C stops it)`;
}

interface Library {
  readonly store: StoreDoor;
  /** Undefined for a database server, which minds itself. */
  readonly lock: FolderLock | undefined;
}

async function openLibrary(
  flags: ServeFlags,
  world: Surroundings,
  log: (entry: LogEntry) => void,
): Promise<Library> {
  const url = world.environment["DATABASE_URL"];
  if (url !== undefined && url !== "" && flags.data === undefined) {
    const store = new StoreDoor({ kind: "postgresql", open: () => openPostgres(url, Date.now), log });
    return { store, lock: undefined };
  }
  const folder = flags.data ?? dataFolder(world.environment, process.platform);
  await makeFolder(folder);
  const lock = await lockFolder(folder, `process ${process.pid}`);
  const store = new StoreDoor({ kind: "embedded", open: () => openEmbedded(folder, Date.now), log });
  return { store, lock };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new MelodistError(
      `cannot make the folder ${folder} (${(cause as NodeJS.ErrnoException).code ?? cause})`,
      {
        code: "not-writable",
        hint: "Name another with --data.",
        cause,
      },
    );
  }
}

/** One JSON object a line, on standard error. */
function logTo(world: Surroundings, isWanted: boolean): (entry: LogEntry) => void {
  if (!isWanted) return () => undefined;
  return (entry) => world.notice(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
}

/**
 * @file One server a folder: the first listens at a socket that stands for the folder, the second finds it answering.
 *
 * A file with a process number would outlive a crash, and numbers are given again; a socket falls silent with its process.
 */
import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { MelodistError } from "@melodist/errors";

export interface FolderLock {
  release(): Promise<void>;
}

/** The longest path of a socket that all systems take. */
const MOST_PATH = 100;

/**
 * Take a folder for this process.
 *
 * @param says what a second one is told, such as this server's address
 * @throws MelodistError `in-use` when another server has it
 */
export async function lockFolder(folder: string, says: string): Promise<FolderLock> {
  const path = socketPath(resolve(folder));
  for (let attempt = 0; ; attempt++) {
    const server = await listen(path, says);
    if (server !== undefined) return { release: () => close(server) };
    const holder = await ask(path);
    if (holder !== undefined || attempt > 0) throw inUse(folder, holder ?? "");
    await rm(path, { force: true });
  }
}

function socketPath(folder: string): string {
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  if (process.platform === "win32") return `\\\\.\\pipe\\melodist-${name}`;
  const inside = join(folder, "serve.lock");
  return inside.length <= MOST_PATH ? inside : join(tmpdir(), `melodist-${name}.lock`);
}

/** @returns undefined when the socket is there already */
function listen(path: string, says: string): Promise<Server | undefined> {
  return new Promise((resolved, reject) => {
    const server = createServer((socket) => socket.on("error", () => undefined).end(says));
    server.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolved(undefined) : reject(error),
    );
    server.listen(path, () => resolved(server.unref()));
  });
}

/** What the holder says; undefined when nobody answers. */
function ask(path: string): Promise<string | undefined> {
  return new Promise((resolved) => {
    let said = "";
    const socket = connect(path);
    socket.on("data", (chunk) => {
      said += String(chunk);
    });
    socket.on("error", () => resolved(undefined));
    socket.on("end", () => resolved(said));
  });
}

async function close(server: Server): Promise<void> {
  await new Promise((resolved) => server.close(resolved));
}

function inUse(folder: string, holder: string): MelodistError {
  return new MelodistError(`another server works in ${folder}${holder === "" ? "" : `: ${holder}`}`, {
    code: "in-use",
    hint: "Use that one, or name another folder with --data.",
  });
}

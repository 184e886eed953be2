/** @file `melodist serve` as a process of its own, as people start it: told where it is, asked how it is, killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PACKED = join(ROOT, "build/melodist/dist/main.js");
const FROM_SOURCE = ["--import", "tsx", "--conditions", "melodist-source", "packages/cli/src/main.ts"];

/** How the command is started: as packed where `npm run pack` was run, or else from source. */
export const COMMAND: readonly string[] = existsSync(PACKED) ? [PACKED] : FROM_SOURCE;

/** What `/health` tells, as far as it is asked for here. */
export interface Health {
  readonly status: string;
  readonly queue: { readonly running: number; readonly waiting: number };
  readonly counts: Readonly<Record<string, number>>;
  readonly memoryMb: number;
}

export interface ServerProcess {
  readonly address: string;
  health(): Promise<Health>;
  /** Resolves when the library can be used. @returns milliseconds since the process was started */
  ready(): Promise<number>;
  /** End it, and wait for its end. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
}

export interface ServerOptions {
  /** Folder of the embedded library. */
  readonly data?: string;
  /** Address of a database server, which then holds the library. */
  readonly url?: string;
  readonly model?: string;
}

/** Start `melodist serve` at any free port, and wait for its address. */
export async function startServer({ data, url, model }: ServerOptions): Promise<ServerProcess> {
  const began = performance.now();
  const flags = ["serve", "--port", "0"];
  if (data !== undefined) flags.push("--data", data);
  if (model !== undefined) flags.push("--model", model);
  const child = spawn(process.execPath, [...COMMAND, ...flags], {
    cwd: ROOT,
    env: { ...process.env, ...(url === undefined ? {} : { DATABASE_URL: url }) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const address = await addressOf(child);
  const health = async () => (await (await fetch(`${address}/health`)).json()) as Health;
  return {
    address,
    health,
    async ready() {
      while ((await health()).status !== "ok") await pause(20);
      return performance.now() - began;
    },
    async end(signal) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill(signal);
      await ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said = (said + String(chunk)).slice(-10_000);
      const address = /http:\/\/127\.0\.0\.1:\d+/u.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", () => reject(new Error(`the server ended: ${said}`)));
  });
}

/** @param ms milliseconds */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/**
 * @file The library in PostgreSQL as WebAssembly, in a folder of the user's: nothing to install, nothing to start.
 *
 * Making a fresh database takes some seconds and over 900 MB, which stay with the process that did it. So a process of its
 * own makes it, once; with small buffers, what is left takes about 100 MB.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { migrationsFolder } from "./migrations-folder.ts";
import { Store } from "./store.ts";
import type { OpenStore } from "./store-door.ts";

/** One user's tunes fit into little memory. */
const SETTINGS = [
  "shared_buffers=2MB",
  "wal_buffers=256kB",
  "min_wal_size=32MB",
  "max_wal_size=64MB",
  "work_mem=2MB",
];

/**
 * Open the library in a folder, making it when there is none. One process at a time: see `lockFolder`.
 *
 * @throws whatever the disk or the database says
 */
export async function openEmbedded(folder: string, now: () => number): Promise<OpenStore> {
  const data = join(folder, "library");
  if (!existsSync(data)) await createDatabase(data);
  const engine = await PGlite.create({ dataDir: data, postgresqlconf: SETTINGS });
  try {
    const database = drizzle({ client: engine });
    await migrate(database, { migrationsFolder: migrationsFolder() });
    return { store: new Store(database, now), close: () => engine.close() };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** Make a database beside its place, and put it there when it is whole. */
async function createDatabase(data: string): Promise<void> {
  const beside = `${data}.new`;
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true, mode: 0o700 });
  const program = `
    const { PGlite } = await import(${JSON.stringify(import.meta.resolve("@electric-sql/pglite"))});
    const database = await PGlite.create({ dataDir: ${JSON.stringify(beside)} });
    await database.close();`;
  await runProgram(program);
  await rename(beside, data);
}

/** Run a program of a few lines in a process of its own. */
async function runProgram(program: string): Promise<void> {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + String(chunk)).slice(-2_000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`the database could not be made: ${complaint}`);
}

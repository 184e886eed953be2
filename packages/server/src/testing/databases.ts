/** @file Databases for tests: the embedded one, and a PostgreSQL server of the test's own where it is installed. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "../store/embedded.ts";
import { openPostgres } from "../store/postgres.ts";
import type { OpenStore } from "../store/store-door.ts";

/** A database that can be opened again and again, and taken away. */
export interface TestDatabase {
  open(now: () => number): Promise<OpenStore>;
  /** Stop it behind the back of those who use it; undefined where nothing can be stopped. */
  readonly stop?: () => Promise<void>;
  readonly start?: () => Promise<void>;
  remove(): Promise<void>;
}

export async function embeddedDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "melodist-embedded-"));
  return {
    open: (now) => openEmbedded(folder, now),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Where Debian keeps the server's programs. */
const DEBIAN = "/usr/lib/postgresql";

/** The folder of `initdb` and `postgres`; undefined where they are not installed. */
export async function postgresPrograms(): Promise<string | undefined> {
  if (!existsSync(DEBIAN)) return undefined;
  const versions = (await readdir(DEBIAN)).sort((a, b) => Number(b) - Number(a));
  return versions
    .map((version) => join(DEBIAN, version, "bin"))
    .find((folder) => existsSync(join(folder, "initdb")));
}

/** The server refuses to run for root: then it runs for nobody. */
const NOBODY = 65_534;

/** A server with a database of its own, reached by a socket in a folder of its own. */
export async function postgresDatabase(programs: string): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "melodist-postgres-"));
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  if (isRoot) await chown(folder, NOBODY, NOBODY);
  const data = join(folder, "data");
  const made = spawnSync(
    join(programs, "initdb"),
    ["-D", data, "-U", "melodist", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"],
    { ...user, cwd: folder },
  );
  if (made.status !== 0) throw new Error(`initdb: ${String(made.stderr)}`);
  let server: ChildProcess | undefined;
  const start = async () => {
    server = spawn(join(programs, "postgres"), ["-D", data, "-k", folder, "-c", "listen_addresses="], {
      ...user,
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    await ready(server);
  };
  const stop = async () => {
    const ended = new Promise((resolve) => server?.once("exit", resolve));
    server?.kill("SIGQUIT");
    await ended;
  };
  await start();
  const url = `postgresql://melodist@localhost/postgres?host=${encodeURIComponent(folder)}`;
  return {
    open: (now) => openPostgres(url, now),
    start,
    stop,
    async remove() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Wait until the server says that it takes connections. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    server.once("exit", () => reject(new Error(`postgres: ${said}`)));
    server.stderr?.on("data", (chunk: Buffer) => {
      said += String(chunk);
      if (said.includes("ready to accept connections")) resolve();
    });
  });
}

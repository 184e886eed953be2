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
  remove(): Promise<void>;
}

/** A database server that can be stopped behind the back of those who use it. */
export interface TestServer extends TestDatabase {
  /** Its address, as `DATABASE_URL` has it. */
  readonly url: string;
  /** Stop it at once, without the work of an orderly end; SIGKILL leaves it no moment at all. */
  stop(signal?: "SIGQUIT" | "SIGKILL"): Promise<void>;
  start(): Promise<void>;
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

/** A start is tried so often. */
const MOST_ATTEMPTS = 50;

/** The server refuses to run for root: then it runs for nobody. */
const NOBODY = 65_534;

/** A server with a database of its own, reached by a socket in a folder of its own. */
export async function postgresDatabase(programs: string): Promise<TestServer> {
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
    // After a SIGKILL the server's own children need a moment to notice; until then it does not start.
    for (let attempt = 1; ; attempt++) {
      server = spawn(join(programs, "postgres"), ["-D", data, "-k", folder, "-c", "listen_addresses="], {
        ...user,
        cwd: folder,
        stdio: ["ignore", "ignore", "pipe"],
      });
      try {
        return await ready(server);
      } catch (error) {
        if (attempt === MOST_ATTEMPTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  };
  const stop = async (signal: "SIGQUIT" | "SIGKILL" = "SIGQUIT") => {
    const ended = new Promise((resolve) => server?.once("exit", resolve));
    server?.kill(signal);
    await ended;
  };
  await start();
  const url = `postgresql://melodist@localhost/postgres?host=${encodeURIComponent(folder)}`;
  return {
    url,
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

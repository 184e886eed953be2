/** @file The tables made, or brought up to date, from the SQL files in `migrations/`. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type { Pool } from "pg";
import type { Database } from "./store.ts";

/** A number of our own: who migrates one database waits for who does so already. */
const MIGRATION_LOCK = 7_364_201;

/** A pool as a database with all tables. */
export async function migrated(pool: Pool): Promise<Database> {
  const database = drizzle({ client: pool });
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrate(drizzle({ client }), { migrationsFolder: migrationsFolder() });
  } finally {
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]).catch(() => undefined);
    client.release();
  }
  return database;
}

/** The folder `migrations` above this file: in the source, and beside the built program. */
function migrationsFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const found = join(folder, "migrations");
    if (existsSync(join(found, "meta", "_journal.json"))) return found;
    if (folder === dirname(folder)) throw new Error("the program's folder migrations is missing");
  }
}

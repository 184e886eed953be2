/** @file The library in a PostgreSQL server, which several Melodist servers may share. */
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Pool } from "pg";
import { migrationsFolder } from "./migrations-folder.ts";
import { Store } from "./store.ts";
import type { OpenStore } from "./store-door.ts";

const MOST_CONNECTIONS = 5;
const CONNECT_MS = 5_000;
const STATEMENT_MS = 30_000;

/**
 * Open a library by its address.
 *
 * @param url `postgresql://user:password@host:5432/database`
 * @throws whatever the server or the way to it says
 */
export async function openPostgres(url: string, now: () => number): Promise<OpenStore> {
  const pool = new Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    query_timeout: 2 * STATEMENT_MS,
    application_name: "melodist",
  });
  // A connection that breaks while nobody uses it is replaced. Who uses one is told by the query; one that breaks between
  // two queries of a transaction would end the process, were it not heard.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  try {
    await makeTables(pool);
    return { store: new Store(drizzle({ client: pool }), now), close: () => pool.end() };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** A number of our own: of several servers that begin at once, one makes the tables and the others wait. */
const MIGRATION_LOCK = 7_364_201;

async function makeTables(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrate(drizzle({ client }), { migrationsFolder: migrationsFolder() });
  } finally {
    // The lock goes with the connection.
    client.release(true);
  }
}

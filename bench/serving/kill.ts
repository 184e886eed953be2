/**
 * @file Is every acknowledged save there after a kill -9?
 *
 *     npm run serving -- --only kill [--kills 50]
 *
 * Four clients save tunes and versions; after a moment drawn at random the process is killed by SIGKILL and started again, and
 * all that was acknowledged since the last kill is fetched and compared letter for letter; at the end, all there ever was. Three
 * times: `melodist serve` is killed on the embedded database; on a PostgreSQL server; and the PostgreSQL server itself is
 * killed, under a `melodist serve` that has to find it again.
 */
import { randomInt } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { postgresDatabase, postgresPrograms } from "../../packages/server/src/testing/databases.ts";
import { median } from "../networks.ts";
import { countLost, countTorn, type Ledger, openLedger, saveUntilGone } from "./ledger.ts";
import { pause, type ServerOptions, type ServerProcess, startServer } from "./server-process.ts";

const CLIENTS = 4;
/** A kill comes so long after the saving has begun, in milliseconds. */
const SOONEST = 20;
const LATEST = 1_500;

interface Outcome {
  readonly saves: number;
  readonly unanswered: number;
  readonly lost: number;
  readonly torn: number;
  /** From the start of the killed process to a library that answers, in milliseconds. */
  readonly backMs: readonly number[];
}

/** Kill both kinds of servers, and print what became of the saves. */
export async function studyKills(kills: number): Promise<void> {
  console.log(
    "| killed by SIGKILL | times | saves acknowledged | cut off | lost | torn | back after, ms (median, slowest) |",
  );
  console.log("| --- | --: | --: | --: | --: | --: | --: |");
  const data = await mkdtemp(join(tmpdir(), "melodist-kill-"));
  printRow("`melodist serve`, embedded database", kills, await killServer({ data }, kills));
  await rm(data, { recursive: true });
  const programs = await postgresPrograms();
  if (programs === undefined) {
    console.log("\nPostgreSQL is not installed: the rest is left out.");
    return;
  }
  const database = await postgresDatabase(programs);
  printRow("`melodist serve`, PostgreSQL server", kills, await killServer({ url: database.url }, kills));
  printRow("the PostgreSQL server itself", kills, await killDatabase(database, kills));
  await database.remove();
}

function printRow(name: string, kills: number, { saves, unanswered, lost, torn, backMs }: Outcome): void {
  const back = `${median(backMs).toFixed(0)}, ${Math.max(...backMs).toFixed(0)}`;
  console.log(`| ${name} | ${kills} | ${saves} | ${unanswered} | ${lost} | ${torn} | ${back} |`);
  if (lost + torn > 0) process.exitCode = 1;
}

async function killServer(options: ServerOptions, kills: number): Promise<Outcome> {
  const ledger = openLedger();
  const backMs: number[] = [];
  let lost = 0;
  let server = await startServer(options);
  await server.ready();
  for (let kill = 0; kill < kills; kill++) {
    const before = ledger.acknowledged.length;
    await saveAndKill(server, ledger, () => server.end("SIGKILL"));
    server = await startServer(options);
    backMs.push(await server.ready());
    lost += await countLost(server.address, ledger.acknowledged.slice(before));
  }
  return await atTheEnd(server, ledger, { lost, backMs });
}

async function killDatabase(
  database: Awaited<ReturnType<typeof postgresDatabase>>,
  kills: number,
): Promise<Outcome> {
  const ledger = openLedger();
  const backMs: number[] = [];
  let lost = 0;
  const server = await startServer({ url: database.url });
  await server.ready();
  for (let kill = 0; kill < kills; kill++) {
    const before = ledger.acknowledged.length;
    await saveAndKill(server, ledger, () => database.stop("SIGKILL"));
    const began = performance.now();
    await database.start();
    await server.ready();
    backMs.push(performance.now() - began);
    lost += await countLost(server.address, ledger.acknowledged.slice(before));
  }
  return await atTheEnd(server, ledger, { lost, backMs });
}

/** Clients save until the kill, which comes at a moment drawn at random. */
async function saveAndKill(server: ServerProcess, ledger: Ledger, kill: () => Promise<void>): Promise<void> {
  const before = ledger.acknowledged.length;
  const clients = Array.from({ length: CLIENTS }, () => saveUntilGone(server.address, ledger));
  while (ledger.acknowledged.length === before) await pause(1);
  await pause(randomInt(SOONEST, LATEST));
  await kill();
  await Promise.all(clients);
}

async function atTheEnd(
  server: ServerProcess,
  { acknowledged, unanswered }: Ledger,
  { lost, backMs }: { readonly lost: number; readonly backMs: readonly number[] },
): Promise<Outcome> {
  const lostAtLast = await countLost(server.address, acknowledged);
  const torn = await countTorn(server.address, acknowledged);
  await server.end("SIGTERM");
  return { saves: acknowledged.length, unanswered, lost: Math.max(lost, lostAtLast), torn, backMs };
}

/**
 * @file What becomes of the library when the disk is full?
 *
 *     mount -t tmpfs -o size=60m tmpfs DIR
 *     npm run serving -- --small DIR
 *
 * Tunes are saved into the embedded library on a small file system until one is refused; reading has to go on. Then room is made
 * by taking a ballast away: saving has to go on as well, and everything acknowledged has to be there, also after a new start.
 */
import { statfsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { countLost, countTorn, openLedger, saveUntilRefused } from "./ledger.ts";
import { startServer } from "./server-process.ts";

/** More than this is no small file system, and would take long to fill. */
const MOST_BYTES = 500_000_000;

/** Fill the disk under a library. @param folder empty, on a file system that may be filled */
export async function studyFullDisk(folder: string): Promise<void> {
  const data = join(folder, "melodist");
  const ballast = join(folder, "ballast");
  let server = await startServer({ data });
  await server.ready();
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize > MOST_BYTES) throw new Error(`${folder} is on a large disk`);
  // What is left is soon filled; what the ballast takes is room enough to go on.
  await writeFile(ballast, new Uint8Array(Math.round(0.9 * bavail * bsize)));
  const ledger = openLedger();
  const refusal = await saveUntilRefused(server.address, ledger);
  const full = ledger.acknowledged.length;
  console.log(`saved until the disk was full: ${full}; then: ${refusal}`);
  console.log(
    `of these not readable while it is full: ${await countLost(server.address, ledger.acknowledged)}`,
  );
  await rm(ballast);
  await saveUntilRefused(server.address, ledger, full);
  console.log(`saved after room was made: ${ledger.acknowledged.length - full}`);
  await server.end("SIGTERM");
  server = await startServer({ data });
  await server.ready();
  const lost = await countLost(server.address, ledger.acknowledged);
  const torn = await countTorn(server.address, ledger.acknowledged);
  console.log(`after a new start: ${lost} lost, ${torn} torn`);
  await server.end("SIGTERM");
}

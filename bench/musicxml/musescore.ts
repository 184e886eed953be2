/** @file Converting files with MuseScore 3, without a screen, many at a time. */
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What is to be converted into what; the format is told by the file names. */
export interface Job {
  readonly in: string;
  readonly out: string;
}

/** Files that one run of the program converts. */
const BATCH = 100;
const BATCH_TIMEOUT_MS = 180_000;

/** Convert; a batch that fails is tried again file by file, so that one bad file spoils no other. */
export function convert(jobs: readonly Job[], folder: string, onBatch: (done: number) => void): void {
  for (let from = 0; from < jobs.length; from += BATCH) {
    const batch = jobs.slice(from, from + BATCH);
    runMuseScore(batch, folder);
    for (const job of batch) if (!existsSync(job.out)) runMuseScore([job], folder);
    onBatch(Math.min(from + BATCH, jobs.length));
  }
}

function runMuseScore(jobs: readonly Job[], folder: string): void {
  const list = join(folder, "jobs.json");
  writeFileSync(list, JSON.stringify(jobs));
  spawnSync("mscore3", ["-j", list], {
    env: { ...process.env, QT_QPA_PLATFORM: "offscreen", XDG_RUNTIME_DIR: folder },
    timeout: BATCH_TIMEOUT_MS,
    stdio: "ignore",
  });
}

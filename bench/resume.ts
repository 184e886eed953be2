/**
 * @file Kill a run (SIGKILL) at ten random moments; does every resume end where an unbroken run ends, bit for bit?
 *
 * npx tsx --conditions melodist-source bench/resume.ts [--kills 10]
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { LAST_FILE, METRICS_FILE, readMetrics } from "@melodist/train";
import { option } from "./networks.ts";

const KILLS = Number(option("kills") ?? 10);
const side = fileURLToPath(new URL("resume-side.ts", import.meta.url));
const start = (folder: string) =>
  spawn(process.execPath, [...process.execArgv, side, folder], { stdio: ["ignore", "ignore", "inherit"] });
const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once("exit", resolve));
const anyFolder = () => join(mkdtempSync(join(tmpdir(), "melodist-resume-")), "run");

/** The last loss, and a digest of all losses and of the last checkpoint. */
async function outcome(folder: string): Promise<string> {
  const metrics = (await readMetrics(join(folder, METRICS_FILE))).map(({ type, step, loss }) => [
    type,
    step,
    loss,
  ]);
  const digest = createHash("sha256")
    .update(JSON.stringify(metrics))
    .update(readFileSync(join(folder, LAST_FILE)))
    .digest("hex");
  return `${metrics.at(-1)?.join(" ")} ${digest.slice(0, 16)}`;
}

const whole = anyFolder();
const began = performance.now();
await ended(start(whole));
const tookMs = performance.now() - began;
const expected = await outcome(whole);
console.log(`unbroken: ${expected} in ${(tookMs / 1000).toFixed(1)} s`);

let same = 0;
for (let kill = 0; kill < KILLS; kill++) {
  const folder = anyFolder();
  const child = start(folder);
  const afterMs = tookMs * (0.2 + 0.8 * Math.random()); // not while the program is only starting
  await Promise.race([sleep(afterMs), ended(child)]);
  child.kill("SIGKILL");
  await sleep(50);
  const reached = (await readMetrics(join(folder, METRICS_FILE))).at(-1)?.step ?? 0;
  await ended(start(folder));
  const actual = await outcome(folder);
  if (actual === expected) same++;
  console.log(
    `killed after ${(afterMs / 1000).toFixed(1)} s at step ${reached}: ${actual === expected ? "the same" : `NOT the same: ${actual}`}`,
  );
}
console.log(`${same} of ${KILLS} resumes end bit for bit where the unbroken run ends`);
if (same < KILLS) throw new Error("a resume went astray");

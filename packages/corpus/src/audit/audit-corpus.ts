/** @file The audit of a corpus: what it promises about clusters and splits is put to the test. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createRandom } from "@melodist/random";
import { MANIFEST_FILE } from "../build/manifest.ts";
import { readManifest, replaceFile, writeCard } from "../card/write-card.ts";
import { readCorpusMelodies } from "./corpus-melodies.ts";
import { findLeakage } from "./leakage.ts";
import { compareTitles, countPairs, countStrangers } from "./pairs.ts";
import { plantCopies } from "./planted.ts";
import { AUDIT_FILE, type AuditReport } from "./report.ts";

export interface AuditOptions {
  /** Copies planted of each disguise. */
  readonly copies: number;
  readonly seed: number;
  /** Compare every test tune with every training tune. */
  readonly exhaustive: boolean;
}

/**
 * Audit a corpus: write `audit.json`, and the data card anew.
 *
 * @throws MelodistError `not-found` when the folder is no corpus, `bad-file` when it is damaged, `not-writable`
 */
export async function auditCorpus(
  corpus: string,
  { copies, seed, exhaustive }: AuditOptions,
): Promise<AuditReport> {
  const manifest = await readManifest(corpus);
  const melodies = await readCorpusMelodies(corpus, manifest);
  const bytes = await readFile(join(corpus, MANIFEST_FILE));
  const report: AuditReport = {
    format: "melodist-corpus-audit",
    version: 1,
    seed,
    manifest: createHash("sha256").update(bytes).digest("hex"),
    ...plantCopies(melodies, copies, createRandom(seed)),
    titles: await compareTitles(corpus, melodies.tunes),
    strangers: countStrangers(melodies.tunes),
    pairs: countPairs(melodies.tunes),
    leakage: findLeakage(melodies, exhaustive),
  };
  await replaceFile(join(corpus, AUDIT_FILE), `${JSON.stringify(report, undefined, 1)}\n`);
  await writeCard(corpus);
  return report;
}

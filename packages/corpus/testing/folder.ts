/** @file Folders of made-up collections inside a test, and tunes to fill them with. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseAbc } from "@melodist/abc";
import { createRandom, type RandomSource } from "@melodist/random";
import { afterAll } from "vitest";
import type { TuneRecord } from "../src/read/record.ts";
import type { Source } from "../src/source/source.ts";

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that holds files, gone when the tests are done. @param files path → content */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "melodist-corpus-"));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A tune of 16 bars that no other seed gives. */
export function makeTune(seed: number, header = "M:4/4\nL:1/8\nK:G"): string {
  const random = createRandom(seed);
  const bars = Array.from({ length: 16 }, () => makeBar(random));
  return `X:${seed}\nT:Tune ${seed}\n${header}\n${bars.join("|")}|]\n`;
}

function makeBar(random: RandomSource): string {
  const names = [..."DEFGABcdefg"];
  return Array.from({ length: 8 }, () => names[Math.floor(random() * names.length)] ?? "G").join("");
}

/** A book of tunes. */
export function makeBook(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, index) => makeTune(from + index)).join("\n");
}

/** A source for tests that need one and do not care. */
export const PLAIN_SOURCE: Source = {
  slug: "mine",
  name: "Mine",
  origin: "made up",
  licence: "my own",
  tier: "open",
  terms: "",
  languages: [],
  style: undefined,
  repertoire: "mixed",
  skipped: {},
  titlesAreIds: false,
  signatureKeys: [],
  machineChords: [],
};

/** A tune as a reader gives it. */
export function makeRecord(abc: string): TuneRecord {
  const score = parseAbc(abc).tunes[0]?.score;
  if (score === undefined) throw new Error(`no tune in ${abc}`);
  return { kind: "tune", source: "mine", file: "book.abc", record: 1, score, excerpt: abc };
}

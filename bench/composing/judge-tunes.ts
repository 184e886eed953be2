/** @file Finished tunes judged as they are printed: bars, wishes that are guaranteed, and what `abc2midi` says of them. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAbc, printAbc } from "@melodist/abc";
import { type ReportLine, reportOn } from "@melodist/compose";
import { checkBars, type Score } from "@melodist/score";
import type { PlannedRequest } from "./draw-plans.ts";

/** What was found of one tune. */
export interface Judged {
  /** As it is printed. */
  readonly abc: string;
  readonly isMisaligned: boolean;
  /** Hard wishes that the finished tune does not show. */
  readonly unmet: readonly ReportLine[];
}

/** Wishes whose lines must say yes … */
const HARD: ReadonlySet<string> = new Set([
  ...["meter", "bars", "barsPerSection", "pickup", "chords", "motif"],
  ...["instrument", "lowest", "highest", "ambitus", "tempo", "tempoBpm"],
]);
/** … and those of which it is told besides how they sound, which nobody can guarantee: their lines must not say no. */
const HARD_AS_WRITTEN: ReadonlySet<string> = new Set(["tonic", "scale", "form"]);

/** True for the line of a hard wish that the tune does not show. */
export function isUnmet({ wish, kept }: ReportLine): boolean {
  return HARD.has(wish) ? kept !== "yes" : HARD_AS_WRITTEN.has(wish) && kept === "no";
}

/** A tune printed and read again. @throws Error when nothing can be read of what was printed */
export function asPrinted(score: Score): Score {
  const abc = printAbc(score);
  const [tune] = parseAbc(abc).tunes;
  if (tune === undefined) throw new Error(`cannot be read again:\n${abc}`);
  return tune.score;
}

/** Judge a tune: it is printed and read again, and only what was read is looked at. */
export function judgeTune(score: Score, { request, plan }: PlannedRequest): Judged {
  const abc = printAbc(score);
  const again = asPrinted(score);
  const unmet = reportOn(request, plan, again).filter(isUnmet);
  return { abc, isMisaligned: checkBars(again).length > 0, unmet };
}

/**
 * Let `abc2midi` check tunes, all in one call, without their `R:` lines (it swings hornpipes).
 *
 * @returns for each tune its complaints: errors, and bars whose time does not add up
 */
export function abc2midiComplaints(tunes: readonly string[]): readonly (readonly string[])[] {
  const texts = tunes.map((abc, index) => {
    const lines = abc.trim().split("\n");
    return lines
      .filter((line) => !line.startsWith("R:"))
      .map((line) => line.replace(/^X:.*/u, `X:${index + 1}`));
  });
  const folder = mkdtempSync(join(tmpdir(), "abc2midi-"));
  const file = join(folder, "tunes.abc");
  writeFileSync(file, texts.map((lines) => `${lines.join("\n")}\n\n`).join(""));
  const run = spawnSync("abc2midi", [file, "-c", "-NFER"], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  rmSync(folder, { recursive: true });
  if (run.status === null) throw new Error("abc2midi did not run: apt-get install abcmidi");
  const complaints = tunes.map((): string[] => []);
  const ends = runningSums(texts.map(({ length }) => length + 1));
  for (const message of `${run.stdout}${run.stderr}`.split("\n")) {
    if (!/^Error|time units while/u.test(message)) continue;
    const line = Number(/line-char (\d+)/u.exec(message)?.[1] ?? 1);
    complaints[
      Math.max(
        0,
        ends.findIndex((end) => line <= end),
      )
    ]?.push(message);
  }
  return complaints;
}

function runningSums(counts: readonly number[]): readonly number[] {
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return sum;
  });
}

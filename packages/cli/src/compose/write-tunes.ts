/** @file Finished tunes in the format and the place that are asked for. */
import { extname } from "node:path";
import { breakLines, printAbcBook } from "@melodist/abc";
import { MelodistError } from "@melodist/errors";
import { formatOfPath, type WritableFormat } from "@melodist/formats";
import type { Score } from "@melodist/score";
import type { Surroundings } from "../command/command.ts";
import { requireWritable, writeOutput } from "../files.ts";
import { writeScore } from "../write-score.ts";
import type { OutputFlags } from "./output-flags.ts";

/** Where tunes go, and as what. */
type OutputPlace = Pick<OutputFlags, "format" | "output" | "json">;

/** Bars on a line of ABC. */
const BARS_PER_LINE = 4;

/** The format of the output: as said, as its name says, or ABC on standard output. */
function outputFormat({ format, output }: Omit<OutputPlace, "json">): WritableFormat {
  return format ?? (output === "-" ? "abc" : formatOfPath(output, "--format"));
}

/**
 * Make sure that tunes can be written as they are to be, before they are composed.
 *
 * @throws MelodistError `unsupported-format`, `not-writable`; `usage` when several tunes of a format that holds one are to go
 *   to standard output
 */
export async function requireOutput(flags: OutputPlace, count: number): Promise<void> {
  const { output } = flags;
  const format = flags.json ? "json" : outputFormat(flags);
  if (format !== "json" && format !== "abc" && output === "-" && count > 1) {
    throw new MelodistError(`standard output takes one tune as ${format}`, {
      code: "usage",
      hint: "Name a file with -o: its name gets a number for each tune.",
    });
  }
  await requireWritable(output);
}

/** Write tunes: in ABC all in one book, in other formats a file each. @throws MelodistError `not-writable` */
export async function writeTunes(
  scores: readonly Score[],
  flags: Omit<OutputPlace, "json">,
  world: Surroundings,
): Promise<void> {
  const { output } = flags;
  const format = outputFormat(flags);
  if (format === "abc") return writeOutput(output, printTunes(scores), world);
  for (const [index, score] of scores.entries()) {
    const path = scores.length === 1 ? output : numbered(output, index + 1);
    await writeOutput(
      path,
      await writeScore(score, format, { accompaniment: true, instrument: "violin" }, world),
      world,
    );
  }
}

/** Tunes as a book of ABC, numbered. */
export function printTunes(scores: readonly Score[]): string {
  return printAbcBook(
    scores.map((score, index) => breakLines({ ...score, number: index + 1 }, BARS_PER_LINE)),
  );
}

/** @example numbered("tune.mid", 2); // => "tune-2.mid" */
function numbered(path: string, number: number): string {
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}-${number}${extension}`;
}

/** Write data as JSON. @throws MelodistError `not-writable` */
export async function writeData(data: object, output: string, world: Surroundings): Promise<void> {
  await writeOutput(output, `${JSON.stringify(data, null, 2)}\n`, world);
}

/** @file The tunes of a file, or of standard input. */
import { type ReadTunes, readTunes } from "@melodist/formats";
import type { Surroundings } from "./command/command.ts";
import { readInput } from "./files.ts";

/** Read a file of any format that tunes come in; what it could not say plainly is told on standard error. */
export async function readTuneFile(path: string, world: Surroundings): Promise<ReadTunes> {
  const file = readTunes(await readInput(path, world));
  for (const remark of file.remarks) world.notice(`${path}: ${remark[world.language]}\n`);
  return file;
}

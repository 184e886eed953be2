/** @file The tunes of a file, or of standard input. */
import { type ReadTunes, readTunes, requireNamedFormat } from "@melodist/formats";
import type { Surroundings } from "./command/command.ts";
import { aboutFile, readInput } from "./files.ts";

/**
 * Read a file of any format that tunes come in; what it could not say plainly is told on standard error.
 *
 * @throws MelodistError as `readInput`; `bad-file` when it is damaged, no tune, or not what its name says
 */
export async function readTuneFile(path: string, world: Surroundings): Promise<ReadTunes> {
  const bytes = await readInput(path, world);
  const file = aboutFile(path, () => {
    requireNamedFormat(path, bytes);
    return readTunes(bytes);
  });
  for (const remark of file.remarks) world.notice(`${path}: ${remark[world.language]}\n`);
  return file;
}

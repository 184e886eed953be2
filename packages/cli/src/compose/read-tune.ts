/** @file The one tune that a file is named for. */
import { MelodistError } from "@melodist/errors";
import type { Score } from "@melodist/score";
import type { Surroundings } from "../command/command.ts";
import { readTuneFile } from "../read-tune-file.ts";

/** The first tune of a file. @throws MelodistError `bad-file` when there is none */
export async function readTune(path: string, world: Surroundings): Promise<Score> {
  const [score] = (await readTuneFile(path, world)).scores;
  if (score !== undefined) return score;
  throw new MelodistError(`there is no tune in ${path}`, {
    code: "bad-file",
    hint: "An ABC tune begins with a line X:1 and has a line K:. Try melodist check.",
  });
}

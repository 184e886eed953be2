/** @file The one tune that a file is named for. */
import { MelodistError } from "@melodist/errors";
import type { Score } from "@melodist/score";
import type { Surroundings } from "../command/command.ts";
import { readTuneFile } from "../read-tune-file.ts";

/** The first tune of a file; says so when there are more. @throws MelodistError `bad-file` when there is none */
export async function readTune(path: string, world: Surroundings): Promise<Score> {
  const { scores } = await readTuneFile(path, world);
  const [score] = scores;
  if (scores.length > 1) {
    const said = {
      en: `${path} has ${scores.length} tunes; the first is taken (melodist convert --tune takes another out)`,
      zh: `${path} 共 ${scores.length} 首，取第一首（melodist convert --tune 可取出别的）`,
    };
    world.notice(`${said[world.language]}\n`);
  }
  if (score !== undefined) return score;
  throw new MelodistError(`there is no tune in ${path}`, {
    code: "bad-file",
    hint: "An ABC tune begins with a line X:1 and has a line K:. Try melodist check.",
  });
}

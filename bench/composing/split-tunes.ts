/** @file The tunes of a split of a built corpus, as they stand there. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAbc } from "@melodist/abc";
import type { CorpusTune, Split } from "@melodist/corpus";
import type { Score } from "@melodist/score";

export interface SplitTune extends CorpusTune {
  readonly score: Score;
}

/** Every tune of a split, in the order of the corpus. @param corpus folder of a built corpus */
export function readSplitTunes(corpus: string, split: Split): readonly SplitTune[] {
  const files = readdirSync(corpus).filter((file) => file.startsWith(`tunes-${split}-`));
  return files.sort().flatMap((file) => {
    const lines = readFileSync(join(corpus, file), "utf8").trim().split("\n");
    return lines.flatMap((line): readonly SplitTune[] => {
      const tune = JSON.parse(line) as CorpusTune;
      const score = parseAbc(tune.abc).tunes[0]?.score;
      return score === undefined ? [] : [{ ...tune, score }];
    });
  });
}

/** The split that `--split` names; the test split is for the end. */
export function splitNamed(name: string): Split {
  if (name === "validation" || name === "test") return name;
  throw new Error(`--split is validation or test, not ${name}`);
}

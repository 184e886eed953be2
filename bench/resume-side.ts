/** @file Our side of `resume.ts`: train in a folder, going on from whatever is there. */
import { parseTrainingConfig, train } from "@melodist/train";
import { anyText, SMALL_STAGE } from "../packages/train/testing/alphabet.ts";

await train({
  config: parseTrainingConfig({ ...SMALL_STAGE, steps: 600, checkpointEvery: 7, validateEvery: 20 }),
  data: { documents: anyText(300, 1), validation: anyText(30, 2) },
  folder: process.argv[2] ?? "",
  resume: true,
  device: { threads: 2 },
});

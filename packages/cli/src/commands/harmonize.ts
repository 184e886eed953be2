/** @file `melodist harmonize`. */
import { defineCommand } from "../command/command.ts";
import { harmonyFlags, TUNE_OPERAND } from "../compose/task-flags.ts";
import { withRuntime } from "../compose/with-runtime.ts";

export const harmonize = defineCommand({
  name: "harmonize",
  words: {
    en: "Set chords over a melody; no note changes.",
    zh: "为旋律配和弦，音符不变。",
  },
  operands: [TUNE_OPERAND],
  flags: harmonyFlags,
  async run({ operands: [tune = "-"], flags, world }) {
    const { runHarmonize } = await withRuntime(() => import("../compose/run-task.ts"));
    return await runHarmonize(tune, flags, world);
  },
});

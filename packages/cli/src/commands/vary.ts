/** @file `melodist vary`. */
import { defineCommand } from "../command/command.ts";
import { TUNE_OPERAND, taskFlags } from "../compose/task-flags.ts";
import { withRuntime } from "../compose/with-runtime.ts";

export const vary = defineCommand({
  name: "vary",
  words: {
    en: "Write another rendering of a tune: the same key, meter, form and bars, other notes.",
    zh: "变奏：调、拍号、曲式和小节数不变，音符另写。",
  },
  operands: [TUNE_OPERAND],
  flags: taskFlags,
  async run({ operands: [tune = "-"], flags, world }) {
    const { runVary } = await withRuntime(() => import("../compose/run-task.ts"));
    return await runVary(tune, flags, world);
  },
});

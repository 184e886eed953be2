/** @file `melodist continue`. */
import { z } from "zod";
import { defineCommand } from "../command/command.ts";
import { requestFlags } from "../compose/request-flags.ts";
import { TUNE_OPERAND, taskFlags } from "../compose/task-flags.ts";
import { withRuntime } from "../compose/with-runtime.ts";

export const continueCommand = defineCommand({
  name: "continue",
  words: {
    en: "Go on with a tune: to the end of its form, or by further sections.",
    zh: "续写：写完曲式，或再加乐段。",
  },
  operands: [TUNE_OPERAND],
  flags: z.object({
    ...taskFlags.shape,
    bars: requestFlags.shape.bars,
    form: requestFlags.shape.form,
  }),
  async run({ operands: [tune = "-"], flags, world }) {
    const { runContinue } = await withRuntime(() => import("../compose/run-task.ts"));
    return await runContinue(tune, flags, world);
  },
});

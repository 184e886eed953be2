/** @file `melodist rewrite`. */
import { z } from "zod";
import { defineCommand } from "../command/command.ts";
import { TUNE_OPERAND, taskFlags } from "../compose/task-flags.ts";
import { withRuntime } from "../compose/with-runtime.ts";

export const rewrite = defineCommand({
  name: "rewrite",
  words: {
    en: "Write some bars of a tune anew; all others stay as they are.",
    zh: "重写若干小节，其余保持原样。",
  },
  operands: [TUNE_OPERAND],
  flags: z.object({
    bars: z
      .string()
      .meta({ en: "bars to write anew, such as 5-8; a pick-up is 0", zh: "要重写的小节，如 5-8；弱起是 0" }),
    ...taskFlags.shape,
  }),
  async run({ operands: [tune = "-"], flags, world }) {
    const { runRewrite } = await withRuntime(() => import("../compose/run-task.ts"));
    return await runRewrite(tune, flags, world);
  },
});

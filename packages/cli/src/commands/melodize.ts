/** @file `melodist melodize`. */
import { z } from "zod";
import { defineCommand } from "../command/command.ts";
import { outputFlags } from "../compose/output-flags.ts";
import { requestFlags } from "../compose/request-flags.ts";
import { withRuntime } from "../compose/with-runtime.ts";

const { chords: _, ...wishes } = requestFlags.shape;

export const melodize = defineCommand({
  name: "melodize",
  words: {
    en: "Compose a melody to chords.",
    zh: "为和弦进行写旋律。",
  },
  operands: [
    {
      name: "chords",
      many: true,
      words: {
        en: 'chords, bars parted by |: "Am | F | C G | Am"',
        zh: "和弦，小节用 | 隔开：“Am | F | C G | Am”",
      },
    },
  ],
  flags: z.object({ ...wishes, ...outputFlags.shape }),
  async run({ operands, flags, world }) {
    const { runMelodize } = await withRuntime(() => import("../compose/run-task.ts"));
    return await runMelodize(operands, flags, world);
  },
});

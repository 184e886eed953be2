/** @file `melodist compose`: a wish in words or flags, a tune out. */
import { ComposeRequest } from "@melodist/compose/request";
import { z } from "zod";
import { defineCommand } from "../command/command.ts";
import { outputFlags } from "../compose/output-flags.ts";
import { requestFlags } from "../compose/request-flags.ts";
import { withRuntime } from "../compose/with-runtime.ts";

export const compose = defineCommand({
  name: "compose",
  words: {
    en: "Compose a tune: say what you wish in plain words, in flags, or both.",
    zh: "作曲：用一句话、用选项，或两者并用，说出你想要的曲子。",
  },
  operands: [
    {
      name: "words",
      optional: true,
      many: true,
      words: {
        en: 'the wish, such as "a wistful waltz in E minor for whistle, 16 bars"',
        zh: "愿望，如“写一首羽调式的江南小调，两段各八小节”",
      },
    },
  ],
  flags: z.object({
    ...requestFlags.shape,
    count: ComposeRequest.shape.count.meta({ en: "how many tunes", zh: "作几首" }),
    ...outputFlags.shape,
  }),
  async run({ operands, flags, world }) {
    const { runCompose } = await withRuntime(() => import("../compose/run-compose.ts"));
    return await runCompose(operands.join(" "), flags, world);
  },
});

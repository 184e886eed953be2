/** @file Runs the command line inside a test: what is written, what is noticed, and the exit code. */
import type { Language } from "@melodist/score";
import { runProgram } from "../command/program.ts";
import { loadCommands } from "../commands/index.ts";

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly bytes: Uint8Array;
  readonly notices: string;
}

export async function run(
  argv: readonly string[],
  {
    input = "",
    language = "en",
  }: { readonly input?: string | Uint8Array; readonly language?: Language } = {},
): Promise<Outcome> {
  const written: Uint8Array[] = [];
  let notices = "";
  const code = await runProgram(argv, {
    version: "0.0.0",
    commands: await loadCommands(argv[0]),
    world: {
      language,
      version: "0.0.0",
      environment: {},
      terminal: false,
      onInterrupt: () => undefined,
      readInput: async () => (typeof input === "string" ? new TextEncoder().encode(input) : input),
      write: (content) =>
        void written.push(typeof content === "string" ? new TextEncoder().encode(content) : content),
      notice: (text) => {
        notices += text;
      },
    },
  });
  const bytes = new Uint8Array(Buffer.concat(written));
  return { code, bytes, out: new TextDecoder().decode(bytes), notices };
}

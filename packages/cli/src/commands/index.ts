/** @file Every command, in the order the help lists them; only the one that is called is loaded. */
import type { AnyCommand } from "../command/command.ts";

const COMMANDS: Readonly<Record<string, () => Promise<AnyCommand>>> = {
  compose: async () => (await import("./compose.ts")).compose,
  continue: async () => (await import("./continue.ts")).continueCommand,
  rewrite: async () => (await import("./rewrite.ts")).rewrite,
  harmonize: async () => (await import("./harmonize.ts")).harmonize,
  melodize: async () => (await import("./melodize.ts")).melodize,
  vary: async () => (await import("./vary.ts")).vary,
  serve: async () => (await import("./serve.ts")).serve,
  originality: async () => (await import("./originality.ts")).originality,
  check: async () => (await import("./check.ts")).check,
  convert: async () => (await import("./convert.ts")).convert,
  info: async () => (await import("./info.ts")).info,
  find: async () => (await import("./find.ts")).find,
  corpus: async () => (await import("./corpus.ts")).corpus,
  train: async () => (await import("./train.ts")).train,
  model: async () => (await import("./model.ts")).model,
};

/**
 * Load what a command line needs: the command that it names, or all of them for help and for names that are none.
 *
 * @param called the first word behind the program's name
 */
export async function loadCommands(called: string | undefined): Promise<readonly AnyCommand[]> {
  const load = called !== undefined && Object.hasOwn(COMMANDS, called) ? COMMANDS[called] : undefined;
  return await Promise.all((load === undefined ? Object.values(COMMANDS) : [load]).map((one) => one()));
}

#!/usr/bin/env node
/** @file The `melodist` command: the only place that reads the environment. */
import { createRequire } from "node:module";
import { setFlagsFromString } from "node:v8";
import { runProgram } from "./command/program.ts";
import { loadCommands } from "./commands/index.ts";
import { takeLanguage } from "./language.ts";

// The reader's patterns are long and used once: interpreting them first, as is usual, takes longer than compiling them.
setFlagsFromString("--no-regexp-tier-up");

const { version } = createRequire(import.meta.url)("../package.json") as { version: string };
const { language, argv } = takeLanguage(process.argv.slice(2), process.env);

// The reader of a pipe may leave before the end (`melodist check … | head`).
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 3));

process.exitCode = await runProgram(argv, {
  version,
  commands: await loadCommands(argv[0]),
  world: {
    language,
    version,
    environment: process.env,
    write: (text) => void process.stdout.write(text),
    terminal: process.stderr.isTTY === true,
    onInterrupt(stop) {
      process.once("SIGINT", stop);
      process.once("SIGTERM", stop);
    },
    notice: (text) => void process.stderr.write(text),
    async readInput() {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
  },
});

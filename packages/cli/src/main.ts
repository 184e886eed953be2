#!/usr/bin/env node
/** @file The `melodist` command: the only place that reads the environment. */
import { createRequire } from "node:module";
import { runProgram } from "./command/program.ts";
import { check } from "./commands/check.ts";
import { convert } from "./commands/convert.ts";
import { info } from "./commands/info.ts";
import { takeLanguage } from "./language.ts";

const { version } = createRequire(import.meta.url)("../package.json") as { version: string };
const { language, argv } = takeLanguage(process.argv.slice(2), process.env);

process.exitCode = await runProgram(argv, {
  version,
  commands: [check, convert, info],
  world: {
    language,
    write: (text) => void process.stdout.write(text),
    notice: (text) => void process.stderr.write(text),
    async readInput() {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
  },
});

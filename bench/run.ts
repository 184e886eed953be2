/**
 * @file All figures, one after the other; options are passed on to each.
 *
 * npm run bench -- [--corpora DIR] [--peer venv/bin/python] [--threads 2]
 * Without corpora, reading is left out. The peer's install lines stand at the head of each script in `peers/`; without
 * one, only our side is measured.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { option } from "./networks.ts";

const withCorpora = option("corpora") === undefined ? [] : ["parsing/main.ts"];
const withPeer = option("peer") === undefined ? [] : ["export.ts"];
for (const script of [...withCorpora, "training.ts", "decoding.ts", "resume.ts", ...withPeer]) {
  console.log(`# ${script}`);
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { status } = spawnSync(process.execPath, [...process.execArgv, path, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}

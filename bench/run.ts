/**
 * @file All figures, one after the other; options are passed on to each.
 *
 * npm run bench -- [--corpora DIR] [--model DIR] [--peer venv/bin/python] [--threads 2]
 * Without corpora, reading is left out; without a model (`models/default` by default), composing. The peer's install lines stand
 * at the head of each script in `peers/`; without one, only our side is measured.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { option } from "./networks.ts";

const withCorpora = option("corpora") === undefined ? [] : ["parsing/main.ts"];
const withModel = existsSync(option("model") ?? "models/default") ? ["composing/speed.ts"] : [];
const withPeer = option("peer") === undefined ? [] : ["export.ts"];
for (const script of [...withCorpora, "training.ts", "decoding.ts", ...withModel, "resume.ts", ...withPeer]) {
  console.log(`# ${script}`);
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { status } = spawnSync(process.execPath, [...process.execArgv, path, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}

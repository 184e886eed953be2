/**
 * @file Every benchmark of a hot path, one after the other, each with its peer or bound in the same run.
 *
 * `npm run bench [-- --corpora DIR]`; without corpora, reading is left out.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { corpora: { type: "string" } } });

if (values.corpora === undefined) console.log("reading: left out, since no --corpora DIR is given\n");
else run("parsing/main.ts", "--corpora", values.corpora);
for (const script of ["training.ts", "decoding.ts", "resume.ts"]) run(script);

function run(script: string, ...rest: readonly string[]): void {
  console.log(`\n## bench/${script}\n`);
  const path = fileURLToPath(new URL(script, import.meta.url));
  spawnSync(process.execPath, ["--import", "tsx", "--conditions", "melodist-source", path, ...rest], {
    stdio: "inherit",
  });
}

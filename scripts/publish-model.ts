/**
 * @file Puts beside a trained model what belongs to it: the melodies it has seen, its training logs and curves, its card.
 *
 *     npm run publish-model -- MODEL RUN.json…     run files in the order they were trained; the last names the corpus
 */
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { parseManifest } from "@melodist/bundle";
import { INDEX_FILE, readManifest } from "@melodist/corpus";
import { plotMetrics } from "@melodist/train";
import { baseName, printCard } from "./model-card/card.ts";
import { readStage, thinMetrics } from "./model-card/stage.ts";

const { positionals } = parseArgs({ allowPositionals: true });
const [folder, ...files] = positionals;
if (folder === undefined || files.length === 0) throw new Error("say the model's folder and its run files");

const manifest = parseManifest(readFileSync(join(folder, "manifest.json"), "utf8"));
const stages = await Promise.all(files.map((file) => readStage(file, manifest.network)));
for (const { file, metrics } of stages) {
  const kept = thinMetrics(metrics);
  const log = kept.map((metric) => `${JSON.stringify(metric)}\n`).join("");
  writeFileSync(join(folder, `${baseName(file)}.jsonl`), log);
  writeFileSync(join(folder, `${baseName(file)}.svg`), plotMetrics(kept, baseName(file)));
}
const { corpus } = stages.at(-1) ?? { corpus: "" };
copyFileSync(join(corpus, INDEX_FILE), join(folder, INDEX_FILE));
const card = printCard({
  name: basename(folder),
  manifest,
  stages,
  corpus: await readManifest(corpus),
});
writeFileSync(join(folder, "README.md"), card);

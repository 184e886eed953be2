/**
 * @file Writes a corpus as files of tokens, for the networks of `bench/peers` to learn from and be measured on.
 *
 *     npm run tokens -- --corpus CORPUS --model BUNDLE --out DIR [--passes 4]
 *
 * The vocabulary is the bundle's. The training split stands there once a pass, with controls left out at random as in our own
 * training; validation and test once, with every control.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createRandom } from "@melodist/random";
import { dropControls, openVocabulary } from "@melodist/tokens";
import { openModel } from "../../packages/cli/src/training/open-model.ts";
import { readSplit } from "../../packages/cli/src/training/tune-data.ts";
import { type TestDocument, testDocuments } from "./test-documents.ts";

const { values } = parseArgs({
  options: {
    corpus: { type: "string", default: "runs/corpus-default" },
    model: { type: "string", default: "models/default" },
    out: { type: "string", default: "runs/tokens" },
    passes: { type: "string", default: "4" },
  },
});
const vocabulary = openVocabulary((await openModel(values.model)).vocabulary);
mkdirSync(values.out, { recursive: true });
const random = createRandom(1);
for (const split of ["train", "validation", "test"] as const) {
  const tunes = await readSplit(vocabulary, values.corpus, split);
  const passes = split === "train" ? Number(values.passes) : 1;
  const rows = Array.from({ length: passes }, () =>
    testDocuments(vocabulary, tunes, (controls) =>
      split === "train" ? dropControls(controls, random) : controls,
    ),
  ).flat();
  write(split, rows);
}
const facts = { size: vocabulary.size, passes: Number(values.passes) };
writeFileSync(join(values.out, "vocabulary.json"), JSON.stringify(facts));

function write(split: string, documents: readonly TestDocument[]): void {
  const tokens = Uint16Array.from(documents.flatMap((document) => document.tokens));
  const rows = documents.map(({ tokens: { length }, learnFrom, notes }) => [length, learnFrom, notes]);
  writeFileSync(join(values.out, `${split}.bin`), tokens);
  writeFileSync(join(values.out, `${split}.json`), JSON.stringify(rows));
}

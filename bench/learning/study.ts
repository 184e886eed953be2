/**
 * @file Bits per note of a model on held-out tunes, beside n-grams on the same tokens: a 6-gram and the shorter ones that it holds, as
 * the longest is not the best.
 *
 *     npm run learning -- --corpus CORPUS --model BUNDLE [--split validation|test]
 *
 * The test split is for the end: everything that is chosen is chosen on validation. Bits are those of the body, from behind the
 * controls to `end`; grace notes and rests are spelled in them and not counted as notes.
 */
import { parseArgs } from "node:util";
import { openModel } from "@melodist/infer/node";
import { createRandom } from "@melodist/random";
import { dropControls, openVocabulary } from "@melodist/tokens";
import { readSplit } from "../../packages/cli/src/training/tune-data.ts";
import { splitNamed } from "../composing/split-tunes.ts";
import { countNgrams, type Ngram, ngramProbability } from "./ngram.ts";
import { type TestDocument, testDocuments } from "./test-documents.ts";

const { values } = parseArgs({
  options: {
    corpus: { type: "string", default: "runs/corpus-default" },
    model: { type: "string", default: "models/default" },
    split: { type: "string", default: "validation" },
    order: { type: "string", default: "6" },
  },
});
const ORDER = Number(values.order);
const BATCH = 16;

await using model = await openModel(values.model);
const vocabulary = openVocabulary(model.vocabulary);
const split = splitNamed(values.split);
const held = testDocuments(vocabulary, await readSplit(vocabulary, values.corpus, split), (all) => all);
const train = await readSplit(vocabulary, values.corpus, "train");
const random = createRandom(1);
const seen = [0, 1].flatMap((pass) =>
  testDocuments(vocabulary, train, (controls) => (pass === 0 ? controls : dropControls(controls, random))),
);

const notes = held.reduce((sum, document) => sum + document.notes, 0);
const ngram = countNgrams(
  seen.map(({ tokens }) => tokens),
  ORDER,
  vocabulary.size,
);
const ours = (await networkBits(held)) / notes;
console.log(`${held.length} tunes of the ${split} split, ${notes} notes`);
console.log(`${values.model}: ${ours.toFixed(3)} bits a note`);
for (let order = ORDER; order > 0; order--) {
  const baseline = held.reduce((sum, document) => sum + ngramBits({ ...ngram, order }, document), 0) / notes;
  const less = 100 * (1 - ours / baseline);
  console.log(`${order}-gram: ${baseline.toFixed(3)}; ${values.model} is ${less.toFixed(1)} % below`);
}

function ngramBits(model: Ngram, { tokens, learnFrom }: TestDocument): number {
  let bits = 0;
  for (let at = learnFrom; at < tokens.length; at++) bits -= Math.log2(ngramProbability(model, tokens, at));
  return bits;
}

async function networkBits(documents: readonly TestDocument[]): Promise<number> {
  const sorted = documents.toSorted((a, b) => a.tokens.length - b.tokens.length);
  let nats = 0;
  for (let at = 0; at < sorted.length; at += BATCH) {
    const batch = sorted.slice(at, at + BATCH);
    const scores = await model.score(batch.map(({ tokens }) => tokens));
    for (const [row, { learnFrom }] of batch.entries()) {
      for (const score of scores[row]?.slice(learnFrom - 1) ?? []) nats -= score;
    }
  }
  return nats / Math.LN2;
}

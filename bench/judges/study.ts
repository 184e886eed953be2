/**
 * @file Can a judge who shares nothing with the critics tell composed tunes from human ones? What is compared, and how, is told in
 * `README.md`.
 *
 *     npm run judges -- --corpus CORPUS --model BUNDLE [--lstm RUN] [--python PYTHON] [--split validation|test]
 *         [--count N] [--out DIR] [--plot FILE] [--threads N]
 *
 * Each collection is kept under `--out` as soon as it is finished, and taken from there when the study is started again: give each
 * model and split a folder of its own. The test split is for the end.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openComposer, USUAL_CANDIDATES } from "@melodist/compose";
import { openModel } from "@melodist/infer/node";
import { createRandom } from "@melodist/random";
import { dropControls } from "@melodist/tokens";
import { openSeen } from "../../packages/cli/src/compose/open-composer.ts";
import { readSplit } from "../../packages/cli/src/training/tune-data.ts";
import { readSplitTunes, splitNamed } from "../composing/split-tunes.ts";
import { countNgrams } from "../learning/ngram.ts";
import { testDocuments } from "../learning/test-documents.ts";
import { type JudgedTune, readCollection, writeCollection } from "./collection.ts";
import { DISTRIBUTIONS, distance, sharesOf } from "./distributions.ts";
import { bestTunes, type DrawnMatch, drawMatches, firstTunes } from "./draw-matches.ts";
import { openLstm } from "./lstm-reader.ts";
import { matchTunes } from "./matches.ts";
import { ngramReader } from "./ngram-reader.ts";
import { plotDistributions } from "./plot-distributions.ts";
import { type Reader, standIn } from "./stand-in.ts";

const { values } = parseArgs({
  options: {
    corpus: { type: "string", default: "runs/corpus-default" },
    model: { type: "string", default: "models/default" },
    lstm: { type: "string" },
    python: { type: "string", default: "python3" },
    split: { type: "string", default: "validation" },
    count: { type: "string" },
    out: { type: "string", default: "runs/judges" },
    plot: { type: "string" },
    threads: { type: "string", default: "0" },
  },
});
const ORDER = 6;
/** Passes of the training split that the n-gram counts, as in `bench/learning`. */
const PASSES = 2;
const NGRAM = `${ORDER}-gram`;

await using model = await openModel(values.model, { threads: Number(values.threads) });
const composer = openComposer(model);
const { vocabulary } = composer;
const seen = await openSeen(values.model);
const split = splitNamed(values.split);
const tunes = readSplitTunes(values.corpus, split);
const every = values.count === undefined ? 1 : Math.max(1, tunes.length / Number(values.count));
const sample = tunes.filter((_, place) => Math.floor(place / every) !== Math.floor((place - 1) / every));
const matches = matchTunes(composer, sample);
console.error(`${matches.length} of ${sample.length} tunes of the ${split} split have a plan`);
mkdirSync(values.out, { recursive: true });

const collections = new Map<string, readonly JudgedTune[]>();
let drawn: Promise<readonly DrawnMatch[]> | undefined;
const candidates = () => (drawn ??= drawMatches(composer, matches, USUAL_CANDIDATES));
await collect("human", async () => matches.map(({ human }) => human));
await collect("composer", async () => bestTunes(composer, await candidates(), seen));
await collect("without critics", async () => firstTunes(composer, await candidates()));
if (values.lstm !== undefined) await collectLstm(values.lstm);
await collect(NGRAM, async () => drawnFrom(await countedNgram()));
printDistances();
if (values.plot !== undefined) plot(values.plot);
const script = fileURLToPath(new URL("../peers/judges.py", import.meta.url));
const judged = spawnSync(values.python, [script, values.out], { stdio: ["ignore", "inherit", "inherit"] });
process.exitCode = judged.status ?? 1;

async function collect(name: string, make: () => Promise<readonly JudgedTune[]>): Promise<void> {
  const stored = readCollection(vocabulary, values.out, name);
  const made = stored ?? (await make());
  if (stored === undefined) writeCollection(values.out, name, made);
  console.error(`${name}: ${made.length} tunes`);
  collections.set(name, made);
}

async function collectLstm(run: string): Promise<void> {
  using lstm = await openLstm(values.python, run);
  await collect("LSTM", () => drawnFrom(lstm));
}

async function countedNgram(): Promise<Reader> {
  const train = await readSplit(vocabulary, values.corpus, "train");
  const random = createRandom(1);
  const documents = Array.from({ length: PASSES }, (_, pass) =>
    testDocuments(vocabulary, train, (all) => (pass === 0 ? all : dropControls(all, random))),
  );
  const rows = documents.flat().map((document) => document.tokens);
  return ngramReader(countNgrams(rows, ORDER, vocabulary.size));
}

async function drawnFrom(reader: Reader): Promise<readonly JudgedTune[]> {
  const other = openComposer(standIn(reader, model));
  return firstTunes(other, await drawMatches(other, matches, 1));
}

function heardIn(name: string) {
  return (collections.get(name) ?? []).map(({ heard }) => heard);
}

/** How far each collection is from the human one, beside two halves of the human one. */
function printDistances(): void {
  const others = [...collections.keys()].filter((name) => name !== "human");
  const human = heardIn("human");
  const halves = [0, 1].map((half) => human.filter((_, place) => place % 2 === half));
  console.log(`\n| distance from human tunes | ${others.join(" | ")} | between human halves |`);
  console.log(`| --- |${" --: |".repeat(others.length + 1)}`);
  for (const distribution of DISTRIBUTIONS) {
    const shares = sharesOf(distribution, human);
    const apart = others.map((name) => distance(shares, sharesOf(distribution, heardIn(name))));
    const [one = [], two = []] = halves.map((half) => sharesOf(distribution, half));
    const cells = [...apart, distance(one, two)].map((figure) => figure.toFixed(3));
    console.log(`| ${distribution.name} | ${cells.join(" | ")} |`);
  }
  console.log("");
}

function plot(path: string): void {
  const names = ["human", "composer", "LSTM", NGRAM].filter((name) => collections.has(name));
  const panels = DISTRIBUTIONS.map((distribution) => {
    const shares = names.map((name) => sharesOf(distribution, heardIn(name)));
    return { title: distribution.name, classes: distribution.classes, shares };
  });
  writeFileSync(path, plotDistributions(names, panels));
}

/**
 * @file Clusters of a corpus to look at one by one: the ten largest, and a hundred drawn from all that have two tunes or more.
 *
 *     npx tsx --conditions melodist-source bench/corpus/inspect-clusters.ts CORPUS [--random 100] [--seed 1]
 *
 * Each tune is shown by its title, its source, how much of the cluster's first tune it shares, and its opening bars in one key.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseAbc, printAbc } from "@melodist/abc";
import { readMelody } from "@melodist/analysis";
import { type CorpusTune, readLines, readManifest } from "@melodist/corpus";
import { createRandom } from "@melodist/random";
import { type Score, toKey } from "@melodist/score";
import { compareMelodies, melodyCode } from "@melodist/search";

const LARGEST = 10;
const OPENING_BARS = 5;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { random: { type: "string", default: "100" }, seed: { type: "string", default: "1" } },
});
const [corpus] = positionals;
if (corpus === undefined) throw new Error("say which corpus");

const clusters = new Map<string, CorpusTune[]>();
for (const { file } of (await readManifest(corpus)).shards) {
  for await (const tune of readLines<CorpusTune>(join(corpus, file))) {
    clusters.set(tune.cluster, [...(clusters.get(tune.cluster) ?? []), tune]);
  }
}
const joined = [...clusters.values()].filter(({ length }) => length > 1);
const bySize = joined.toSorted((a, b) => b.length - a.length);
show("The largest", bySize.slice(0, LARGEST));
show("Drawn at random", draw(bySize.slice(LARGEST), Number(values.random), Number(values.seed)));

function draw<Item>(items: readonly Item[], count: number, seed: number): readonly Item[] {
  const random = createRandom(seed);
  const left = [...items];
  const drawn: Item[] = [];
  while (drawn.length < count && left.length > 0) {
    drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return drawn;
}

function show(title: string, shown: readonly (readonly CorpusTune[])[]): void {
  console.log(`# ${title}\n`);
  for (const [index, tunes] of shown.entries()) {
    console.log(`## ${index + 1}: ${tunes.length} tunes, ${tunes[0]?.split}\n`);
    const first = tunes[0] && scoreOf(tunes[0]);
    for (const tune of tunes) {
      const score = scoreOf(tune);
      const { similarity } = compareMelodies(codeOf(first ?? score), codeOf(score));
      console.log(
        `${similarity.toFixed(2)}  ${tune.title ?? tune.id} (${tune.source}, ${tune.labels.meter})`,
      );
      console.log(`      ${opening(score)}`);
    }
    console.log();
  }
}

function scoreOf({ abc }: CorpusTune): Score {
  const score = parseAbc(abc).tunes[0]?.score;
  if (score === undefined) throw new Error("a line without a tune");
  return score;
}

function codeOf(score: Score) {
  return melodyCode(readMelody(score));
}

/** The first bars, with C as the tonic. */
function opening(score: Score): string {
  const moved = toKey(score, { letter: "C", alter: 0 });
  const body = printAbc(moved).split(/\nK:[^\n]*\n/)[1] ?? "";
  return body.replace(/\s+/g, " ").split("|").slice(0, OPENING_BARS).join("|");
}

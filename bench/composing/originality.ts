/**
 * @file How much do composed tunes share with training tunes, beside what people's tunes share with them?
 *
 *     npm run originality -- --corpus CORPUS [--model DIR] [--split validation|test] [--count 1000] [--planted 250]
 *
 * The tunes of people are those of the split; none is a rendering of a training tune. Composed are as many, each asked to be like
 * one of them in kind, key, meter, form, density and range (`reference`), so that both are equally long. Of each the longest run
 * of notes is looked up that any training tune has with the same steps and rhythm, whatever the key. Composed tunes are taken as
 * they come (the first candidate), and as critics choose them of four with originality among the critics, as `compose` does.
 *
 * Planted copies are training tunes in disguise: transposed, re-barred, an excerpt of eight bars, and the same excerpt
 * transposed. One is found when the first melody that is named is the tune it was made of, or another rendering of it; beside it
 * stands how often a tune that is no copy is called derived.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  type Composer,
  candidateSeed,
  findSources,
  judgeTune,
  type OriginalityFinding,
  openComposer,
  reportOn,
} from "@melodist/compose";
import { openModel } from "@melodist/infer/node";
import { createRandom } from "@melodist/random";
import type { Score } from "@melodist/score";
import { openIndex } from "@melodist/search";
import { disguise } from "../../packages/search/src/disguise/disguise.ts";
import { type DrawnPlan, drawPlans, planAll } from "./draw-plans.ts";
import { interval, printInterval, quantile } from "./interval.ts";
import { readSplitTunes, type SplitTune, splitNamed } from "./split-tunes.ts";
import { shuffled } from "./spread-requests.ts";

const { values } = parseArgs({
  options: {
    corpus: { type: "string", default: "runs/corpus-default" },
    model: { type: "string", default: "models/default" },
    threads: { type: "string", default: "2" },
    split: { type: "string", default: "validation" },
    count: { type: "string", default: "1000" },
    planted: { type: "string", default: "250" },
    batch: { type: "string", default: "32" },
  },
});
const CANDIDATES = 4;
const COPIES = ["transposed", "re-barred", "excerpt of 8 bars", "excerpt of 8 bars, transposed"] as const;
type Copy = (typeof COPIES)[number];

const split = splitNamed(values.split);
const index = openIndex(readFileSync(join(values.corpus, "melodies.index")));
const people = shuffled(readSplitTunes(values.corpus, split), createRandom(1)).slice(0, Number(values.count));
const composer = openComposer(await openModel(values.model, { threads: Number(values.threads) }));
const composed = await composeLike(composer, people, Number(values.count));
await composer.decoder[Symbol.asyncDispose]();

const shared = {
  "tunes of people": people.map(({ score, cluster }) => findingOf(score, cluster)),
  "composed, as they come": composed.map(({ first, cluster }) => findingOf(first, cluster)),
  [`composed, chosen of ${CANDIDATES} by critics`]: composed.map(({ best, cluster }) =>
    findingOf(best, cluster),
  ),
};
console.log(`${people.length} tunes of the ${split} split, ${composed.length} composed by ${values.model}\n`);
reportRuns();
reportPlanted(plantCopies());

/** What a tune shares, and the cluster of the tune of people that it is or was asked to be like. */
function findingOf(score: Score, cluster: string): OriginalityFinding & { readonly cluster: string } {
  return { ...findSources(index, score), cluster };
}

interface ComposedPair {
  readonly first: Score;
  /** The one that critics choose. */
  readonly best: Score;
  readonly cluster: string;
}

/** Pairs of tunes for each that is to be. */
async function composeLike(
  of: Composer,
  models: readonly SplitTune[],
  count: number,
): Promise<readonly ComposedPair[]> {
  const tunes: ComposedPair[] = [];
  for (let round = 0; tunes.length < count; round++) {
    const requests = models.map(({ abc }, place) => ({
      reference: abc,
      seed: round * models.length + place,
    }));
    const known = planAll(of, requests).slice(0, count - tunes.length);
    if (known.length === 0) throw new Error("no tune of this split can be a reference");
    const candidates = Array.from({ length: CANDIDATES }, (_, candidate) =>
      known.map(({ request, plan }) => {
        return { request, plan: { ...plan, seed: candidateSeed(plan.seed, candidate) } };
      }),
    );
    const options = { batch: Number(values.batch), isConstrained: true };
    const drawn = await drawPlans(of, candidates.flat(), options);
    for (const { request } of known) {
      const own = drawn.filter((one) => one.request === request && one.score !== undefined);
      const seeds = own.find(({ plan }) => plan.seed === request.seed);
      const best = chosen(own);
      const { cluster = "" } = models[(request.seed ?? 0) % models.length] ?? {};
      if (seeds?.score !== undefined && best !== undefined) tunes.push({ first: seeds.score, best, cluster });
    }
  }
  return tunes;
}

/** The candidate that the critics like best. */
function chosen(candidates: readonly DrawnPlan[]): Score | undefined {
  const judged = candidates.flatMap(({ score, request, plan, likelihood }) => {
    if (score === undefined) return [];
    const { compass, frame } = plan;
    const report = reportOn(request, plan, score);
    const { total } = judgeTune(score, frame.key.tonic, { likelihood, index, compass, report });
    return [{ score, total }];
  });
  return judged.toSorted((a, b) => b.total - a.total)[0]?.score;
}

function reportRuns(): void {
  console.log(
    "| longest run shared with a training tune, in notes | median | 95th percentile | more than 18 (familiar) | derived |",
  );
  console.log("| --- | --: | --: | --: | --: |");
  for (const [name, findings] of Object.entries(shared)) {
    const runs = findings.map(({ longest }) => longest?.notes ?? 0);
    const clusters = findings.map(({ cluster }) => cluster);
    const at = (share: number) =>
      printInterval(
        interval(runs, (row) => quantile(row, share), clusters),
        1,
        0,
      );
    const cells = [
      at(0.5),
      at(0.95),
      shareOf(findings, ({ verdict }) => verdict === "familiar" || verdict === "derived"),
      shareOf(findings, ({ verdict }) => verdict === "derived"),
    ];
    console.log(`| ${name} | ${cells.join(" | ")} |`);
  }
}

function shareOf(
  findings: readonly OriginalityFinding[],
  is: (finding: OriginalityFinding) => boolean,
): string {
  return `${((100 * findings.filter(is).length) / findings.length).toFixed(1)} %`;
}

/** What a copy was made of, and what is said of it. */
interface PlantedCopy {
  readonly isNamed: boolean;
  readonly finding: OriginalityFinding;
}

function plantCopies(): ReadonlyMap<Copy, readonly PlantedCopy[]> {
  const train = readSplitTunes(values.corpus, "train");
  const clusterOf = new Map(train.map(({ id, cluster }) => [id, cluster]));
  const random = createRandom(2);
  const order = shuffled(train, random);
  return new Map(
    COPIES.map((copy) => {
      const copies: PlantedCopy[] = [];
      for (const { score, cluster } of order) {
        const planted = copyOf(score, copy, random);
        if (planted === undefined) continue;
        const finding = findSources(index, planted);
        copies.push({ finding, isNamed: clusterOf.get(finding.sources[0]?.id ?? "") === cluster });
        if (copies.length >= Number(values.planted)) break;
      }
      return [copy, copies];
    }),
  );
}

function copyOf(score: Score, copy: Copy, random: () => number): Score | undefined {
  switch (copy) {
    case "transposed":
    case "re-barred":
      return disguise(score, copy, random);
    case "excerpt of 8 bars":
      return disguise(score, "excerpt", random);
    case "excerpt of 8 bars, transposed": {
      const part = disguise(score, "excerpt", random);
      return part && disguise(part, "transposed", random);
    }
  }
}

function reportPlanted(planted: ReadonlyMap<Copy, readonly PlantedCopy[]>): void {
  console.log("\n| copies of training tunes | found | called derived |\n| --- | --: | --: |");
  for (const [copy, copies] of planted) {
    const named = copies.filter(({ isNamed }) => isNamed).length;
    const derived = shareOf(
      copies.map(({ finding }) => finding),
      ({ verdict }) => verdict === "derived",
    );
    console.log(`| ${copy} | ${named} of ${copies.length} | ${derived} |`);
  }
  const all = [...planted.values()].flat();
  const found = all.filter(({ isNamed }) => isNamed).length;
  console.log(`| **all** (98 % wanted) | **${((100 * found) / all.length).toFixed(1)} %** | |`);
  const others = shared["tunes of people"].filter(({ verdict }) => verdict === "derived").length;
  console.log(`| tunes of people that are no copies | | ${others} of ${people.length} |`);
}

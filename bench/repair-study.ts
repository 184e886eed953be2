/**
 * @file Are seeded mistakes found, and does a repair bring the original back?
 *
 * `npx tsx --conditions melodist-source bench/repair-study.ts --corpora DIR [--count 2000] [--seed 1]`
 *
 * Takes the tunes of all corpora that are at least four measures long and without a finding, seeds one mistake in
 * one of them at a time (a length changed, a note left out, a bar line left out, in turn), and asks `checkBars` and
 * `proposeRepairs`. A mistake is found when a finding names its measure, or counts it in. A repair restores the
 * original when all pitches, lengths and bar lines of the voice are the same again.
 *
 * The weights of `packages/score/src/repair/weights.data.ts` were fitted on every other tune (places 0, 2, 4…);
 * the tables are of the rest. With `--fit` the weights are fitted again and printed.
 */
import { parseArgs } from "node:util";
import { readCorpusTunes } from "./corpora.ts";
import { MISTAKES, MISTAKES_TO_LEARN } from "./repair/corrupt.ts";
import { fitWeights } from "./repair/fit.ts";
import { type SeededCase, seedMistakes } from "./repair/seeded.ts";

const { values } = parseArgs({
  options: {
    corpora: { type: "string" },
    count: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    fit: { type: "boolean", default: false },
  },
});
if (values.corpora === undefined) throw new Error("say where the tunes are: --corpora DIR");

/** Mistakes that the weights are fitted on. */
const LESSONS = 14_000;
/** The confidence that safe mode asks for, and others for comparison. */
const CONFIDENCES: readonly number[] = [0.5, 0.8, 0.9, 0.95, 0.98];

const tunes = [...readCorpusTunes(values.corpora)];
const half = (parity: number) => tunes.filter((_, index) => index % 2 === parity);
if (values.fit) {
  const weights = fitWeights(seedMistakes(half(0), MISTAKES_TO_LEARN, LESSONS, Number(values.seed)));
  for (const [name, weight] of Object.entries(weights)) console.log(`  "${name}": ${weight.toFixed(2)},`);
} else {
  const cases = seedMistakes(half(1), MISTAKES, Number(values.count), Number(values.seed));
  console.log(`${cases.length} seeded mistakes, seed ${values.seed}\n`);
  reportGroups("mistake", cases, (one) => one.mistake);
  reportGroups("source", cases, (one) => one.source);
  reportConfidence(cases);
}

function reportGroups(
  title: string,
  cases: readonly SeededCase[],
  nameOf: (one: SeededCase) => string,
): void {
  console.log(
    `| ${title} | seeded | found | first proposal restores | one of three does | one of ten does |`,
  );
  console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
  const names = [...new Set(cases.map(nameOf))].sort();
  for (const name of names)
    console.log(
      row(
        name,
        cases.filter((one) => nameOf(one) === name),
      ),
    );
  console.log(`${row("**all**", cases)}\n`);
}

function row(name: string, cases: readonly SeededCase[]): string {
  const share = (is: (one: SeededCase) => boolean) => percent(cases.filter(is).length, cases.length);
  const within = (places: number) =>
    share((one) => one.proposals.slice(0, places).some(({ restores }) => restores));
  const found = share((one) => one.finding !== undefined);
  return `| ${name} | ${cases.length} | ${found} | ${within(1)} | ${within(3)} | ${within(Infinity)} |`;
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
}

/** What safe mode would do at several levels of confidence. */
function reportConfidence(cases: readonly SeededCase[]): void {
  console.log("| confidence at least | repaired | of these restored |\n| --- | ---: | ---: |");
  for (const least of CONFIDENCES) {
    const sure = cases.filter(
      ({ finding, proposals }) => finding?.place === "inside" && (proposals[0]?.confidence ?? 0) >= least,
    );
    const right = sure.filter(({ proposals }) => proposals[0]?.restores);
    console.log(
      `| ${least} | ${percent(sure.length, cases.length)} | ${percent(right.length, sure.length)} |`,
    );
  }
}

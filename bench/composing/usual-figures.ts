/**
 * @file What critics call usual, beside the figures of people's tunes: the quantiles that the bounds were read off.
 *
 *     npx tsx --conditions melodist-source bench/composing/usual-figures.ts [CORPUS]
 *
 * The tunes are those of the validation split; chords only those that people wrote. A tune's height is that in the compass of a whistle, of
 * those that a whistle can play. Likelihood, originality and words need more than a tune and are left out.
 */
import { readMelody } from "@melodist/analysis";
import { judgeTune } from "@melodist/compose";
import { midiKey } from "@melodist/score";
import { quantile } from "./interval.ts";
import { readSplitTunes } from "./split-tunes.ts";

const WHISTLE = {
  lowest: midiKey({ letter: "D", alter: 0, octave: 4 }),
  highest: midiKey({ letter: "B", alter: 0, octave: 5 }),
};
const SHARES = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1];

const [corpus = "runs/corpus-world"] = process.argv.slice(2);
const tunes = readSplitTunes(corpus, "validation");
/** By critic and figure. */
const figures = new Map<string, { readonly bounds: string; readonly found: number[] }>();
for (const { score, labels } of tunes) {
  if (score.key.tonic === undefined) continue;
  const heights = readMelody(score).notes.map(({ midi }) => midi);
  const isPlayable = Math.min(...heights) >= WHISTLE.lowest && Math.max(...heights) <= WHISTLE.highest;
  const options = isPlayable ? { compass: WHISTLE } : {};
  for (const { critic, views } of judgeTune(score, score.key.tonic, options).judgements) {
    if (critic === "harmony" && labels.chords !== "written") continue;
    for (const { name, figure, usual } of views) {
      const { least, low, high, most } = usual;
      const row = figures.get(`${critic}, ${name}`) ?? {
        bounds: `${least}, ${low} to ${high}, ${most}`,
        found: [],
      };
      figures.set(`${critic}, ${name}`, row);
      row.found.push(figure);
    }
  }
}
console.log(`${tunes.length} tunes of the validation split\n`);
console.log(
  `| figure | tunes | nothing, full worth, nothing | ${SHARES.map((share) => `${100 * share} %`).join(" | ")} |`,
);
console.log(`| --- | --: | --- |${" --: |".repeat(SHARES.length)}`);
for (const [name, { bounds, found }] of figures) {
  const cells = SHARES.map((share) => quantile(found, share).toFixed(2));
  console.log(`| ${[name, found.length, bounds, ...cells].join(" | ")} |`);
}

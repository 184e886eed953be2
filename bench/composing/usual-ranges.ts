/**
 * @file The table of `compose/plan/usual-ranges.data.ts`: how many training tunes of a thousand have each range.
 *
 *     npx tsx --conditions melodist-source bench/composing/usual-ranges.ts CORPUS [MODEL]     a corpus of all tiers, a model that spells it
 */
import { openModel } from "@melodist/infer/node";
import { openVocabulary } from "@melodist/tokens";
import { readSplit } from "../../packages/cli/src/training/tune-data.ts";

/** What fewer tunes of a thousand have is left out. */
const FEWEST = 4;

const [corpus = "runs/corpus-world", folder = "models/world"] = process.argv.slice(2);
await using model = await openModel(folder, { threads: 1 });
const tunes = await readSplit(openVocabulary(model.vocabulary), corpus, "train");
const counts = new Map<string, number>();
for (const { controls } of tunes) {
  if (controls.lowest === undefined || controls.highest === undefined) continue;
  const range = `${controls.lowest} ${controls.highest}`;
  counts.set(range, (counts.get(range) ?? 0) + 1);
}
const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
const shares = [...counts].map(([range, count]) => ({ range, share: Math.round((1000 * count) / all) }));
const usual = shares.filter(({ share }) => share >= FEWEST).sort((a, b) => b.share - a.share);
console.log(`${all} tunes\n${usual.map(({ range, share }) => `${range} ${share}`).join(", ")}`);

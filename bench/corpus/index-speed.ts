/**
 * @file The melody index of a corpus: time to build, size, time to open, and how long queries take.
 *
 *     npx tsx --conditions melodist-source bench/corpus/index-speed.ts CORPUS [--queries 1000] [--seed 1]
 *
 * Queries are whole tunes, and stretches of twelve notes, drawn at random and moved to another key.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseAbc } from "@melodist/abc";
import { readMelody } from "@melodist/analysis";
import { type CorpusTune, INDEX_FILE, readLines, readManifest } from "@melodist/corpus";
import { createRandom } from "@melodist/random";
import { buildIndex, findMelody, type MelodyCode, melodyCode, openIndex, saveIndex } from "@melodist/search";

const NOTES = 12;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { queries: { type: "string", default: "1000" }, seed: { type: "string", default: "1" } },
});
const [corpus] = positionals;
if (corpus === undefined) throw new Error("say which corpus");

const random = createRandom(Number(values.seed));
const entries: { readonly record: { readonly id: string }; readonly code: MelodyCode }[] = [];
for (const { file } of (await readManifest(corpus)).shards) {
  for await (const { id, abc } of readLines<CorpusTune>(join(corpus, file))) {
    const score = parseAbc(abc).tunes[0]?.score;
    if (score !== undefined) entries.push({ record: { id }, code: melodyCode(readMelody(score)) });
  }
}
const [index, building] = timed(() => buildIndex(entries));
const bytes = readFileSync(join(corpus, INDEX_FILE));
const [, opening] = timed(() => openIndex(bytes));
console.log(`${entries.length} tunes: built in ${building.toFixed(0)} ms, ${saveIndex(index).length} bytes`);
console.log(`the corpus's own file: ${bytes.length} bytes, opened in ${opening.toFixed(0)} ms`);
ask("whole tunes", (code) => code);
ask(`${NOTES} notes`, stretchOf);

function ask(name: string, queryOf: (code: MelodyCode) => MelodyCode): void {
  const times: number[] = [];
  let found = 0;
  for (let query = 0; query < Number(values.queries); query++) {
    const entry = entries[Math.floor(random() * entries.length)];
    if (entry === undefined) continue;
    const moved = inAnotherKey(queryOf(entry.code));
    const [hits, time] = timed(() => findMelody(index, moved));
    times.push(time);
    if (hits.some(({ record }) => record["id"] === entry.record.id)) found++;
  }
  times.sort((a, b) => a - b);
  const [median = 0, late = 0, worst = 0] = [0.5, 0.99, 1].map(
    (share) => times[Math.ceil(share * times.length) - 1],
  );
  const shown = [median, late, worst].map((time) => time.toFixed(1)).join(" / ");
  console.log(
    `${name}: median / 99 % / worst ${shown} ms; the tune itself among the ten first: ${found} of ${times.length}`,
  );
}

function timed<Result>(work: () => Result): readonly [Result, number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

function inAnotherKey(code: MelodyCode): MelodyCode {
  const shift = 1 + Math.floor(random() * 11);
  return { ...code, keys: code.keys.map((key) => key + shift) };
}

function stretchOf(code: MelodyCode): MelodyCode {
  const from = Math.floor(random() * Math.max(1, code.keys.length - NOTES));
  const start = code.onsets[from] ?? 0;
  return {
    keys: code.keys.slice(from, from + NOTES),
    onsets: code.onsets.slice(from, from + NOTES).map((onset) => onset - start),
    lengths: code.lengths.slice(from, from + NOTES),
    barlines: code.barlines.map((line) => Math.max(0, line - start)),
  };
}

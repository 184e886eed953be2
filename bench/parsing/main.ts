/**
 * @file How fast ABC is read, beside two peers in the same run: abcjs (JavaScript) and abc2midi (C).
 *
 * `npm run bench -- --corpora DIR`. Machines are noisy, so rounds alternate and ratios of medians count. The peers do
 * less and more than we do: abcjs also lays out beams, `abc2midi -c` only checks.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAbc } from "@melodist/abc";
import abcjs from "abcjs";
import { corporaArguments, readCorpusFiles } from "../corpora.ts";

const ROUNDS = 3;
/** Tunes of the book that is read as a stream. */
const BOOK_TUNES = 100_000;

const { corpora } = corporaArguments();
const files = [...readCorpusFiles(corpora)].map(({ source, name, text }) => ({
  path: join(corpora, source, name),
  text,
  tunes: parseAbc(text).tunes.map(({ span }) => text.slice(span.start, span.end)),
}));
const megabytes = files.reduce((sum, { path }) => sum + readFileSync(path).length, 0) / 1e6;

const CONTESTANTS = {
  "melodist, tune by tune": () => {
    for (const { tunes } of files) for (const tune of tunes) parseAbc(tune);
  },
  "melodist, a whole file held in memory": () => {
    for (const { text } of files) parseAbc(text);
  },
  "abc2midi -c": () => {
    for (const { path } of files) spawnSync("abc2midi", [path, "-c"], { stdio: "ignore" });
  },
  "abcjs.parseOnly": () => {
    for (const { tunes } of files) for (const tune of tunes) abcjs.parseOnly(tune);
  },
} as const;
type Contestant = keyof typeof CONTESTANTS;

const seconds = new Map<Contestant, number[]>();
CONTESTANTS["melodist, tune by tune"](); // the compiler of JavaScript warms up once, as in any process that lives
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, run] of Object.entries(CONTESTANTS) as [Contestant, () => void][]) {
    const start = performance.now();
    run();
    seconds.set(name, [...(seconds.get(name) ?? []), (performance.now() - start) / 1000]);
  }
}

const ours = median(seconds.get("melodist, tune by tune") ?? []);
console.log(
  `${megabytes.toFixed(1)} MB, ${files.reduce((sum, { tunes }) => sum + tunes.length, 0)} tunes, median of ${ROUNDS} rounds\n`,
);
console.log("| reader | MB/s | tune by tune is … times as fast |\n| --- | --: | --: |");
for (const [name, times] of seconds) {
  const time = median(times);
  console.log(`| ${name} | ${(megabytes / time).toFixed(2)} | ${(time / ours).toFixed(2)} |`);
}
console.log(`\nA stream of ${BOOK_TUNES} tunes: ${streamMemory()}`);

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Peak memory of a process that does nothing else, with and without the reading. */
function streamMemory(): string {
  const script = fileURLToPath(new URL("./stream-book.ts", import.meta.url));
  const run = spawnSync(
    process.execPath,
    [
      "--import",
      "tsx",
      "--conditions",
      "melodist-source",
      script,
      "--corpora",
      corpora,
      "--limit",
      String(BOOK_TUNES),
    ],
    { encoding: "utf8" },
  );
  return run.stdout.trim() || run.stderr;
}

/**
 * @file Are renderings of one tune found, and only those? Planted copies, two editions of one book, random pairs, clusters.
 *
 * `npx tsx --conditions melodist-source bench/corpus/near-duplicates.ts --corpora DIR [--every N] [--pairs N] [--show N]`
 *
 * Every N-th tune (default 16) is planted in each disguise. Random pairs (default 2,000,000) go through the whole
 * decision, candidates and comparison; 100,000 of them are also compared outright. Those joined are listed, since a
 * random pair of these books may well be one tune.
 */
import { parseArgs } from "node:util";
import { readMelody } from "@melodist/analysis";
import { createRandom, type RandomSource } from "@melodist/random";
import type { Score } from "@melodist/score";
import {
  candidatePairs,
  compareMelodies,
  createUnionFind,
  DISGUISES,
  disguise,
  fingerprintWorth,
  isCloseEnough,
  isSameTune,
  LEAST_SHARED_FINGERPRINTS,
  type MelodyCode,
  melodyCode,
  tuneFingerprints,
} from "@melodist/search";
import { readCorpusTunes } from "../corpora.ts";
import { titleWords } from "./title-words.ts";

interface StudyTune {
  readonly source: string;
  readonly number: number | undefined;
  readonly title: string;
  readonly code: MelodyCode;
  readonly prints: Uint32Array;
  /** Kept of the tunes that are planted. */
  readonly score: Score | undefined;
}

const { values } = parseArgs({
  options: {
    corpora: { type: "string" },
    every: { type: "string", default: "16" },
    pairs: { type: "string", default: "2000000" },
    show: { type: "string", default: "12" },
  },
});
if (values.corpora === undefined) throw new Error("say where the tunes are: --corpora DIR");
const every = Number(values.every);

const tunes = readTunes(values.corpora);
const owners = new Map<number, number>();
for (const { prints } of tunes) for (const print of prints) owners.set(print, (owners.get(print) ?? 0) + 1);
console.log(
  `${tunes.length} tunes, ${Math.round(mean(tunes.map(({ prints }) => prints.length)))} fingerprints each`,
);
reportPlanted(createRandom(11));
reportTitles("oneills1001-musicaviva", "oneills1850");
const candidates = reportClusters(Number(values.show));
reportRandom(Number(values.pairs), createRandom(5), candidates);

function readTunes(folder: string): readonly StudyTune[] {
  const read: StudyTune[] = [];
  for (const { source, score } of readCorpusTunes(folder)) {
    const code = melodyCode(readMelody(score));
    const kept = read.length % every === 3 % every ? score : undefined;
    const title = score.titles[0] ?? "";
    read.push({ source, number: score.number, title, code, prints: tuneFingerprints(code), score: kept });
  }
  return read;
}

function reportPlanted(random: RandomSource): void {
  console.log("\nplanted                of   candidate   close   joined");
  for (const kind of DISGUISES) {
    let [count, candidate, close, joined] = [0, 0, 0, 0];
    for (const tune of tunes) {
      const copy = tune.score === undefined ? undefined : disguise(tune.score, kind, random);
      if (copy === undefined) continue;
      const code = melodyCode(readMelody(copy));
      const isCandidate = sharesEnough(tune.prints, tuneFingerprints(code));
      const isClose = isSameTune(tune.code, code);
      count++;
      candidate += Number(isCandidate);
      close += Number(isClose);
      joined += Number(isCandidate && isClose);
    }
    const shares = [candidate, close, joined].map((found) => percent(found, count).padStart(8));
    console.log(`${kind.padEnd(20)}${String(count).padStart(5)} ${shares.join("  ")}`);
  }
}

/** As if the copy were one more tune of the collection. */
function sharesEnough(prints: Uint32Array, copy: Uint32Array): boolean {
  const known = new Set(prints);
  const worth = [...copy]
    .filter((print) => known.has(print))
    .map((print) => fingerprintWorth((owners.get(print) ?? 0) + 1));
  return worth.reduce((sum, each) => sum + each, 0) >= LEAST_SHARED_FINGERPRINTS;
}

function reportTitles(first: string, second: string): void {
  const byTitle = new Map<string, StudyTune[]>();
  for (const tune of tunes) {
    const title = titleWords(tune.title);
    if (tune.source === second) byTitle.set(title, [...(byTitle.get(title) ?? []), tune]);
  }
  const shared = tunes.filter(({ source, title }) => source === first && byTitle.has(titleWords(title)));
  const apart = shared.filter((tune) => {
    const others = byTitle.get(titleWords(tune.title)) ?? [];
    return !others.some(
      (other) => sharesEnough(tune.prints, other.prints) && isSameTune(tune.code, other.code),
    );
  });
  console.log(
    `\n${first} and ${second} share ${shared.length} titles; joined ${percent(shared.length - apart.length, shared.length)}. Apart:`,
  );
  console.log(apart.map(({ number, title }) => `${number} ${title}`).join(" | "));
}

/** Clusters the collection; gives back the candidate pairs as numbers. */
function reportClusters(show: number): ReadonlySet<number> {
  const start = performance.now();
  const clusters = createUnionFind(tunes.length);
  const found = new Set<number>();
  for (const [first, second] of candidatePairs(tunes.map(({ prints }) => prints))) {
    found.add(first * tunes.length + second);
    const [a, b] = [tunes[first], tunes[second]];
    if (a !== undefined && b !== undefined && isSameTune(a.code, b.code)) clusters.join(first, second);
  }
  const members = new Map<number, StudyTune[]>();
  for (const [index, root] of clusters.roots().entries()) {
    members.set(root, [...(members.get(root) ?? []), ...tunes.slice(index, index + 1)]);
  }
  const largest = [...members.values()].sort((a, b) => b.length - a.length);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`\n${found.size} candidate pairs, ${members.size} clusters in ${seconds} s. The largest:`);
  for (const cluster of largest.slice(0, show)) {
    const names = cluster
      .slice(0, 40)
      .map(({ source, title }) => `${source.slice(0, 6)}:${title.slice(0, 28)}`);
    console.log(`${cluster.length}: ${names.join(" | ")}`);
  }
  return found;
}

function reportRandom(count: number, random: RandomSource, found: ReadonlySet<number>): void {
  const outright = 100_000;
  const joined: string[] = [];
  let close = 0;
  for (let draw = 0; draw < count; draw++) {
    const [first, second] = drawTwo(random);
    const [a, b] = [tunes[first], tunes[second]];
    const isCandidate = found.has(first * tunes.length + second);
    if (a === undefined || b === undefined || !(isCandidate || draw < outright)) continue;
    const likeness = compareMelodies(a.code, b.code);
    if (!isCloseEnough(likeness)) continue;
    if (draw < outright) close++;
    const names = `${a.source} ${a.title} | ${b.source} ${b.title}`;
    if (isCandidate) joined.push(`${likeness.similarity.toFixed(2)} ${names}`);
  }
  console.log(
    `\n${count} random pairs: ${joined.length} joined; ${outright} compared outright: ${close} close`,
  );
  for (const line of joined.toSorted((a, b) => (a < b ? -1 : 1))) console.log(line);
}

/** Two different tunes by their places, the smaller first. */
function drawTwo(random: RandomSource): readonly [number, number] {
  const first = Math.floor(random() * tunes.length);
  const second = (first + 1 + Math.floor(random() * (tunes.length - 1))) % tunes.length;
  return [Math.min(first, second), Math.max(first, second)];
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}

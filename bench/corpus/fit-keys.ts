/**
 * @file Learns the weights of key finding, and judges them, on tunes that have nothing to do with the list of
 * `keys.data.json`.
 *
 *     npx tsx --conditions melodist-source bench/corpus/fit-keys.ts --corpora DIR
 *     npx biome check --write packages/analysis/src/key-weights.data.ts
 *     npx tsx --conditions melodist-source bench/corpus/fit-keys.ts --corpora DIR --judge
 *
 * The first writes the weights, the same each time, in under two minutes (a new aspect needs rows there before, of zeros).
 * The last prints how often `findKey` is right on the tunes kept back, and how often `verifyKey` contradicts a key that
 * can be trusted.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { findKey, modeFamily, verifyKey } from "@melodist/analysis";
import { type PitchName, pitchClass } from "@melodist/score";
import { ASPECTS, keyEvidence } from "../../packages/analysis/src/key-evidence.ts";
import type { FittedMode } from "../../packages/analysis/src/key-weights.data.ts";
import { type CorpusTune, corporaArguments, readCorpusTunes } from "../corpora.ts";
import { FITTED_MODES, fitKeyWeights, type Lesson, modesOf, rowStart } from "./fit-keys/key-logit.ts";
import { type TrustedKey, trustedKey } from "./fit-keys/trusted-key.ts";
import { type UnlistedTune, unlistedTunes } from "./fit-keys/unlisted-tunes.ts";
import type { AgreedKey } from "./list-keys.ts";

/** Sources that are never learned from, so that whole books are judged; renderings of a learned tune are not. */
const JUDGED_ONLY: ReadonlySet<string> = new Set([
  "ceol-rince-cre",
  "child-ballads",
  "oneills1001-musicaviva",
  "oneills1850",
  "ryans-mammoth",
]);
/** Freygish is no church mode. */
const LEFT_OUT: ReadonlySet<string> = new Set(["klezmer-beregovski"]);
/** Of the others every fifth family of tunes is kept back. */
const KEPT_BACK = 5;
const FEWEST_NOTES = 8;
/** A source counts for at most this many tunes; these for less, whose keys are less certain. */
const MOST_TUNES = 700;
const LESS_CERTAIN: Readonly<Record<string, number>> = { "meertens-sample": 490 };

/** A tune whose key can be trusted. */
interface KeyedTune extends UnlistedTune {
  readonly key: TrustedKey;
}

function readTunes(): { readonly learned: readonly KeyedTune[]; readonly judged: readonly KeyedTune[] } {
  const nameOf = (...place: readonly (string | number | undefined)[]) => place.join("/");
  const list = JSON.parse(
    readFileSync(new URL("keys.data.json", import.meta.url), "utf8"),
  ) as readonly AgreedKey[];
  const listed = new Set(list.flatMap(({ tunes }) => tunes.map((place) => nameOf(...place))));
  const isListed = ({ source, file, score }: CorpusTune) => listed.has(nameOf(source, file, score.number));
  const tunes = unlistedTunes(readCorpusTunes(corporaArguments().corpora), isListed).flatMap((tune) => {
    const key = LEFT_OUT.has(tune.source) ? undefined : trustedKey(tune.source, tune.score);
    return key === undefined || tune.melody.notes.length < FEWEST_NOTES ? [] : [{ ...tune, key }];
  });
  const isLearned = ({ source, family }: KeyedTune) =>
    !JUDGED_ONLY.has(source) && mixed(family) % KEPT_BACK !== 0;
  const learned = tunes.filter(isLearned);
  const known = new Set(learned.map(({ family }) => family));
  return { learned, judged: tunes.filter(({ family }) => !known.has(family)) };
}

function bySource(tunes: readonly KeyedTune[]): ReadonlyMap<string, readonly KeyedTune[]> {
  const sources = new Map<string, KeyedTune[]>();
  for (const tune of tunes) {
    const others = sources.get(tune.source);
    if (others === undefined) sources.set(tune.source, [tune]);
    else others.push(tune);
  }
  return sources;
}

/** Families are numbered in the order of the files; this strews them. */
function mixed(family: number): number {
  return Math.imul(family, 2_654_435_761) >>> 16;
}

function isFitted(mode: string): mode is FittedMode {
  return (FITTED_MODES as readonly string[]).includes(mode);
}

function lessonsOf(tunes: readonly KeyedTune[]): readonly Lesson[] {
  const counts = bySource(tunes);
  return tunes.flatMap(({ source, melody, key: { tonic, mode } }) => {
    if (!isFitted(mode)) return [];
    const most = LESS_CERTAIN[source] ?? MOST_TUNES;
    const weight = Math.min(1, most / (counts.get(source)?.length ?? 1));
    return [{ evidence: keyEvidence(melody), tonic: pitchClass(tonic), mode, weight }];
  });
}

const WEIGHTS_FILE = new URL("../../packages/analysis/src/key-weights.data.ts", import.meta.url);

function writeWeights(weights: Float64Array): void {
  const rounded = (weight: number | undefined) => Math.round(10 * (weight ?? 0)) / 10 || 0;
  const priors = FITTED_MODES.map((mode, index) => `  ${mode}: ${rounded(weights[index])},`);
  const rows = ASPECTS.map((aspect, index) => {
    const lines = modesOf(aspect).map((mode) => {
      const start = rowStart(index, mode);
      return `    ${FITTED_MODES[mode]}: [${[...weights.slice(start, start + 12)].map(rounded).join(", ")}],`;
    });
    return `  ${aspect}: {\n${lines.join("\n")}\n  },`;
  });
  const tables = { MODE_PRIORS: priors, KEY_WEIGHTS: rows };
  let text = readFileSync(WEIGHTS_FILE, "utf8");
  for (const [name, lines] of Object.entries(tables)) {
    const table = new RegExp(`(export const ${name}:[^=]*= \\{\\n).*?(\\n\\};)`, "su");
    text = text.replace(table, (_, open: string, close: string) => open + lines.join("\n") + close);
  }
  writeFileSync(WEIGHTS_FILE, text);
}

/** What came of the tunes of one source. */
interface Judgement {
  tunes: number;
  right: number;
  sure: number;
  sureAndRight: number;
  /** Keys that `verifyKey` was asked about and that are right, … */
  rightlyNotated: number;
  /** … and those of them that it contradicts; */
  wronglyContradicted: number;
  /** keys that are wrong, … */
  wronglyNotated: number;
  /** … and those it contradicts. */
  rightlyContradicted: number;
}

const SURE = 0.9;

function judge({ score, melody, key }: KeyedTune, sum: Judgement): void {
  const found = findKey(melody);
  const check = verifyKey(score);
  if (found === undefined) return;
  const isRight = isSameKey(found, key);
  sum.tunes++;
  if (isRight) sum.right++;
  if (found.confidence > SURE) sum.sure++;
  if (found.confidence > SURE && isRight) sum.sureAndRight++;
  if (check === undefined) return;
  const isContradicted = check.verdict !== "agrees";
  if (isSameKey(check.notated, key)) {
    sum.rightlyNotated++;
    if (isContradicted) sum.wronglyContradicted++;
  } else {
    sum.wronglyNotated++;
    if (isContradicted) sum.rightlyContradicted++;
  }
}

/** Tonic and mode family; how a tonic is spelled does not matter. */
function isSameKey(a: Pick<TrustedKey, "tonic" | "mode">, b: TrustedKey): boolean {
  const same = (one: PitchName, other: PitchName) => pitchClass(one) === pitchClass(other);
  return same(a.tonic, b.tonic) && modeFamily(a.mode) === modeFamily(b.mode);
}

function printJudgement(source: string, sum: Judgement): void {
  const share = (part: number, whole: number) =>
    whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`;
  console.log(
    `${source}: ${share(sum.right, sum.tunes)} of ${sum.tunes} right; surer than ${SURE}: ` +
      `${share(sum.sure, sum.tunes)}, of these right ${share(sum.sureAndRight, sum.sure)}; ` +
      `right keys contradicted ${share(sum.wronglyContradicted, sum.rightlyNotated)}, ` +
      `wrong ones ${share(sum.rightlyContradicted, sum.wronglyNotated)} of ${sum.wronglyNotated}`,
  );
}

const { learned, judged } = readTunes();
if (process.argv.includes("--judge")) {
  for (const [source, tunes] of bySource(judged)) {
    const sum = emptyJudgement();
    for (const tune of tunes) judge(tune, sum);
    printJudgement(source, sum);
  }
} else {
  const lessons = lessonsOf(learned);
  writeWeights(fitKeyWeights(lessons));
  console.log(`learned from ${lessons.length} tunes; ${judged.length} are kept back`);
}

function emptyJudgement(): Judgement {
  return {
    tunes: 0,
    right: 0,
    sure: 0,
    sureAndRight: 0,
    rightlyNotated: 0,
    wronglyContradicted: 0,
    wronglyNotated: 0,
    rightlyContradicted: 0,
  };
}

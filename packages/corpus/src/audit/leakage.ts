/**
 * @file Is any test tune a rendering of a training tune? Asked anew, of the training tunes that share most fingerprints,
 * however common, and of those that an index of exact runs of notes finds; or, exhaustively, of all of them.
 */
import {
  buildIndex,
  compareMelodies,
  findMelody,
  isCloseEnough,
  type MelodyCode,
  type MelodyIndex,
} from "@melodist/search";
import { type AuditedTune, type CorpusMelodies, codeOf } from "./corpus-melodies.ts";
import type { AuditReport, NearTunes } from "./report.ts";

/** Training tunes that each test tune is compared with, of either kind. */
const COMPARED = 50;
/** Pairs that are told. */
const NEAREST = 10;

/**
 * Compare the test tunes with the training tunes nearest to them.
 *
 * @param exhaustive compare with all training tunes: some ten thousand a second
 */
export function findLeakage(corpus: CorpusMelodies, exhaustive: boolean): AuditReport["leakage"] {
  const { tunes } = corpus;
  const index = indexTraining(tunes);
  const tests = tunes.filter(({ split }) => split === "test");
  const training = tunes.filter(({ split }) => split === "train");
  const judged = tests.map((test) =>
    judgeTest(test, exhaustive ? training : rivalsOf(codeOf(test), corpus, index)),
  );
  const nearest = judged
    .flatMap(({ nearest: pair }) => pair ?? [])
    .sort((a, b) => b.similarity - a.similarity || (a.test < b.test ? -1 : 1))
    .slice(0, NEAREST);
  const found = judged.filter(({ leaks }) => leaks).length;
  return { exhaustive, of: tests.length, found, dividedClusters: countDivided(tunes), nearest };
}

/** An index of the training tunes; a record tells the number of its tune. */
function indexTraining(tunes: readonly AuditedTune[]): MelodyIndex {
  const entries = tunes.flatMap((tune, number) =>
    tune.split === "train" ? [{ record: { number }, code: codeOf(tune) }] : [],
  );
  return buildIndex(entries);
}

/** The training tunes worth comparing with a melody. */
function rivalsOf(
  code: MelodyCode,
  { tunes, sharing }: CorpusMelodies,
  index: MelodyIndex,
): readonly AuditedTune[] {
  const byPrints = sharing(code, () => 1)
    .map(({ tune }) => tune)
    .filter((tune) => tunes[tune]?.split === "train")
    .slice(0, COMPARED);
  const byRuns = findMelody(index, code, { limit: COMPARED }).map(({ record }) => Number(record["number"]));
  return [...new Set([...byPrints, ...byRuns])].flatMap((tune) => tunes[tune] ?? []);
}

function judgeTest(test: AuditedTune, rivals: readonly AuditedTune[]) {
  const code = codeOf(test);
  let leaks = false;
  let nearest: NearTunes | undefined;
  for (const rival of rivals) {
    const likeness = compareMelodies(code, codeOf(rival));
    const { similarity, sharedBits } = likeness;
    leaks ||= isCloseEnough(likeness);
    if (similarity <= (nearest?.similarity ?? 0)) continue;
    nearest = { test: nameOf(test), train: nameOf(rival), similarity, sharedBits };
  }
  return { leaks, nearest };
}

function nameOf({ id, title }: AuditedTune): string {
  return title === null ? id : `${title} (${id})`;
}

function countDivided(tunes: readonly AuditedTune[]): number {
  const splits = new Map<string, Set<string>>();
  for (const { cluster, split } of tunes) {
    const found = splits.get(cluster);
    if (found === undefined) splits.set(cluster, new Set([split]));
    else found.add(split);
  }
  return [...splits.values()].filter(({ size }) => size > 1).length;
}

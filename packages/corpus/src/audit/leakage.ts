/** @file Is any test tune a rendering of a training tune? Asked anew, more widely than the build asked. */
import { compareMelodies, isCloseEnough } from "@melodist/search";
import { type AuditedTune, type CorpusMelodies, codeOf } from "./corpus-melodies.ts";
import type { AuditReport, NearTunes } from "./report.ts";

/** Training tunes that each test tune is compared with: those that share most fingerprints, however common. */
const COMPARED = 50;
/** Pairs that are told. */
const NEAREST = 10;

/** Compare the test tunes with the training tunes nearest to them. */
export function findLeakage({ tunes, sharing }: CorpusMelodies): AuditReport["leakage"] {
  let of = 0;
  let found = 0;
  const nearest: NearTunes[] = [];
  for (const tune of tunes) {
    if (tune.split !== "test") continue;
    of++;
    const code = codeOf(tune);
    const rivals = sharing(code, () => 1)
      .flatMap((other) => tunes[other.tune] ?? [])
      .filter(({ split }) => split === "train")
      .slice(0, COMPARED)
      .map((other) => ({ other, likeness: compareMelodies(code, codeOf(other)) }));
    if (rivals.some(({ likeness }) => isCloseEnough(likeness))) found++;
    const [first] = rivals.sort((a, b) => b.likeness.similarity - a.likeness.similarity);
    if (first === undefined) continue;
    const { similarity, sharedBits } = first.likeness;
    nearest.push({ test: nameOf(tune), train: nameOf(first.other), similarity, sharedBits });
  }
  nearest.sort((a, b) => b.similarity - a.similarity || (a.test < b.test ? -1 : 1));
  return { of, found, dividedClusters: countDivided(tunes), nearest: nearest.slice(0, NEAREST) };
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

/** @file Disguised copies of tunes of the corpus: would they have come into the clusters of their originals? */
import { readMelody } from "@melodist/analysis";
import { MelodistError } from "@melodist/errors";
import type { RandomSource } from "@melodist/random";
import type { Score } from "@melodist/score";
import {
  DISGUISES,
  type Disguise,
  disguise,
  fingerprintWorth,
  isSameTune,
  LEAST_SHARED_FINGERPRINTS,
  melodyCode,
} from "@melodist/search";
import { type CorpusMelodies, codeOf, scoreOf } from "./corpus-melodies.ts";
import type { AuditReport } from "./report.ts";

/** Plant copies of tunes drawn at random, so many of each disguise. */
export function plantCopies(
  corpus: CorpusMelodies,
  count: number,
  random: RandomSource,
): Pick<AuditReport, "planted" | "plantedElsewhere"> {
  const all = DISGUISES.map((kind) => ({ kind, copies: plantKind(corpus, kind, count, random) }));
  const planted = all.map(({ kind, copies }) => {
    return { disguise: kind, of: copies.length, found: copies.filter(({ isHome }) => isHome).length };
  });
  const plantedElsewhere = all.flatMap(({ copies }) => copies).filter(({ isElsewhere }) => isElsewhere);
  return { planted, plantedElsewhere: plantedElsewhere.length };
}

/** Where a copy would have come: into its original's cluster, and into others. */
interface PlantedCopy {
  readonly isHome: boolean;
  readonly isElsewhere: boolean;
}

function plantKind(
  corpus: CorpusMelodies,
  kind: Disguise,
  count: number,
  random: RandomSource,
): readonly PlantedCopy[] {
  const copies: PlantedCopy[] = [];
  // Some tunes are too short for some disguises: not more than a few draws for each copy.
  for (let draw = 0; copies.length < count && draw < 4 * count; draw++) {
    const original = corpus.tunes[Math.floor(random() * corpus.tunes.length)];
    const copy = original && disguiseTune(scoreOf(original), kind, random);
    if (original === undefined || copy === undefined) continue;
    const clusters = clustersOf(corpus, copy);
    const isHome = clusters.has(original.cluster);
    copies.push({ isHome, isElsewhere: clusters.size > (isHome ? 1 : 0) });
  }
  return copies;
}

/** Undefined also for a disguise that would take a tune out of every key there is. */
function disguiseTune(score: Score, kind: Disguise, random: RandomSource): Score | undefined {
  try {
    return disguise(score, kind, random);
  } catch (error) {
    if (MelodistError.is(error)) return undefined;
    throw error;
  }
}

/** The clusters that a tune would join, by the rule of the build. */
function clustersOf({ tunes, sharing }: CorpusMelodies, copy: Score): ReadonlySet<string> {
  const code = melodyCode(readMelody(copy));
  const clusters = new Set<string>();
  for (const { tune, worth } of sharing(code, (owners) => fingerprintWorth(owners + 1))) {
    const other = tunes[tune];
    if (worth < LEAST_SHARED_FINGERPRINTS || other === undefined || clusters.has(other.cluster)) continue;
    if (isSameTune(code, codeOf(other))) clusters.add(other.cluster);
  }
  return clusters;
}

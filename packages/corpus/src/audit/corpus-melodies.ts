/** @file The melodies of a whole corpus in memory, and which tunes share fingerprints with a melody: what an audit works on. */
import { join } from "node:path";
import { parseAbc } from "@melodist/abc";
import { readMelody } from "@melodist/analysis";
import type { Score } from "@melodist/score";
import { type MelodyCode, melodyCode, packMelody, tuneFingerprints, unpackMelody } from "@melodist/search";
import { readLines } from "../build/json-lines.ts";
import type { Manifest } from "../build/manifest.ts";
import type { CorpusTune } from "../build/tune.ts";

/** One tune as the audit sees it. */
export interface AuditedTune
  extends Pick<CorpusTune, "id" | "source" | "title" | "hash" | "cluster" | "split"> {
  readonly style: string | null;
  readonly abc: string;
  /** As `packMelody` packs it: a whole corpus of codes would be large. */
  readonly packed: Uint8Array;
}

/** A tune that shares fingerprints. */
export interface Sharing {
  /** Index of the tune. */
  readonly tune: number;
  /** What the fingerprints that it shares are worth together. */
  readonly worth: number;
}

export interface CorpusMelodies {
  readonly tunes: readonly AuditedTune[];
  /**
   * The tunes that share fingerprints with a melody, those that share most first.
   *
   * @param worthOf what a fingerprint is worth that so many tunes have
   */
  readonly sharing: (code: MelodyCode, worthOf: (owners: number) => number) => readonly Sharing[];
}

/** The score that a tune's ABC says. */
export function scoreOf({ abc }: Pick<AuditedTune, "abc">): Score {
  const score = parseAbc(abc).tunes[0]?.score;
  if (score === undefined) throw new Error("the corpus holds a line without a tune");
  return score;
}

/** The melody of a tune. */
export function codeOf({ packed }: Pick<AuditedTune, "packed">): MelodyCode {
  return unpackMelody(packed);
}

/** Read every shard. Melodies are made anew from the ABC: what the build thought of them is not asked. */
export async function readCorpusMelodies(corpus: string, { shards }: Manifest): Promise<CorpusMelodies> {
  const tunes: AuditedTune[] = [];
  const owners = new Map<number, number[]>();
  for (const { file } of shards) {
    for await (const line of readLines<CorpusTune>(join(corpus, file))) {
      const { id, source, title, hash, cluster, split, abc, labels } = line;
      const code = melodyCode(readMelody(scoreOf(line)));
      for (const print of tuneFingerprints(code)) {
        const list = owners.get(print);
        if (list === undefined) owners.set(print, [tunes.length]);
        else list.push(tunes.length);
      }
      const packed = packMelody(code);
      tunes.push({ id, source, title, hash, cluster, split, abc, style: labels.style, packed });
    }
  }
  function sharing(code: MelodyCode, worthOf: (owners: number) => number): readonly Sharing[] {
    const worths = new Map<number, number>();
    for (const print of tuneFingerprints(code)) {
      const list = owners.get(print) ?? [];
      const worth = worthOf(list.length);
      if (worth === 0) continue;
      for (const tune of list) worths.set(tune, (worths.get(tune) ?? 0) + worth);
    }
    return [...worths]
      .map(([tune, worth]) => ({ tune, worth }))
      .sort((a, b) => b.worth - a.worth || a.tune - b.tune);
  }
  return { tunes, sharing };
}

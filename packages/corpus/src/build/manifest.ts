/** @file What a built corpus says about itself: settings, sources, counts, files with their hashes. No clock, so that two builds are alike. */
import type { Tier } from "../source/tier.ts";
import type { Words } from "../words.ts";
import type { Shard } from "./shards.ts";
import type { Statistics } from "./statistics.ts";
import type { Counts } from "./tally.ts";
import type { Split } from "./tune.ts";

export const MANIFEST_FILE = "manifest.json";
export const QUARANTINE_FILE = "quarantine.jsonl";
export const DROPPED_FILE = "dropped.jsonl";
export const INDEX_FILE = "melodies.index";

/** What happened to the records of one source. */
export interface SourceReport {
  readonly slug: string;
  readonly name: string;
  readonly origin: string;
  readonly licence: string;
  readonly tier: Tier;
  readonly terms: string;
  readonly languages: readonly string[];
  readonly files: readonly { readonly file: string; readonly bytes: number; readonly sha256: string }[];
  readonly skipped: Readonly<Record<string, Words>>;
  readonly read: number;
  /** By reason. */
  readonly broken: Counts;
  /** By reason. */
  readonly dropped: Counts;
  readonly kept: number;
}

export interface BuildSettings {
  readonly tiers: readonly Tier[];
  /** Sources for research only that were allowed by name. */
  readonly allow: readonly string[];
  /** Records read of each source at most; null for all. */
  readonly limit: number | null;
  /** The column of ABC in tables, where it was named. */
  readonly column: string | null;
  /** Every held-out tune was compared with every tune of another split. */
  readonly exhaustive: boolean;
}

/** A cluster of renderings. */
export interface ClusterReport {
  readonly cluster: string;
  readonly split: Split;
  readonly tunes: number;
}

export interface Manifest {
  readonly format: "melodist-corpus";
  readonly version: 1;
  readonly settings: BuildSettings;
  readonly sources: readonly SourceReport[];
  readonly leftOut: readonly { readonly slug: string; readonly tier: Tier; readonly reason: Words }[];
  readonly clusters: {
    readonly count: number;
    readonly bySplit: Readonly<Record<Split, number>>;
    /** Clusters by how many tunes they have. */
    readonly sizes: Counts;
    readonly largest: readonly ClusterReport[];
    /** Pairs of tunes that were compared. */
    readonly compared: number;
    /** Held-out tunes were compared once more, and more widely; not done beyond 200,000 tunes. */
    readonly lookedTwice: boolean;
  };
  readonly statistics: Statistics;
  readonly shards: readonly Shard[];
  readonly index: {
    readonly file: string;
    readonly tunes: number;
    readonly bytes: number;
    readonly sha256: string;
  } | null;
}

/** All sources together. */
export function totalsOf({ sources }: Pick<Manifest, "sources">): {
  readonly read: number;
  readonly broken: Counts;
  readonly dropped: Counts;
  readonly kept: number;
} {
  const sum = (pick: (source: SourceReport) => Counts): Counts => {
    const all: Record<string, number> = {};
    for (const source of sources) {
      for (const [name, count] of Object.entries(pick(source))) all[name] = (all[name] ?? 0) + count;
    }
    return all;
  };
  return {
    read: sources.reduce((total, { read }) => total + read, 0),
    broken: sum(({ broken }) => broken),
    dropped: sum(({ dropped }) => dropped),
    kept: sources.reduce((total, { kept }) => total + kept, 0),
  };
}

/** @file What an audit of a corpus found. */
import type { Disguise } from "@melodist/search";

export const AUDIT_FILE = "audit.json";

/** How many of some were found. */
export interface Found {
  readonly of: number;
  readonly found: number;
}

/** Two tunes that are alike, and how much. */
export interface NearTunes {
  readonly test: string;
  readonly train: string;
  /** Share of the shorter one that is in the other, 0 to 1. */
  readonly similarity: number;
  readonly sharedBits: number;
}

export interface AuditReport {
  readonly format: "melodist-corpus-audit";
  readonly version: 1;
  readonly seed: number;
  /** SHA-256 of the manifest that was audited. */
  readonly manifest: string;
  /** Disguised copies that would have come into their original's cluster. */
  readonly planted: readonly (Found & { readonly disguise: Disguise })[];
  /** Disguised copies that would have come into another cluster as well. */
  readonly plantedElsewhere: number;
  /** Tunes that two books share by title, and those of them in one cluster; null when the books are not there. */
  readonly titles: (Found & { readonly sources: readonly [string, string] }) | null;
  /** Pairs of tunes from traditions that share none, and those of them that were joined. */
  readonly strangers: Found;
  /** All pairs of tunes, and those in one cluster, kin included. */
  readonly pairs: Found;
  /** Compared anew, whatever cluster they were put in: test tunes, and those that are like a training tune. */
  readonly leakage: Found & {
    /** Each was compared with all training tunes, not only with those that look near. */
    readonly exhaustive: boolean;
    /** Clusters with tunes in two splits. */
    readonly dividedClusters: number;
    /** The test tunes nearest to training tunes, nearest first. */
    readonly nearest: readonly NearTunes[];
  };
}

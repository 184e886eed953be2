/** @file One line of a shard: a tune with everything that is known about it. */
import type { Change } from "../clean/draft.ts";
import type { TuneLabels } from "../label/labels.ts";
import type { Tier } from "../source/tier.ts";

/** The three parts that a cluster of renderings falls into as a whole. */
export const SPLITS = ["train", "validation", "test"] as const;
export type Split = (typeof SPLITS)[number];

/** What is known of a tune from itself alone. */
export interface LabelledTune {
  /** `source/file#record`: where it was read. */
  readonly id: string;
  readonly source: string;
  readonly tier: Tier;
  readonly licence: string;
  readonly file: string;
  /** From 1, in the file. */
  readonly record: number;
  /** Null where the collection has none. */
  readonly title: string | null;
  readonly otherTitles: readonly string[];
  readonly composer: string | null;
  /** As the collection says: country, region. */
  readonly origin: string | null;
  /** Canonical ABC: one voice, bars that add up. */
  readonly abc: string;
  /** The notes and bars as 13 hexadecimal digits, the same in every key: two tunes with one hash are one. */
  readonly hash: string;
  readonly labels: TuneLabels;
  readonly changes: readonly Change[];
}

/** A tune of the corpus. */
export interface CorpusTune extends LabelledTune {
  /** The smallest hash of its cluster of near-duplicates. */
  readonly cluster: string;
  readonly split: Split;
}

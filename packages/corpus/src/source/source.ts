/** @file What is known about a collection of tunes: where it comes from, what its terms are, how it is to be read. */
import type { Style } from "@melodist/analysis";
import type { Words } from "../words.ts";
import type { Tier } from "./tier.ts";

/** A collection that may be used, at least when asked for. */
export interface Source {
  /** Name of its folder. */
  readonly slug: string;
  readonly name: string;
  /** Where it was taken from, in words. */
  readonly origin: string;
  /** The licence as it is stated there. */
  readonly licence: string;
  readonly tier: Exclude<Tier, "refused">;
  /** What the terms ask for beyond the licence's name. */
  readonly terms: string;
  /** Languages of titles and words, as BCP 47 tags. */
  readonly languages: readonly string[];
  /** Kind of music, where a tune's own origin does not tell: `irish`, `hymn`, `art song`… */
  readonly style: Style | undefined;
  /** Which tradition of rhythm names its tunes follow: dances, whose meter nearly tells the dance, or songs. */
  readonly repertoire: "dance" | "song" | "mixed";
  /** Files that are passed over, with the reason. */
  readonly skipped: Readonly<Record<string, Words>>;
  /** Its titles are names of files. */
  readonly titlesAreIds: boolean;
  /** Files whose keys say no more than the signature: the tonic is the note that a tune ends on. */
  readonly signatureKeys: readonly string[];
  /** Files whose chord symbols were made by a machine. */
  readonly machineChords: readonly string[];
}

/** A collection whose terms forbid that a model learns from it. */
export interface RefusedSource {
  readonly slug: string;
  readonly name: string;
  /** Other names that folders of it go by, lower case without signs. */
  readonly aliases: readonly string[];
  /** How a tune says in its header that it comes from there. */
  readonly mark: RegExp;
  readonly reason: Words;
  readonly wayOut: Words;
}

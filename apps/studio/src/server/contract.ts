/** @file What the server says, as far as the page reads it. */
import type { Bilingual } from "../words/say.ts";

/** A wish in the server's terms; only the server knows all of it. */
export type Request = Readonly<Record<string, unknown>>;

export interface Chip {
  /** The field of the request that it fills. */
  readonly slot: string;
  readonly value: unknown;
  readonly label: Bilingual;
  readonly text: string;
  /** Why, where an image was read as a mood. */
  readonly because?: Bilingual;
}

export interface Reading {
  readonly request: Request;
  readonly chips: readonly Chip[];
  readonly ignored: readonly { readonly text: string; readonly words: Bilingual }[];
  readonly conflicts: readonly { readonly words: Bilingual }[];
  readonly suggested: readonly {
    readonly text: string;
    readonly moods: readonly string[];
    readonly because: Bilingual;
  }[];
}

export interface SlotWords {
  readonly name: Bilingual;
  readonly values?: readonly { readonly value: unknown; readonly name: Bilingual }[];
}

export interface Vocabulary {
  readonly slots: Readonly<Record<string, SlotWords>>;
}

export interface ReportLine {
  readonly wish: string;
  readonly name: Bilingual;
  readonly asked: Bilingual;
  readonly achieved: Bilingual;
  readonly kept: "yes" | "partly" | "no" | "not-measurable";
}

export interface Composition {
  readonly candidate: number;
  readonly seed: number;
  readonly abc: string;
  readonly verdict: {
    readonly total: number;
    readonly judgements: readonly {
      readonly critic: string;
      readonly name: Bilingual;
      readonly score: number;
      readonly reason: Bilingual;
    }[];
  };
  readonly report: readonly ReportLine[];
}

export interface SharedRun {
  readonly notes: number;
  readonly bars: number;
}

export interface Originality {
  readonly verdict: "new" | "familiar" | "derived" | "too-short";
  readonly summary: Bilingual;
  readonly sources: readonly { readonly title?: string; readonly words: Bilingual }[];
}

export interface Refusal {
  readonly wish: string;
  readonly reason: Bilingual;
  readonly nearest?: Bilingual;
  readonly words: Bilingual;
}

/** A failure in words: what an answer other than success holds. */
export interface Failure {
  readonly code: string;
  readonly message: Bilingual;
  readonly hint?: Bilingual;
  /** Seconds to wait before trying again. */
  readonly retryAfter?: number;
  /** Of a conflict: the version that is there. */
  readonly latest?: number;
}

/** What happens while something is written. */
export type WritingEvent =
  | { readonly type: "queued"; readonly ahead: number }
  | { readonly type: "reading-made"; readonly reading: Reading }
  | { readonly type: "plan-made"; readonly plan: { readonly bars: number } }
  | { readonly type: "wishes-refused"; readonly refusals: readonly Refusal[] }
  | { readonly type: "tune-start"; readonly candidate: number }
  | { readonly type: "note-written"; readonly candidate: number; readonly bar: number; readonly abc: string }
  | { readonly type: "bar-written"; readonly candidate: number; readonly bar: number }
  | { readonly type: "tune-cut"; readonly candidate: number }
  | { readonly type: "tune-end"; readonly composition: Composition }
  | {
      readonly type: "answer";
      readonly best: Composition;
      readonly others: readonly Composition[];
      readonly originality?: Originality;
    }
  | { readonly type: "done"; readonly tunes: number }
  | { readonly type: "error"; readonly error: Failure };

/** A tune of the library. */
export interface KeptTune {
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly rating: number;
  readonly key: string;
  readonly meter: string;
  readonly rhythm?: string;
  readonly updatedAt: string;
  readonly version: number;
  readonly versions: number;
  readonly abc: string;
}

export interface KeptVersion {
  readonly number: number;
  readonly title: string;
  readonly comment: string;
  readonly createdAt: string;
  readonly origin?: string;
}

export interface MelodyHit {
  readonly tune: KeptTune;
  readonly score: number;
  readonly run?: SharedRun;
  readonly stepRun: SharedRun;
}

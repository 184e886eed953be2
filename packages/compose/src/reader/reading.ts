/** @file What was read in a wish: the request, and an account of every part of the sentence that was meant as one. */
import type { MoodName } from "@melodist/analysis";
import type { Span } from "@melodist/score";
import type { Bilingual } from "../bilingual.ts";
import type { ComposeRequest } from "../request.ts";
import type { IgnoredReason, Slot, Wish } from "./wish.ts";

/** A wish that went into the request, and where it was said; spans are UTF-16 offsets into the words. */
export type UnderstoodWish = Wish & {
  readonly span: Span;
  readonly text: string;
  /** What was read where something else was written: `mazurka` for "mazurca", `B` for the German H. */
  readonly meant?: string;
  /** Why, where an image was read as a mood because none was asked for. */
  readonly because?: Bilingual;
};

/** Something that was meant as a wish and is not in the request. */
export interface IgnoredWish {
  readonly text: string;
  readonly span: Span;
  /**
   * `no-slot`: known, but nothing in the request can hold it; `unknown`: not in our vocabulary; `out-of-range`: more or less
   * than can be asked; `no-such-key`: a note that does not exist.
   */
  readonly reason: IgnoredReason;
  /** True when it was asked not to be, which nothing can promise: "not in G". */
  readonly isRefused?: true;
  /** The nearest that could be asked instead. */
  readonly nearest?: string;
}

/** Two wishes for one slot; the first one said is kept, unless the other takes it back. */
export interface WishConflict {
  readonly slot: Slot;
  readonly kept: string;
  readonly dropped: string;
  /** True when the later one was said to correct the other: "in G, no, make it A". */
  readonly isCorrected?: true;
}

/** An image, and moods that would go with it: offered where a mood is asked for, or none of them goes with what is. */
export interface MoodSuggestion {
  readonly text: string;
  readonly span: Span;
  readonly moods: readonly MoodName[];
  readonly because: Bilingual;
}

/** All that was read in a sentence. Plain data. */
export interface Reading {
  readonly request: ComposeRequest;
  readonly understood: readonly UnderstoodWish[];
  readonly ignored: readonly IgnoredWish[];
  readonly conflicts: readonly WishConflict[];
  readonly suggested: readonly MoodSuggestion[];
  readonly language: "en" | "zh" | "mixed";
}

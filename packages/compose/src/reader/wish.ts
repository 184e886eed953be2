/** @file One wish: a slot of the request and the value that was said for it; and what a stretch of text was found to be. */
import type { MoodName } from "@melodist/analysis";
import type { Span } from "@melodist/score";
import type { Bilingual } from "../bilingual.ts";
import type { ComposeRequest } from "../request.ts";

/** A field of the request that words can fill in. A reference tune is handed in as a tune, never in words. */
export type Slot = Exclude<keyof ComposeRequest, "words" | "reference">;

/** A slot and what it is to hold. Moods come one a wish, in a list of one. */
export type Wish = {
  readonly [Name in Slot]: {
    readonly slot: Name;
    readonly value: NonNullable<ComposeRequest[Name]>;
    /** A vague wish, such as `song` or "two parts", which yields to a plainer one of its slot without being told. */
    readonly isVague?: boolean;
  };
}[Slot];

/** Why something that was said is not in the request. */
export type IgnoredReason = "no-slot" | "unknown" | "out-of-range" | "no-such-key";

/** What a stretch of the text was found to be. */
export type Finding =
  | {
      readonly kind: "wish";
      readonly span: Span;
      readonly wishes: readonly Wish[];
      /** What was read where something else was written: a misspelt word, or German H. */
      readonly meant?: string;
    }
  | {
      readonly kind: "ignored";
      readonly span: Span;
      readonly reason: IgnoredReason;
      /** True when it was asked not to be. */
      readonly isRefused?: true;
      /** The nearest wish that could be fulfilled. */
      readonly nearest?: string;
    }
  | {
      readonly kind: "image";
      readonly span: Span;
      readonly moods: readonly MoodName[];
      readonly because: Bilingual;
    }
  | { readonly kind: "talk"; readonly span: Span };

/** A wish that was read in a stretch of the text. */
export function found(start: number, end: number, ...wishes: readonly Wish[]): Finding {
  return { kind: "wish", span: { start, end }, wishes };
}

/** Something that was asked not to be: no slot holds that. */
export function refusedFinding(span: Span): Finding {
  return { kind: "ignored", span, reason: "no-slot", isRefused: true };
}

/** Something said that no slot holds. */
export function withoutSlot(start: number, end: number): Finding {
  return { kind: "ignored", span: { start, end }, reason: "no-slot" };
}

/** @file A conversation's answer piece by piece, from the events of composing. */
import type { Language } from "@melodist/score";
import type { ToldEvent } from "../wire/event.ts";
import { readingAccount, refusalAccount, reportAccount, tuneAccount } from "./account.ts";

/** A piece of the text of one choice; an empty one says that something happened. */
export interface Piece {
  readonly choice: number;
  readonly text: string;
  /** True for the last piece of a choice. */
  readonly isLast: boolean;
}

/** The text of an event; undefined where it has none. */
export function pieceOf(event: ToldEvent, language: Language): Piece | undefined {
  switch (event.type) {
    case "reading-made": {
      const text = readingAccount(event.reading, language);
      return text === "" ? undefined : { choice: 0, text, isLast: false };
    }
    case "answer":
      return { choice: event.tune, text: tuneAccount(event) + reportAccount(event, language), isLast: true };
    case "wishes-refused":
      return { choice: event.tune, text: refusalAccount(event.refusals, language), isLast: true };
    default:
      return undefined;
  }
}

/** A text in lines, so that readers see it come. */
export function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
}

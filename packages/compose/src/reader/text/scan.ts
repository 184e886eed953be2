/** @file Readers, the small functions that find wishes in a text, and how they are put together. */
import type { Finding } from "../wish.ts";
import { coverSpans, type WishText } from "./wish-text.ts";

/** Finds wishes of one kind in what has not been read yet; its findings do not overlap. */
export type Reader = (text: WishText) => readonly Finding[];

/** A match with its place and its named groups. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** Every match of a pattern (global, without overlap), in order. */
export function matchesOf(pattern: RegExp, text: string): readonly Match[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    groups: match.groups ?? {},
  }));
}

/** A pattern for folded text. Spaces in the source stand for themselves. */
export function pattern(source: string): RegExp {
  return new RegExp(source, "gu");
}

/** A reader that looks for one pattern in the folded text. */
export function patternReader(
  source: string,
  toFinding: (match: Match, text: WishText) => Finding | undefined,
): Reader {
  const compiled = pattern(source);
  return (text) =>
    matchesOf(compiled, text.folded)
      .map((match) => toFinding(match, text))
      .filter((finding) => finding !== undefined);
}

/** One reader of several: each sees what those before it left. */
export function inOrder(readers: readonly Reader[]): Reader {
  return (text) => {
    let rest = text;
    const findings: Finding[] = [];
    for (const read of readers) {
      const more = read(rest);
      findings.push(...more);
      rest = coverSpans(
        rest,
        more.map(({ span }) => span),
      );
    }
    return findings;
  };
}

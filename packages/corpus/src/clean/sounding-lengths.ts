/** @file How often each length occurs among the notes of a tune. */
import { type Duration, isTimed, printDuration, type Score } from "@melodist/score";
import { measuresOf } from "./measures.ts";

/** Written lengths of notes, tuplets counted as their notes are written, by their text: `1/8` → how many. */
export function countLengths(score: Score): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const event of measuresOf(score).flatMap(({ events }) => events)) {
    if (!isTimed(event) || event.kind === "rest" || event.tuplet !== undefined) continue;
    const text = printDuration(event.length);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

/** How many notes are of a length. */
export function countOf(counts: ReadonlyMap<string, number>, length: Duration): number {
  return counts.get(printDuration(length)) ?? 0;
}

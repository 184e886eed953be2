/** @file A score without the places it was read from: what two readings of one tune have in common. */
import type { Score } from "@melodist/score";

/** A deep copy in which every `span` is undefined. */
export function stripSpans(score: Score): Score {
  return strip(score) as Score;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [name, name === "span" ? undefined : strip(inside)]),
  );
}

/** @file Lengths of sections that come to a number of bars. */
import { MOST_SECTION_BARS } from "../request.ts";
import { nameOf, type Played } from "./sections.ts";

/** How far a section may be longer or shorter than its share. */
const MOST_UNEVEN = 8;

/** Lengths for each different section so that all come to a number of bars, as even as possible; undefined if none do. */
export function shareOut(played: readonly Played[], bars: number): ReadonlyMap<string, number> | undefined {
  const counts = new Map<string, number>();
  for (const section of played) counts.set(nameOf(section), (counts.get(nameOf(section)) ?? 0) + 1);
  const even = bars / played.length;
  if (counts.size > MOST_UNEVEN_NAMES) {
    const isWhole = Number.isInteger(even) && even <= MOST_SECTION_BARS;
    return isWhole ? new Map([...counts.keys()].map((name) => [name, even])) : undefined;
  }
  const rows = lengthRows([...counts.values()], bars, candidateLengths(even)).filter((row) =>
    row.every((length) => length <= MOST_SECTION_BARS && Math.abs(length - even) <= MOST_UNEVEN),
  );
  const unevenness = (row: readonly number[]) =>
    row.reduce((sum, length) => sum + awkwardness(length, even), 0);
  const [best] = rows.sort((a, b) => unevenness(a) - unevenness(b));
  return best && new Map([...counts.keys()].map((name, index) => [name, best[index] ?? 1]));
}

/** Every row of lengths, one for each count, that comes to a number of bars; the last one is whatever is left. */
function lengthRows(
  [count = 1, ...others]: readonly number[],
  bars: number,
  choices: readonly number[],
): readonly (readonly number[])[] {
  if (others.length === 0) return bars > 0 && bars % count === 0 ? [[bars / count]] : [];
  return choices
    .filter((length) => length * count < bars)
    .flatMap((length) => lengthRows(others, bars - length * count, choices).map((row) => [length, ...row]));
}

/** With more different sections than these, only even lengths are tried: the others would be too many. */
const MOST_UNEVEN_NAMES = 6;

function candidateLengths(even: number): readonly number[] {
  const near = Math.round(even);
  const lengths = [near, near - 1, near + 1, near - 2, near + 2, near - 4, near + 4];
  return [...new Set([4, 8, 12, 16, ...lengths])].filter((length) => length >= 1);
}

/** Odd lengths are more awkward than uneven ones. */
function awkwardness(length: number, even: number): number {
  return Math.abs(length - even) + (length % 4 === 0 ? 0 : length % 2 === 0 ? 1 : 2);
}

/** @file Misspelt English words: one slip, or two in words of ten letters and more. */
import { ORDINARY_WORDS } from "../leftover/talk.data.ts";
import { PHRASES } from "./phrase-index.ts";

const SHORTEST = 4;
const LONGEST = 24;
/** Words of so many letters may hold two slips. */
const TWO_SLIPS = 10;

/**
 * Slips between two words: letters left out, added, exchanged with another or with their neighbour.
 *
 * Optimal string alignment distance (Damerau 1964), cut off at `most`.
 */
export function slipsBetween(first: string, second: string, most: number): number {
  if (Math.abs(first.length - second.length) > most) return most + 1;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: second.length + 1 }, (_, place) => place);
  for (let i = 1; i <= first.length; i++) {
    const next = nextRow(first, second, i, row, before);
    before = row;
    row = next;
  }
  return row[second.length] ?? most + 1;
}

/** Slips between the first `i` letters of one word and every beginning of the other. */
function nextRow(
  first: string,
  second: string,
  i: number,
  row: readonly number[],
  before: readonly number[],
): readonly number[] {
  const next = [i];
  for (let j = 1; j <= second.length; j++) {
    const exchanged = (row[j - 1] ?? 0) + Number(first[i - 1] !== second[j - 1]);
    const isSwap = first[i - 1] === second[j - 2] && first[i - 2] === second[j - 1];
    const swapped = isSwap ? (before[j - 2] ?? exchanged) + 1 : exchanged;
    next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, exchanged, swapped));
  }
  return next;
}

/**
 * The wish that a word that is no word of ours most likely stands for. The first letter must be right.
 *
 * @example
 * meantWord("mazurca"); // => "mazurka"
 */
export function meantWord(word: string): string | undefined {
  if (word.length < SHORTEST || word.length > LONGEST || ORDINARY_WORDS.has(word)) return undefined;
  const most = word.length >= TWO_SLIPS ? 2 : 1;
  let best: string | undefined;
  let fewest = most + 1;
  for (const known of PHRASES.wishWords) {
    if (known[0] !== word[0]) continue;
    const slips = slipsBetween(word, known, most);
    if (slips < fewest) {
      best = known;
      fewest = slips;
    }
  }
  return best;
}

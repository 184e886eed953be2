/** @file How usual each of several choices is, written as "G 45, D 39", and how one of them is drawn. */
import type { RandomSource } from "@melodist/random";

/** A choice and its weight, > 0; the weights need not sum to anything. */
export interface Share {
  readonly name: string;
  readonly weight: number;
}

/**
 * Read a row of shares: a name, which may hold blanks, and its weight.
 *
 * @example
 * readShares("A8×2 B8×2 49, A8 B8 3"); // => [{ name: "A8×2 B8×2", weight: 49 }, { name: "A8 B8", weight: 3 }]
 */
export function readShares(text: string): readonly Share[] {
  return text.split(",").flatMap((part): readonly Share[] => {
    const words = part.trim().split(" ");
    const weight = Number(words.pop());
    return words.length === 0 || !(weight > 0) ? [] : [{ name: words.join(" "), weight }];
  });
}

/** Draw one by its weight; undefined when there is none. */
export function drawShare<Choice extends Share>(
  shares: readonly Choice[],
  random: RandomSource,
): Choice | undefined {
  let place = random() * shares.reduce((sum, { weight }) => sum + weight, 0);
  for (const share of shares) {
    place -= share.weight;
    if (place < 0) return share;
  }
  return shares.at(-1);
}

/** How large a part of all a choice is, in hundredths. */
export function percentOf(share: Share, shares: readonly Share[]): number {
  const total = shares.reduce((sum, { weight }) => sum + weight, 0);
  return Math.round((100 * share.weight) / total);
}

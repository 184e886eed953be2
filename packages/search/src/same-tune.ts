/**
 * @file When two melodies are one tune: the thresholds, chosen by measurement (README.md).
 *
 * Two tunes that share a part, or grew from the same stock of phrases, are not one tune; a tune with four of sixteen
 * bars changed still is. So much must be shared of the shorter, and somewhat less where it is much of the longer, too;
 * and it must be more than a common formula, the more so the less exact and the less mutual it is.
 */
import { compareMelodies, type Likeness } from "./compare-melodies.ts";
import type { MelodyCode } from "./melody-code.ts";

/** What is shared, three parts of the shorter and one of the longer. */
const LEAST_SHARE = 0.68;
/** In bits, for an exact match; and how many more for one that is neither exact nor mutual. */
const LEAST_BITS = 29;
const BITS_FOR_DOUBT = 150;

/** True when a likeness is that of two renderings of one tune. */
export function isCloseEnough({ similarity, ofLonger, distinctBits }: Likeness): boolean {
  const share = 0.75 * similarity + 0.25 * ofLonger;
  return (
    share >= LEAST_SHARE && distinctBits >= LEAST_BITS + BITS_FOR_DOUBT * (1 - similarity) * (1 - ofLonger)
  );
}

/**
 * True when two melodies are renderings of one tune.
 *
 * @example
 * isSameTune(melodyCode(readMelody(score)), melodyCode(readMelody(transposeSemitones(score, 5)))); // => true
 */
export function isSameTune(a: MelodyCode, b: MelodyCode): boolean {
  return isCloseEnough(compareMelodies(a, b));
}

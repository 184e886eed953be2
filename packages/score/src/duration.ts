/**
 * @file Durations as exact fractions of a whole note.
 *
 * ABC lengths multiply (`L:1/8`, then `c3/2`, then a triplet), so floats drift and ticks need a grid
 * chosen in advance. A reduced fraction needs neither.
 */
import { MelodistError } from "@melodist/errors";

/** A length in whole notes: reduced, `num >= 0`, `den >= 1`. A crotchet is 1/4. */
export interface Duration {
  readonly num: number;
  readonly den: number;
}

/** Small fractions are shared: nearly every note of a corpus is one of these. */
const SHARED_NUM = 32;
const SHARED_DEN = 128;
const shared: (Duration | undefined)[] = new Array((SHARED_NUM + 1) * (SHARED_DEN + 1)).fill(undefined);

/** Make a fraction that is known to be reduced and in range. */
function reduced(num: number, den: number): Duration {
  if (num > SHARED_NUM || den > SHARED_DEN) return { num, den };
  const slot = num * (SHARED_DEN + 1) + den;
  return (shared[slot] ??= Object.freeze({ num, den }));
}

function gcd(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

/**
 * Build a reduced duration.
 *
 * @param num whole notes, integer, >= 0
 * @param den divisor, integer, >= 1
 * @throws MelodistError `invalid-duration` when either is out of range
 * @see ABC standard 2.1, section 4.3 "Note lengths"
 * @example
 * duration(2, 8); // => { num: 1, den: 4 }
 */
export function duration(num: number, den: number): Duration {
  if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den) || num < 0 || den < 1) {
    throw new MelodistError(`not a duration: ${num}/${den}`, {
      code: "invalid-duration",
      hint: "Use whole numbers: a numerator of 0 or more over a denominator of 1 or more.",
    });
  }
  if (num === 0) return ZERO;
  const divisor = gcd(num, den);
  return reduced(num / divisor, den / divisor);
}

/** No time at all. */
export const ZERO: Duration = reduced(0, 1);
/** A whole note. */
export const WHOLE: Duration = reduced(1, 1);

/**
 * The sum of two lengths, over the least common denominator, so that long sums stay exact.
 *
 * @throws MelodistError `invalid-duration` beyond 2^53
 */
export function addDurations(a: Duration, b: Duration): Duration {
  if (a.den === b.den) return duration(a.num + b.num, a.den);
  const divisor = gcd(a.den, b.den);
  const den = (a.den / divisor) * b.den;
  return duration(a.num * (b.den / divisor) + b.num * (a.den / divisor), den);
}

/**
 * What is left of `a` when `b` is taken away.
 *
 * @throws MelodistError `invalid-duration` when `b` is longer than `a`
 */
export function subtractDurations(a: Duration, b: Duration): Duration {
  const grid = b.den / gcd(a.den, b.den);
  return duration(a.num * grid - b.num * ((a.den * grid) / b.den), a.den * grid);
}

/**
 * A length stretched by num/den.
 *
 * @example
 * scaleDuration(duration(1, 4), 3, 2); // => { num: 3, den: 8 }
 */
export function scaleDuration(length: Duration, num: number, den: number): Duration {
  return duration(length.num * num, length.den * den);
}

/** Negative when `a` is shorter than `b`, 0 when equal, positive when longer. */
export function compareDurations(a: Duration, b: Duration): number {
  return a.num * b.den - b.num * a.den;
}

/** True when both are the same length (both are reduced, so the parts agree). */
export function equalDurations(a: Duration, b: Duration): boolean {
  return a.num === b.num && a.den === b.den;
}

/** The sum of many lengths. */
export function sumDurations(lengths: Iterable<Duration>): Duration {
  let total = ZERO;
  for (const length of lengths) total = addDurations(total, length);
  return total;
}

/** A length as people write it. @example printDuration(duration(3, 8)); // => "3/8" */
export function printDuration(length: Duration): string {
  return length.den === 1 ? String(length.num) : `${length.num}/${length.den}`;
}

/** @file Seeded randomness: the same seed gives the same study. */

/** Numbers from 0 (included) to 1 (not). */
export type RandomSource = () => number;

/** Mulberry32, a 32-bit generator of full period. */
export function createRandom(seed: number): RandomSource {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of a list, all equally likely; undefined when it is empty. */
export function pick<Item>(list: readonly Item[], random: RandomSource): Item | undefined {
  return list[Math.floor(random() * list.length)];
}

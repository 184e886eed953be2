/** @file A small specified generator, so that a seed means the same everywhere: splitmix32. */

/** Numbers in [0, 1), as `Math.random` gives them. */
export type RandomSource = () => number;

/** Numbers in [0, 1), 32 bits each. @see Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators" */
export function createRandom(seed: number): RandomSource {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

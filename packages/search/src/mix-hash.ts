/** @file One way to turn a row of small numbers into 32 bits, the same on every machine and for ever. */

/** Where a hash begins. */
export const HASH_SEED = 0x9747b28c;

/** Take one more integer into a hash (a round of MurmurHash3). @see Appleby 2011, "MurmurHash3" */
export function mixIn(hash: number, value: number): number {
  let word = Math.imul(value, 0xcc9e2d51);
  word = (word << 15) | (word >>> 17);
  const mixed = hash ^ Math.imul(word, 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

/** Spread what was mixed in over all 32 bits, unsigned. */
export function finishHash(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

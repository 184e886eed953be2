/** @file Chance for each field of its own, so that asking for one thing leaves the draws for the others as they were. */
import { createRandom, type RandomSource } from "@melodist/random";
import type { WishName } from "./plan.ts";

/** A source of random numbers for one field of a request with this seed. */
export function chanceFor(wish: WishName, seed: number): RandomSource {
  let mixed = seed;
  for (const letter of wish) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193);
  return createRandom(mixed);
}

/** @file The public surface of `@melodist/random`. */
export { createRandom, type RandomSource } from "./random.ts";

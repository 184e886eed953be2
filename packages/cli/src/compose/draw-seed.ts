/** @file A seed where none is given. */
import { randomInt } from "node:crypto";

/** Seeds are drawn below this. */
const MOST_SEEDS = 2 ** 31;

/** A seed nobody chose; it is told, so that the tune can be had again. */
export function drawSeed(): number {
  return randomInt(MOST_SEEDS);
}

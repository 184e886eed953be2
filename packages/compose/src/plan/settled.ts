/** @file What a step of planning settles, and what it tells about it. */
import type { Choice, Refusal } from "./plan.ts";

export interface Settled<Value> {
  readonly value: Value;
  readonly choices: readonly Choice[];
}

/** What every step of planning may give besides its value. */
export interface Part {
  readonly choices?: readonly Choice[];
  readonly refusals?: readonly Refusal[];
}

/** @file Time as small whole numbers, for automata: the vocabulary's shortest length is one tick. */
import { type Duration, scaleDuration } from "@melodist/score";

/** Ticks of one unit. */
export const UNIT_TICKS = 8;

/** A length in units as ticks; undefined when it falls between them. */
export function toTicks(units: Duration): number | undefined {
  const ticks = (units.num * UNIT_TICKS) / units.den;
  return Number.isInteger(ticks) ? ticks : undefined;
}

/** A length in whole notes as ticks of a unit; undefined when it falls between them. */
export function wholesToTicks(length: Duration, unit: Duration): number | undefined {
  return toTicks(scaleDuration(length, unit.den, unit.num));
}

/** @file `M:` and `L:`: the meter and the unit length. */
import { type Duration, duration, FREE_METER, type Meter } from "@melodist/score";

/** Larger figures than any real meter has, and small enough to stay exact. */
const MOST_BEATS = 256;

/**
 * Read the value of an `M:` field.
 *
 * @returns undefined when it is no meter
 * @see ABC standard 2.1, section 3.1.6 "M: - meter"
 */
export function parseMeter(value: string): Meter | undefined {
  const text = value.trim();
  if (text === "C") return { kind: "measured", beats: [4], unit: 4, symbol: "common" };
  if (text === "C|") return { kind: "measured", beats: [2], unit: 2, symbol: "cut" };
  if (text === "none" || text === "") return FREE_METER;
  const match = /^\(?\s*(\d+(?:\s*\+\s*\d+)*)\s*(?:\)\s*)?\/\s*(\d+)$/.exec(text);
  if (match === null) return undefined;
  const beats = (match[1] ?? "").split("+").map(Number);
  const unit = Number(match[2]);
  const total = beats.reduce((sum, group) => sum + group, 0);
  const playable = total > 0 && total <= MOST_BEATS && [1, 2, 4, 8, 16, 32, 64].includes(unit);
  return playable ? { kind: "measured", beats, unit, symbol: undefined } : undefined;
}

/**
 * Read the value of an `L:` field.
 *
 * @returns undefined when it is no length that notation can write
 */
export function parseUnit(value: string): Duration | undefined {
  const match = /^(\d+)(?:\s*\/\s*(\d+))?\.?$/.exec(value.trim());
  if (match === null) return undefined;
  const num = Number(match[1]);
  const den = Number(match[2] ?? 1);
  const writable = num >= 1 && num <= 16 && den >= 1 && den <= 512 && (den & (den - 1)) === 0;
  return writable ? duration(num, den) : undefined;
}

/**
 * The unit length when no `L:` is given: a sixteenth below 3/4, an eighth from there on.
 *
 * @see ABC standard 2.1, section 3.1.7 "L: - unit note length"
 */
export function defaultUnit(of: Meter): Duration {
  if (of.kind === "free") return duration(1, 8);
  const total = of.beats.reduce((sum, group) => sum + group, 0);
  return total / of.unit < 0.75 ? duration(1, 16) : duration(1, 8);
}

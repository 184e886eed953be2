/** @file The figures behind a note: `3`, `/2`, `3/2`, `//`, and what broken rhythm and tuplets make of them. */
import { type Duration, duration, scaleDuration } from "@melodist/score";
import { report, type TuneReader } from "./reader.ts";
import type { VoiceReader } from "./voice-reader.ts";

const ZERO_DIGIT = 48;
const NINE_DIGIT = 57;
const SLASH = 47;

/**
 * Denominators a length may have: every grid of notation and every tuplet up to 13. Sums of such lengths stay
 * exact however long the tune; anything finer is refused where it is written.
 */
const FINEST_GRID = 512 * 27 * 5 * 7 * 11 * 13;

/** Whole notes the longest length may have. */
const LONGEST = 64;

/** Digits at the reader, or -1 when there are none; more digits than any length has give a number out of range. */
export function readInteger(reader: TuneReader): number {
  const { text, end } = reader;
  let value = -1;
  let { pos } = reader;
  for (; pos < end; pos++) {
    const digit = text.charCodeAt(pos);
    if (digit < ZERO_DIGIT || digit > NINE_DIGIT) break;
    value = Math.min((value < 0 ? 0 : value) * 10 + digit - ZERO_DIGIT, 1e9);
  }
  reader.pos = pos;
  return value;
}

/** What follows a note as a multiple of the unit. */
export interface Multiplier {
  readonly num: number;
  readonly den: number;
}

const ONE: Multiplier = { num: 1, den: 1 };

/** Read `3`, `/`, `/4`, `3/2`, `//`; nothing at all is 1. */
export function readMultiplier(reader: TuneReader): Multiplier {
  const code = reader.text.charCodeAt(reader.pos);
  if (code !== SLASH && !(code >= ZERO_DIGIT && code <= NINE_DIGIT)) return ONE;
  const num = readInteger(reader);
  let den = 1;
  while (reader.pos < reader.end && reader.text.charCodeAt(reader.pos) === SLASH) {
    reader.pos++;
    const divisor = readInteger(reader);
    den = Math.min(den * (divisor < 0 ? 2 : divisor), 1e9);
  }
  return { num: num < 0 ? 1 : num, den };
}

/** True when a length can be written and summed exactly. */
function isWritable(length: Duration): boolean {
  return FINEST_GRID % length.den === 0 && length.num > 0 && length.num <= LONGEST * length.den;
}

/**
 * Sounding length of a note written at `start`: unit times multiplier, then tuplet.
 * Out of range it is reported and one unit long.
 */
export function soundingLength(
  reader: TuneReader,
  voice: VoiceReader,
  of: Multiplier,
  start: number,
): Duration {
  const { unit, tuplet } = voice;
  if (of.num === 1 && of.den === 1 && tuplet === undefined) return unit;
  const num = of.num * (tuplet?.normal ?? 1);
  const den = of.den * (tuplet?.actual ?? 1);
  return multipliedLength(reader, unit, { num, den }, start);
}

/** A length times a multiplier; out of range it is reported and left as it was. */
export function multipliedLength(
  reader: TuneReader,
  length: Duration,
  by: Multiplier,
  start: number,
): Duration {
  const num = length.num * by.num;
  const den = length.den * by.den;
  if (den > 0 && den < Number.MAX_SAFE_INTEGER && num < Number.MAX_SAFE_INTEGER) {
    const multiplied = duration(num, den);
    if (isWritable(multiplied)) return multiplied;
  }
  report(reader, "length-out-of-range", start, reader.pos);
  return length;
}

/** A length stretched by broken rhythm: `dots` dots on the long side, the short side halved as often. */
export function breakLength(length: Duration, dots: number, long: boolean): Duration {
  const halves = 2 ** dots;
  const broken = scaleDuration(length, long ? halves * 2 - 1 : 1, halves);
  return isWritable(broken) ? broken : length;
}

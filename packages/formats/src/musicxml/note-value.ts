/** @file Note values: which written notes a length stands for, and how long a written note is. */
import { compareDurations, type Duration, duration, scaleDuration, subtractDurations } from "@melodist/score";

/** A written note: its type as MusicXML names it, and its dots. */
export interface NoteValue {
  readonly type: string;
  readonly dots: number;
}

/** `actual` notes in the time of `normal`. */
export interface TimeRatio {
  readonly actual: number;
  readonly normal: number;
}

/** MusicXML's names of the powers of two, from eight whole notes down; the whole note is the fourth. */
const TYPES: readonly string[] = [
  "maxima",
  "long",
  "breve",
  "whole",
  "half",
  "quarter",
  "eighth",
  "16th",
  "32nd",
  "64th",
  "128th",
  "256th",
  "512th",
  "1024th",
];
const WHOLE_PLACE = TYPES.indexOf("whole");
const BREVE_PLACE = TYPES.indexOf("breve");

/** More dots than three are not printed by everyone. */
const MOST_DOTS = 3;

/** A length of more notes than this tied together is written without a note value. */
const MOST_PIECES = 32;

/**
 * The length of a written note, in whole notes; undefined for a type that MusicXML does not know.
 *
 * @example
 * valueLength({ type: "quarter", dots: 1 }); // => { num: 3, den: 8 }
 */
export function valueLength(of: NoteValue): Duration | undefined {
  const place = TYPES.indexOf(of.type);
  if (place < 0 || of.dots > 10) return undefined;
  const plain = powerOfTwo(place);
  return scaleDuration(plain, 2 ** (of.dots + 1) - 1, 2 ** of.dots);
}

function powerOfTwo(place: number): Duration {
  const exponent = WHOLE_PLACE - place;
  return exponent >= 0 ? duration(2 ** exponent, 1) : duration(1, 2 ** -exponent);
}

/**
 * The fewest written notes that, tied together, last as long: the longest first, none longer than a breve.
 *
 * @returns undefined when no row of notes is that long
 * @example
 * toNoteValues(duration(5, 8)); // => [{ type: "half", dots: 0 }, { type: "eighth", dots: 0 }]
 */
export function toNoteValues(length: Duration): readonly NoteValue[] | undefined {
  const values: NoteValue[] = [];
  let rest = length;
  for (let place = BREVE_PLACE; place < TYPES.length && rest.num > 0; ) {
    const value = dottedFrom(place, rest);
    if (value === undefined) {
      place++;
      continue;
    }
    values.push(value);
    if (values.length > MOST_PIECES) return undefined;
    rest = subtractDurations(rest, valueLength(value) ?? rest);
  }
  return rest.num === 0 && values.length > 0 ? values : undefined;
}

/** The note of this type with as many dots as fit (none where a second one fits), or undefined when none does. */
function dottedFrom(place: number, length: Duration): NoteValue | undefined {
  const type = TYPES[place] ?? "";
  const plain = powerOfTwo(place);
  if (compareDurations(scaleDuration(plain, 2, 1), length) <= 0) return { type, dots: 0 };
  let best: NoteValue | undefined;
  for (let dots = 0; dots <= MOST_DOTS && place + dots < TYPES.length; dots++) {
    const value = { type, dots };
    if (compareDurations(valueLength(value) ?? length, length) > 0) break;
    best = value;
  }
  return best;
}

/**
 * The ratio that makes a length out of written notes: 1:1 unless its denominator has an odd factor.
 *
 * @example
 * ratioOf(duration(1, 12)); // => { actual: 3, normal: 2 }
 */
export function ratioOf(length: Duration): TimeRatio {
  let actual = length.den;
  while (actual % 2 === 0) actual /= 2;
  let normal = 1;
  while (normal * 2 < actual) normal *= 2;
  return { actual, normal };
}

/** How many flags or beams a note value has: 0 for a crotchet and longer. */
export function flagCount(of: NoteValue): number {
  return Math.max(0, TYPES.indexOf(of.type) - TYPES.indexOf("quarter"));
}

/** @file An event as the written notes it takes: one, or several tied together. */
import { type Duration, duration, scaleDuration, type TimedEvent } from "@melodist/score";
import { type NoteValue, ratioOf, type TimeRatio, toNoteValues, valueLength } from "../note-value.ts";

/** One written note. */
export interface Piece {
  /** Sounding length in whole notes. */
  readonly length: Duration;
  /** Undefined where no note value fits: the length alone is written. */
  readonly value: NoteValue | undefined;
  /** Undefined for notes that are as long as they look. */
  readonly ratio: TimeRatio | undefined;
}

/** The notes an event is written with; at least one. */
export function piecesOf(event: TimedEvent): readonly [Piece, ...Piece[]] {
  if (event.kind === "rest" && event.wholeMeasure) return [untyped(event.length)];
  return piecesOfLength(event.length, event.tuplet);
}

/** The notes a length is written with, inside a tuplet or not. */
export function piecesOfLength(
  length: Duration,
  tuplet: TimeRatio | undefined,
): readonly [Piece, ...Piece[]] {
  const ratio = writtenRatio(length, tuplet);
  const nominal = scaleDuration(length, ratio.actual, ratio.normal);
  const [first, ...rest] = toNoteValues(nominal) ?? [];
  if (first === undefined) return [untyped(length)];
  const isPlain = ratio.actual === 1 && ratio.normal === 1;
  const toPiece = (value: NoteValue): Piece => ({
    length: scaleDuration(valueLength(value) ?? length, ratio.normal, ratio.actual),
    value,
    ratio: isPlain ? undefined : ratio,
  });
  return [toPiece(first), ...rest.map(toPiece)];
}

function untyped(length: Duration): Piece {
  return { length, value: undefined, ratio: undefined };
}

/** The tuplet's ratio, times what an odd length needs beyond it. */
function writtenRatio(length: Duration, tuplet: TimeRatio | undefined): TimeRatio {
  if (tuplet === undefined || tuplet.actual < 1 || tuplet.normal < 1) return ratioOf(length);
  const more = ratioOf(scaleDuration(length, tuplet.actual, tuplet.normal));
  return { actual: tuplet.actual * more.actual, normal: tuplet.normal * more.normal };
}

/** Parts of a crotchet that every length of a part is a multiple of, within reason. */
export function divisionsFor(lengths: Iterable<Duration>): number {
  let divisions = 1;
  for (const length of lengths) {
    const { den } = duration(length.num * 4, length.den);
    divisions = leastCommonMultiple(divisions, den);
    if (divisions > MOST_DIVISIONS) return FALLBACK_DIVISIONS;
  }
  return divisions;
}

/** Finer grids than this are refused by some readers. */
const MOST_DIVISIONS = 16_383;

/** 2^5 · 3^2 · 5 · 7: whatever does not fit is rounded in `<duration>` and stays exact in its note value. */
const FALLBACK_DIVISIONS = 10_080;

function leastCommonMultiple(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}

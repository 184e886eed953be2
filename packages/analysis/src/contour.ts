/** @file The shape of a melody, and how it gets from note to note. */
import { wholes } from "./beats.ts";
import type { Melody, MelodyNote } from "./melody.ts";

/**
 * How a row of notes goes, told from its first note, the mean of what lies between, and its last.
 *
 * `rising-level` rises and stays there, `level-rising` stays and then rises; likewise for falling.
 *
 * @see Huron 1996, "The melodic arch in Western folksongs", for the nine shapes
 */
export type ContourShape =
  | "arch"
  | "bowl"
  | "ascending"
  | "descending"
  | "level"
  | "rising-level"
  | "level-rising"
  | "falling-level"
  | "level-falling";

/** Shares of all moves from one note to the next, each 0 to 1; the first four sum to 1 when there are any moves. */
export interface IntervalShares {
  readonly repeated: number;
  /** One or two semitones. */
  readonly steps: number;
  /** Three or four semitones. */
  readonly skips: number;
  /** Five semitones or more. */
  readonly leaps: number;
  /** Moves upward, of those that move. */
  readonly upward: number;
}

export interface Contour {
  readonly shape: ContourShape;
  readonly intervals: IntervalShares;
  /** Mean size of a move in semitones. */
  readonly meanInterval: number;
  /** The widest move in semitones. */
  readonly widestInterval: number;
}

/** Differences up to this many semitones are level. */
const LEVEL = 0.5;

/** The contour of a melody; undefined when it has no notes. */
export function findContour({ notes }: Melody): Contour | undefined {
  if (notes.length === 0) return undefined;
  const moves = notes.slice(1).map((note, index) => note.midi - (notes[index]?.midi ?? note.midi));
  const sizes = moves.map(Math.abs);
  const share = (from: number, to: number) => shareOf(sizes, (size) => size >= from && size <= to);
  return {
    shape: contourShape(notes),
    intervals: {
      repeated: share(0, 0),
      steps: share(1, 2),
      skips: share(3, 4),
      leaps: share(5, Number.POSITIVE_INFINITY),
      upward: shareOf(
        moves.filter((move) => move !== 0),
        (move) => move > 0,
      ),
    },
    meanInterval: sizes.length === 0 ? 0 : sizes.reduce((sum, size) => sum + size, 0) / sizes.length,
    widestInterval: sizes.reduce((widest, size) => Math.max(widest, size), 0),
  };
}

function shareOf(values: readonly number[], passes: (value: number) => boolean): number {
  return values.length === 0 ? 0 : values.filter(passes).length / values.length;
}

/** The shape of a row of notes: a phrase, or a whole melody. @example contourShape([]); // => "level" */
export function contourShape(notes: readonly MelodyNote[]): ContourShape {
  const first = notes[0];
  const last = notes.at(-1);
  if (first === undefined || last === undefined) return "level";
  const middle = meanPitch(notes.slice(1, -1)) ?? (first.midi + last.midi) / 2;
  const opens = direction(middle - first.midi);
  const closes = direction(last.midi - middle);
  return SHAPES[opens][closes];
}

type Direction = "up" | "level" | "down";

/** By how the melody opens, then by how it closes. */
const SHAPES: Readonly<Record<Direction, Readonly<Record<Direction, ContourShape>>>> = {
  up: { up: "ascending", level: "rising-level", down: "arch" },
  level: { up: "level-rising", level: "level", down: "level-falling" },
  down: { up: "bowl", level: "falling-level", down: "descending" },
};

function direction(semitones: number): Direction {
  if (semitones > LEVEL) return "up";
  return semitones < -LEVEL ? "down" : "level";
}

function meanPitch(notes: readonly MelodyNote[]): number | undefined {
  let sum = 0;
  let time = 0;
  for (const note of notes) {
    sum += note.midi * wholes(note.length);
    time += wholes(note.length);
  }
  return time === 0 ? undefined : sum / time;
}

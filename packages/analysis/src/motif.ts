/**
 * @file The motif of a melody: the short cell of intervals and rhythm that recurs most tellingly, at whatever pitch.
 *
 * ChatMusician (2024, appendix D) takes the most frequent, then longest, run of up to eight characters of ABC. Text hides
 * a cell that returns a step higher, so here a cell is steps of the staff and times between onsets: it is found again in
 * sequence, and upside down.
 */
import { type Duration, printDuration, staffStep, subtractDurations } from "@melodist/score";
import type { Melody, MelodyNote } from "./melody.ts";

/**
 * - `exact`: the same pitches
 * - `octave`: the same, one or more octaves away
 * - `transposed`: the same intervals to the semitone
 * - `sequence`: the same steps of the staff, other semitones
 * - `inverted`: every step the other way
 */
export type MotifVariant = "exact" | "octave" | "transposed" | "sequence" | "inverted";

export interface MotifOccurrence {
  /** Index of its first note among the melody's notes. */
  readonly note: number;
  /** Index into the melody's measures. */
  readonly measure: number;
  readonly variant: MotifVariant;
}

export interface Motif {
  /** How many notes it has, 3 to 8. */
  readonly notes: number;
  /** Staff steps from note to note: one fewer than notes. */
  readonly steps: readonly number[];
  /** Times from onset to onset, in whole notes: one fewer than notes. */
  readonly times: readonly Duration[];
  /** In order, the first as the `exact` one; none overlaps another. */
  readonly occurrences: readonly MotifOccurrence[];
}

const SHORTEST = 3;
const LONGEST = 8;
/** Only so many notes are searched; the motif of a longer tune is in its beginning. */
const MOST_NOTES = 4096;

/** One move from a note to the next, as text. */
interface Move {
  readonly step: number;
  readonly time: Duration;
  /** The move, and its mirror image. */
  readonly name: string;
  readonly mirrored: string;
}

/**
 * Find the motif.
 *
 * Of all cells of 3 to 8 notes that occur at least twice without overlapping, the one that covers most notes beyond its
 * first occurrence; cells that begin on a beat and have more than one kind of move count more. Time and memory grow with
 * the number of notes, of which at most 4096 are searched.
 *
 * @returns undefined when nothing recurs
 */
export function findMotif(melody: Melody): Motif | undefined {
  const notes = melody.notes.slice(0, MOST_NOTES);
  const moves = notes.slice(1).map((note, index) => moveBetween(notes[index] ?? note, note));
  let best:
    | { readonly starts: readonly number[]; readonly length: number; readonly worth: number }
    | undefined;
  for (let length = SHORTEST; length <= LONGEST; length++) {
    for (const starts of recurringCells(moves, length)) {
      const worth = cellWorth(starts, length, notes, moves);
      if (worth > (best?.worth ?? 0)) best = { starts, length, worth };
    }
  }
  return best && describeCell(best.starts, best.length, notes, moves);
}

function moveBetween(from: MelodyNote, to: MelodyNote): Move {
  const step = staffStep(to.pitch) - staffStep(from.pitch);
  const time = subtractDurations(to.onset, from.onset);
  const text = printDuration(time);
  return { step, time, name: `${step}@${text}`, mirrored: `${0 - step}@${text}` };
}

function cellName(moves: readonly Move[], start: number, length: number, mirrored = false): string {
  const cell = moves.slice(start, start + length - 1);
  return cell.map((move) => (mirrored ? move.mirrored : move.name)).join(" ");
}

/** Starts of the occurrences of each cell of a length that occurs at least twice. */
function recurringCells(moves: readonly Move[], length: number): readonly (readonly number[])[] {
  const cells = new Map<string, number[]>();
  for (let start = 0; start + length - 1 <= moves.length; start++) {
    const name = cellName(moves, start, length);
    const starts = cells.get(name);
    if (starts === undefined) cells.set(name, [start]);
    else if (start >= (starts.at(-1) ?? 0) + length) starts.push(start);
  }
  return [...cells.values()].filter((starts) => starts.length > 1);
}

/** A cell whose occurrences all begin on the first beat of a bar is worth this much more, … */
const ON_FIRST_BEAT = 1.3;
/** … and so is one that opens the tune. */
const OPENS = 1.5;
/** Beyond this many notes a further one counts half. */
const MOST_REWARDED = 4;

function cellWorth(
  starts: readonly number[],
  length: number,
  notes: readonly MelodyNote[],
  moves: readonly Move[],
): number {
  const first = starts[0] ?? 0;
  const cell = moves.slice(first, first + length - 1);
  const kinds = new Set(cell.map((move) => move.name)).size;
  const variety = kinds / cell.length;
  const isFlat = cell.every((move) => move.step === 0);
  const onFirst = starts.filter((start) => notes[start]?.offset.num === 0).length / starts.length;
  const rewarded = Math.min(length, MOST_REWARDED) + Math.max(0, length - MOST_REWARDED) / 2;
  const place = (1 + (ON_FIRST_BEAT - 1) * onFirst) * ((notes[first]?.measure ?? 0) <= 1 ? OPENS : 1);
  const worth = (starts.length - 1) * rewarded * (0.3 + 0.7 * variety) * place;
  return isFlat ? worth / 4 : worth;
}

function describeCell(
  starts: readonly number[],
  length: number,
  notes: readonly MelodyNote[],
  moves: readonly Move[],
): Motif {
  const first = starts[0] ?? 0;
  const cell = moves.slice(first, first + length - 1);
  const taken = new Set(starts.flatMap((start) => Array.from({ length }, (_, index) => start + index)));
  const inverted = invertedStarts(cellName(moves, first, length, true), length, moves, taken);
  const occurrences = [
    ...starts.map((start) => ({ start, variant: variantOf(notes, first, start, length) })),
    ...inverted.map((start) => ({ start, variant: "inverted" as const })),
  ].sort((a, b) => a.start - b.start);
  return {
    notes: length,
    steps: cell.map((move) => move.step),
    times: cell.map((move) => move.time),
    occurrences: occurrences.map(({ start, variant }) => {
      return { note: start, measure: notes[start]?.measure ?? 0, variant };
    }),
  };
}

/** Places of the mirror image that share no note with an occurrence; a cell that is its own mirror image has none. */
function invertedStarts(
  name: string,
  length: number,
  moves: readonly Move[],
  taken: ReadonlySet<number>,
): readonly number[] {
  const starts: number[] = [];
  for (let start = 0; start + length - 1 <= moves.length; start++) {
    const isFree =
      start >= (starts.at(-1) ?? -length) + length && !taken.has(start) && !taken.has(start + length - 1);
    if (isFree && cellName(moves, start, length) === name) starts.push(start);
  }
  return starts;
}

function variantOf(notes: readonly MelodyNote[], first: number, start: number, length: number): MotifVariant {
  const distances = Array.from({ length }, (_, index) => {
    return (notes[start + index]?.midi ?? 0) - (notes[first + index]?.midi ?? 0);
  });
  const distance = distances[0] ?? 0;
  if (distances.some((other) => other !== distance)) return "sequence";
  if (distance === 0) return "exact";
  return distance % 12 === 0 ? "octave" : "transposed";
}

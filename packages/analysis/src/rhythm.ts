/** @file How a melody moves in time: how many notes, how dotted, how syncopated, in what cells. */
import { type Duration, printDuration } from "@melodist/score";
import { accentAt, type BeatGrid, beatGrid, SAME_PLACE, wholes } from "./beats.ts";
import type { Melody, MelodyNote } from "./melody.ts";

export interface RhythmFinding {
  readonly notesPerBeat: number;
  /** By the time the melody takes, in bars of its meter; pick-ups and short bars count as what they are. */
  readonly notesPerBar: number;
  /** Share of notes that begin between beats and sound over the next beat, 0 to 1. */
  readonly syncopation: number;
  /** Share of neighbouring notes within a beat of which one is three times as long as the other, 0 to 1. */
  readonly dottedness: number;
  /** The cell that fills the most beats. */
  readonly cell: RhythmCell | undefined;
}

/** The notes that begin in one beat. */
export interface RhythmCell {
  readonly lengths: readonly Duration[];
  /** Share of the beats in which a note begins, 0 to 1. */
  readonly share: number;
}

/** The rhythm of a melody; zeros when it has no notes. */
export function findRhythm({ notes, measures }: Melody): RhythmFinding {
  let beats = 0;
  let bars = 0;
  for (const { length, meter } of measures) {
    const grid = beatGrid(meter);
    bars += wholes(length) / grid.bar;
    beats += (wholes(length) / grid.bar) * (meter.kind === "free" ? 1 : grid.starts.length);
  }
  const placed = notes.map((note) => placeInBeat(note, measures[note.measure]));
  return {
    notesPerBeat: beats === 0 ? 0 : notes.length / beats,
    notesPerBar: bars === 0 ? 0 : notes.length / bars,
    syncopation: notes.length === 0 ? 0 : placed.filter(isSyncopated).length / notes.length,
    dottedness: dottedness(placed),
    cell: usualCell(placed),
  };
}

/** A note and the beat it begins in. */
interface PlacedNote {
  readonly note: MelodyNote;
  /** Measure and number of the beat: notes of one beat have the same. */
  readonly beat: string;
  /** Whole notes from its onset to the next beat. */
  readonly untilNext: number;
  readonly isOnBeat: boolean;
}

function placeInBeat(note: MelodyNote, measure: Melody["measures"][number] | undefined): PlacedNote {
  const offset = wholes(note.offset);
  const grid: BeatGrid =
    measure === undefined ? { starts: [0], bar: 0.25, parts: 2 } : beatGrid(measure.meter);
  const isFree = measure === undefined || measure.meter.kind === "free";
  const turn = Math.floor(offset / grid.bar + SAME_PLACE);
  const place = offset - turn * grid.bar;
  let index = 0;
  while ((grid.starts[index + 1] ?? Number.POSITIVE_INFINITY) <= place + SAME_PLACE) index++;
  const untilNext = (grid.starts[index + 1] ?? grid.bar) - place;
  const isOnBeat = isFree || accentAt(grid, offset) > 0;
  return { note, beat: `${note.measure}:${turn}:${index}`, untilNext, isOnBeat };
}

function isSyncopated({ note, untilNext, isOnBeat }: PlacedNote): boolean {
  return !isOnBeat && wholes(note.length) > untilNext + SAME_PLACE;
}

function dottedness(placed: readonly PlacedNote[]): number {
  let pairs = 0;
  let dotted = 0;
  for (let index = 1; index < placed.length; index++) {
    const before = placed[index - 1];
    const here = placed[index];
    if (before === undefined || here === undefined || before.beat !== here.beat) continue;
    pairs++;
    const ratio = wholes(before.note.length) / wholes(here.note.length);
    if (Math.abs(ratio - 3) < SAME_PLACE || Math.abs(ratio - 1 / 3) < SAME_PLACE) dotted++;
  }
  return pairs === 0 ? 0 : dotted / pairs;
}

function usualCell(placed: readonly PlacedNote[]): RhythmCell | undefined {
  const beats = new Map<string, Duration[]>();
  for (const { note, beat } of placed) {
    const lengths = beats.get(beat);
    if (lengths === undefined) beats.set(beat, [note.length]);
    else lengths.push(note.length);
  }
  const cells = new Map<string, { readonly lengths: readonly Duration[]; count: number }>();
  for (const lengths of beats.values()) {
    const name = lengths.map(printDuration).join(" ");
    const cell = cells.get(name);
    if (cell === undefined) cells.set(name, { lengths, count: 1 });
    else cell.count++;
  }
  const [best] = [...cells.values()].sort((a, b) => b.count - a.count);
  return best && { lengths: best.lengths, share: best.count / beats.size };
}

/**
 * @file What speaks for a key in the notes of a melody: how long each pitch class sounds, and which ones
 * begin, end and carry the weight.
 */
import { accentAt, beatGrid, SAME_PLACE, wholes } from "./beats.ts";
import type { Melody, MelodyNote } from "./melody.ts";

/** The ways in which a pitch class can matter, each a share of 0 to 1 for the twelve pitch classes. */
export const ASPECTS = [
  /** How long it sounds. */
  "time",
  /** That it sounds at all: the square root of its time, so that a rare note still tells F from F sharp. */
  "heard",
  /** How long it sounds beginning on a beat. */
  "beats",
  /** How long it sounds in notes at least twice as long as usual. */
  "long",
  /** Last note of all. */
  "last",
  /** Last notes before repeat signs, double bars and the end. */
  "ends",
  /** Notes on the first beat of the last bar of sections. */
  "landings",
  /** Notes on the first beat of every fourth bar of a section. */
  "fourths",
  /** First note on a first beat. */
  "first",
  /** Lowest note of all. */
  "lowest",
  /** Reached by a semitone from below. */
  "led",
] as const;

export type Aspect = (typeof ASPECTS)[number];

/** Twelve shares per aspect, C first. */
export type KeyEvidence = Readonly<Record<Aspect, readonly number[]>>;

/** Collect the evidence; all zeros where there is nothing to see. */
export function keyEvidence(melody: Melody): KeyEvidence {
  const sums = Object.fromEntries(ASPECTS.map((aspect) => [aspect, new Array<number>(12).fill(0)])) as Record<
    Aspect,
    number[]
  >;
  const add = (aspect: Aspect, note: MelodyNote | undefined, weight: number) => {
    if (note === undefined) return;
    const row = sums[aspect];
    const place = ((note.midi % 12) + 12) % 12;
    row[place] = (row[place] ?? 0) + weight;
  };
  addSounding(melody, add);
  addPlaces(melody, add);
  for (const aspect of ASPECTS) toShares(sums[aspect]);
  return { ...sums, heard: sums.time.map(Math.sqrt) };
}

type Add = (aspect: Aspect, note: MelodyNote | undefined, weight: number) => void;

function addSounding({ notes, measures }: Melody, add: Add): void {
  const usual = medianLength(notes);
  let before: MelodyNote | undefined;
  for (const note of notes) {
    const length = wholes(note.length);
    const meter = measures[note.measure]?.meter;
    add("time", note, length);
    if (meter !== undefined && accentAt(beatGrid(meter), wholes(note.offset)) > 0) add("beats", note, length);
    if (length >= 2 * usual - SAME_PLACE) add("long", note, length);
    if (before !== undefined && note.midi - before.midi === 1) add("led", note, 1);
    before = note;
  }
}

function medianLength(notes: readonly MelodyNote[]): number {
  const lengths = notes.map((note) => wholes(note.length)).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}

function addPlaces({ notes, measures }: Melody, add: Add): void {
  const { downbeats, lasts } = notesOfMeasures(notes);
  let start = 0;
  for (let index = 0; index < measures.length; index++) {
    if ((index - start) % 4 === 3) add("fourths", downbeats.get(index), 1);
    if (measures[index]?.endsSection !== true) continue;
    add("ends", lasts.get(index), 1);
    add("landings", downbeats.get(index), 1);
    start = index + 1;
  }
  add("last", notes.at(-1), 1);
  add("first", notes.find((note) => note.offset.num === 0 && note.measure <= 1) ?? notes[0], 1);
  const lowest = notes.reduce((low, note) => Math.min(low, note.midi), Number.POSITIVE_INFINITY);
  add(
    "lowest",
    notes.find((note) => note.midi === lowest),
    1,
  );
}

/** Of every measure the note on its first beat (or else its first note) and its last note. */
function notesOfMeasures(notes: readonly MelodyNote[]) {
  const downbeats = new Map<number, MelodyNote>();
  const lasts = new Map<number, MelodyNote>();
  for (const note of notes) {
    if (!downbeats.has(note.measure)) downbeats.set(note.measure, note);
    lasts.set(note.measure, note);
  }
  return { downbeats, lasts };
}

/** Divide by the sum, in place. */
function toShares(sums: number[]): void {
  const total = sums.reduce((sum, value) => sum + value, 0);
  if (total === 0) return;
  for (let place = 0; place < sums.length; place++) sums[place] = (sums[place] ?? 0) / total;
}

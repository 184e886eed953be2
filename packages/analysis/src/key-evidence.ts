/**
 * @file What speaks for a key in the notes of a melody: how long each pitch class sounds, and which ones
 * begin, end, carry the weight and are moved to.
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
  /** Like `heard`, of the opening: every eight bars a note counts for a third. Songs move away from their key. */
  "opening",
  /** Reached by a semitone from below. */
  "led",
  /** Reached by a semitone from above. */
  "lowered",
  /** Reached by a whole tone from above. */
  "steppedDown",
  /** Reached from its fifth: by a fourth upward or a fifth downward. */
  "fromFifth",
  /** Reached from its fourth: by a fourth downward or a fifth upward. */
  "fromFourth",
  /** Root of a leap of a major third or minor sixth, either way. */
  "majorThird",
  /** Root of a leap of a minor third or major sixth, either way. */
  "minorThird",
  /** What some of the above count for besides in a song that rests for its accompaniment, times `silence`. */
  "songTime",
  "songHeard",
  "songLast",
  "songOpening",
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
  addMotions(melody, add);
  addPlaces(melody, add);
  for (const aspect of ASPECTS) toShares(sums[aspect]);
  const heard = sums.time.map(Math.sqrt);
  const opening = sums.opening.map(Math.sqrt);
  const song = silence(melody);
  const inSong = (shares: readonly number[]) => shares.map((share) => song * share);
  return {
    ...sums,
    heard,
    opening,
    songTime: inSong(sums.time),
    songHeard: inSong(heard),
    songLast: inSong(sums.last),
    songOpening: inSong(opening),
  };
}

/** A melody that rests for this part of its time is altogether a song with accompaniment. */
const SONG_RESTS = 0.25;

/** How much a melody rests between its first and last note: 0 for a dance, 1 for a song with interludes. */
function silence({ notes }: Melody): number {
  const [first, last] = [notes[0], notes.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const span = wholes(last.onset) + wholes(last.length) - wholes(first.onset);
  const sounding = notes.reduce((sum, note) => sum + wholes(note.length), 0);
  return span > 0 ? Math.min(1, Math.max(0, 1 - sounding / span) / SONG_RESTS) : 0;
}

type Add = (aspect: Aspect, note: MelodyNote | undefined, weight: number) => void;

/** In this many bars the weight of the opening falls to a third. */
const OPENING_BARS = 8;

function addSounding({ notes, measures }: Melody, add: Add): void {
  const usual = medianLength(notes);
  const begin = notes[0]?.measure ?? 0;
  for (const note of notes) {
    const length = wholes(note.length);
    const meter = measures[note.measure]?.meter;
    add("time", note, length);
    add("opening", note, length * Math.exp((begin - note.measure) / OPENING_BARS));
    if (meter !== undefined && accentAt(beatGrid(meter), wholes(note.offset)) > 0) add("beats", note, length);
    if (length >= 2 * usual - SAME_PLACE) add("long", note, length);
  }
}

/** What an interval, in semitones upward, says about the note it leads to … */
const ARRIVALS: Readonly<Record<number, Aspect>> = {
  [1]: "led",
  [-1]: "lowered",
  [-2]: "steppedDown",
  [5]: "fromFifth",
  [-7]: "fromFifth",
  [-5]: "fromFourth",
  [7]: "fromFourth",
};

/** … and about the note it leaves, when that is the root of the third (in a sixth, the higher note). */
const THIRDS: Readonly<Record<number, Aspect>> = {
  [3]: "minorThird",
  [-9]: "minorThird",
  [4]: "majorThird",
  [-8]: "majorThird",
};

function addMotions({ notes }: Melody, add: Add): void {
  let before: MelodyNote | undefined;
  for (const note of notes) {
    const interval = note.midi - (before?.midi ?? note.midi);
    const arrival = ARRIVALS[interval];
    if (arrival !== undefined) add(arrival, note, 1);
    const [rising, falling] = [THIRDS[interval], THIRDS[-interval]];
    if (rising !== undefined) add(rising, before, 1);
    if (falling !== undefined) add(falling, note, 1);
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

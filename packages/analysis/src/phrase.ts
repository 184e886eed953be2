/** @file Where phrases of a melody end, and how clearly. */
import { type PitchName, pitchClass, ZERO } from "@melodist/score";
import { SAME_PLACE, wholes } from "./beats.ts";
import { type ContourShape, contourShape } from "./contour.ts";
import type { Melody, MelodyNote } from "./melody.ts";
import { noteRestfulness } from "./restfulness.ts";

/** A phrase: a row of notes up to a place of rest. */
export interface Phrase {
  /** Index of its first note among the melody's notes. */
  readonly from: number;
  /** The first note behind it. */
  readonly to: number;
  /** How clearly it ends, 0 to 1. */
  readonly strength: number;
  readonly shape: ContourShape;
}

/** What speaks for a phrase's end; the sum, at most 1, is its strength. */
const WEIGHTS = {
  /** A long note, or a rest behind it. */
  rest: 0.4,
  /** A repeat sign, a double bar, the end. */
  sign: 0.5,
  /** Every fourth bar since the last sign … */
  fourthBar: 0.3,
  /** … every second. */
  secondBar: 0.15,
  /** On the tonic … */
  tonic: 0.15,
  /** … or on the second or fifth degree, where half cadences rest. */
  halfCadence: 0.08,
} as const;

/** Weaker ends are none. */
const WEAKEST = 0.45;
/** A phrase has at least this many bars, unless signs say otherwise. */
const SHORTEST_BARS = 1.5;

/** A note that may end a phrase. */
interface PossibleEnd {
  /** Index of the note. */
  readonly note: number;
  readonly strength: number;
  /** Where its bar stands in the melody, in bars. */
  readonly bar: number;
}

/**
 * Find the phrases of a melody.
 *
 * @param tonic makes cadences audible; without it only time counts
 * @example
 * findPhrases(melody).length; // => 4
 */
export function findPhrases(melody: Melody, tonic?: PitchName): readonly Phrase[] {
  const { notes } = melody;
  if (notes.length === 0) return [];
  const ends = strongest(possibleEnds(melody, tonic));
  let from = 0;
  const phrases = ends.map(({ note, strength }): Phrase => {
    const phrase = { from, to: note + 1, strength, shape: contourShape(notes.slice(from, note + 1)) };
    from = note + 1;
    return phrase;
  });
  if (from === notes.length) return phrases;
  return [...phrases, { from, to: notes.length, strength: 1, shape: contourShape(notes.slice(from)) }];
}

/** In every measure the one note that could end a phrase. */
function possibleEnds(melody: Melody, tonic: PitchName | undefined): readonly PossibleEnd[] {
  const rests = noteRestfulness(melody);
  const pickUp = pickUpLength(melody);
  const ends: PossibleEnd[] = [];
  for (const { measure, bar, notes } of notesByMeasure(melody)) {
    const { length, endsSection } = melody.measures[measure] ?? NO_MEASURE;
    const last = lastBefore(notes, endsSection ? Number.POSITIVE_INFINITY : wholes(length) - pickUp, rests);
    if (last === undefined) continue;
    const strength =
      WEIGHTS.rest * (rests[last.index] ?? 0) +
      (endsSection ? WEIGHTS.sign : 0) +
      gridStrength(bar) +
      cadence(last.note, tonic);
    ends.push({ note: last.index, strength: Math.min(1, strength), bar: measure });
  }
  return ends;
}

const NO_MEASURE = { length: ZERO, endsSection: false };

function gridStrength(bar: number): number {
  if (bar === 0 || bar % 2 === 1) return 0;
  return bar % 4 === 0 ? WEIGHTS.fourthBar : WEIGHTS.secondBar;
}

interface IndexedNote {
  readonly note: MelodyNote;
  readonly index: number;
}

/** The notes that begin in each measure, and how many full bars since the last sign end with it. */
function* notesByMeasure({ notes, measures }: Melody): Generator<{
  readonly measure: number;
  readonly bar: number;
  readonly notes: readonly IndexedNote[];
}> {
  let next = 0;
  let bar = 0;
  for (const [measure, { length, endsSection }] of measures.entries()) {
    const inside: IndexedNote[] = [];
    for (let note = notes[next]; note?.measure === measure; note = notes[next]) {
      inside.push({ note, index: next });
      next++;
    }
    const isPickUp = bar === 0 && isShorter(length, measures[measure + 1]?.length);
    if (!isPickUp) bar++;
    yield { measure, bar, notes: inside };
    if (endsSection) bar = 0;
  }
}

function isShorter(a: MelodyNote["length"], b: MelodyNote["length"] | undefined): boolean {
  return b !== undefined && wholes(a) < wholes(b) - SAME_PLACE;
}

function pickUpLength({ measures }: Melody): number {
  const first = measures[0];
  if (first === undefined || !isShorter(first.length, measures[1]?.length)) return 0;
  return wholes(first.length);
}

/** The most restful note of a measure where one stands out, otherwise the last one before the next pick-up. */
function lastBefore(
  notes: readonly IndexedNote[],
  cut: number,
  rests: readonly number[],
): IndexedNote | undefined {
  const restOf = ({ index }: IndexedNote) => rests[index] ?? 0;
  const calmest = notes.reduce(
    (best, note) => (restOf(note) > restOf(best) ? note : best),
    notes[0] as IndexedNote,
  );
  if (notes.length > 0 && restOf(calmest) > 0) return calmest;
  return notes.findLast(({ note }) => wholes(note.offset) < cut - SAME_PLACE) ?? notes.at(-1);
}

function cadence(note: MelodyNote, tonic: PitchName | undefined): number {
  if (tonic === undefined) return 0;
  const degree = (((note.midi - Math.floor(pitchClass(tonic))) % 12) + 12) % 12;
  if (degree === 0) return WEIGHTS.tonic;
  return degree === 2 || degree === 7 ? WEIGHTS.halfCadence : 0;
}

/** Of ends that stand too close together the strongest; in order. */
function strongest(ends: readonly PossibleEnd[]): readonly PossibleEnd[] {
  const kept: PossibleEnd[] = [];
  for (const end of ends) {
    if (end.strength < WEAKEST) continue;
    const before = kept.at(-1);
    if (before === undefined || end.bar - before.bar >= SHORTEST_BARS) kept.push(end);
    else if (end.strength > before.strength) kept[kept.length - 1] = end;
  }
  return kept;
}

/**
 * @file How much of one melody is in another, whatever the key, octave, bar lines, ornaments and order of parts.
 *
 * Both are heard through the same pulse (`cell-row.ts`). Wherever a few steps in a row agree, the two are laid over
 * each other there and the agreement followed both ways until too much differs: seeds and ungapped extension, after
 * BLAST (Altschul & others 1990). A cell that agrees counts as many bits as its step is surprising, so scales,
 * arpeggios and held notes weigh little. Stretches that chance would hardly bring about are kept, and what they cover
 * is the answer: a changed phrase, another ending, a repeat written out or parts in another order only leave holes.
 */
import { type HeardMelody, hearMelody, melodyGait, stepInto } from "./heard-melody.ts";
import { type MelodyCode, noteMeasures } from "./melody-code.ts";
import { isSemitone, type Stretch, sharedStretches } from "./shared-stretches.ts";

/** What two melodies have in common. */
export interface Likeness {
  /** Share of the shorter melody that is found in the longer, weighted by information; 0 to 1. */
  readonly similarity: number;
  /** The same of the longer melody: near `similarity` for two renderings, small for an excerpt. */
  readonly ofLonger: number;
  /** Information of what they share, in bits. */
  readonly sharedBits: number;
  /** The same, every turn of the melody (two steps) counted once: little for a chant of three notes, however long. */
  readonly distinctBits: number;
  /** Notes of the first melody that lie in what they share. */
  readonly sharedNotes: number;
  /** Measures of the first melody of which at least half lies in what they share. */
  readonly sharedBars: number;
  /** Notes of the first melody in the longest stretch, small differences included. */
  readonly longestStretch: number;
  /** Semitones from the first melody up to the second. */
  readonly transposition: number;
  /** How long the second's notes are when the first's are 1. */
  readonly tempo: Tempo;
}

export type Tempo = 0.5 | 1 | 2;

const TEMPOS: readonly Tempo[] = [1, 0.5, 2];
/** In octaves (factors of two): the paces of two renderings differ by less, ornaments and all. */
const PACE_ROOM = 0.75;
/** One stretch must be worth 27 bits; then shorter ones beside it count from 15 bits. Chosen by measurement. */
const STRONG = 270;
const WEAK = 150;
/** How many cells the two may have drifted apart between a strong stretch and a weak one. */
const NEAR_CELLS = 8;

const NOTHING: Likeness = Object.freeze({
  similarity: 0,
  ofLonger: 0,
  sharedBits: 0,
  distinctBits: 0,
  sharedNotes: 0,
  sharedBars: 0,
  longestStretch: 0,
  transposition: 0,
  tempo: 1,
});

/**
 * What two melodies have in common, in the transposition and tempo that shows most.
 *
 * @example
 * compareMelodies(code, code).similarity; // => 1
 */
export function compareMelodies(a: MelodyCode, b: MelodyCode): Likeness {
  const first = melodyGait(a);
  const second = melodyGait(b);
  const difference = Math.log2(second.pace / first.pace);
  let best = NOTHING;
  for (const tempo of TEMPOS) {
    if (Math.abs(difference - Math.log2(tempo)) > PACE_ROOM) continue;
    const pulse = Math.min(first.pulse, second.pulse / tempo);
    const found = overlay({
      a,
      b,
      tempo,
      heardA: hearMelody(a, pulse),
      heardB: hearMelody(b, pulse * tempo),
    });
    if (found.similarity > best.similarity) best = found;
  }
  return best;
}

interface Pair {
  readonly a: MelodyCode;
  readonly b: MelodyCode;
  readonly tempo: Tempo;
  readonly heardA: HeardMelody;
  readonly heardB: HeardMelody;
}

function overlay(pair: Pair): Likeness {
  const { a, tempo, heardA, heardB } = pair;
  const stretches = keepTogether(sharedStretches(heardA, heardB, WEAK));
  const [longest] = stretches;
  if (longest === undefined) return NOTHING;
  const { coverA, coverB } = cover(pair, stretches);
  const shorter = Math.min(heardA.total, heardB.total);
  const shared = Math.min(coveredBits(heardA, coverA), coveredBits(heardB, coverB), shorter);
  return {
    similarity: shared / shorter,
    ofLonger: shared / Math.max(heardA.total, heardB.total),
    sharedBits: shared / 10,
    distinctBits: Math.min(distinctBits(heardA, coverA), distinctBits(heardB, coverB)) / 10,
    ...coveredNotes(a, heardA, coverA, longest),
    transposition: transpositionOf(heardA, heardB, longest),
    tempo,
  };
}

/** Of the transposition that the strong stretches speak for, these and the weak ones near them, the strongest first. */
function keepTogether(stretches: readonly Stretch[]): readonly Stretch[] {
  const votes = new Float64Array(12);
  for (const { shift, score } of stretches) if (score >= STRONG) votes[shift] = (votes[shift] ?? 0) + score;
  const shift = votes.indexOf(Math.max(...votes));
  const alike = stretches.filter((stretch) => stretch.shift === shift).sort((x, y) => y.score - x.score);
  const strong = alike.filter(({ score }) => score >= STRONG);
  const isNear = ({ offset }: Stretch) =>
    strong.some((other) => Math.abs(other.offset - offset) <= NEAR_CELLS);
  return alike.filter((stretch) => stretch.score >= STRONG || isNear(stretch));
}

/** How a cell is covered: not at all or by a cell that differs, by one a semitone off, by its like. */
const OFF_BY_SEMITONE = 1;
const ALIKE = 2;

/** For each cell of both melodies, the best that any stretch has to offer. */
function cover({ heardA, heardB }: Pair, stretches: readonly Stretch[]) {
  const coverA = new Uint8Array(heardA.classes.length);
  const coverB = new Uint8Array(heardB.classes.length);
  for (const { from, to, offset, shift } of stretches) {
    for (let here = from, there = from + offset; here < to; here++, there++) {
      const how = likeness((24 + (heardB.classes[there] ?? 0) - (heardA.classes[here] ?? 0) - shift) % 12);
      coverA[here] = Math.max(how, coverA[here] ?? 0);
      coverB[there] = Math.max(how, coverB[there] ?? 0);
    }
  }
  return { coverA, coverB };
}

/** Of cells that differ by so many semitones, modulo 12. */
function likeness(difference: number): number {
  if (difference === 0) return ALIKE;
  return isSemitone(difference) ? OFF_BY_SEMITONE : 0;
}

/** In tenths of a bit; a cell off by a semitone counts half. */
function coveredBits({ bits }: HeardMelody, covered: Uint8Array): number {
  let sum = 0;
  for (let cell = 0; cell < covered.length; cell++) {
    sum += ((bits[cell] ?? 0) * (covered[cell] ?? 0)) / ALIKE;
  }
  return sum;
}

/** In tenths of a bit: of cells alike, held ones passed over, each pair of steps that leads to one counted once. */
function distinctBits({ classes, bits }: HeardMelody, covered: Uint8Array): number {
  const met = new Uint8Array(144);
  let before = 0;
  let sum = 0;
  for (let cell = 1; cell < covered.length; cell++) {
    const step = stepInto(classes, cell);
    if (step === 0) continue;
    const turn = 12 * before + step;
    before = step;
    if (covered[cell] !== ALIKE || met[turn] === 1) continue;
    met[turn] = 1;
    sum += bits[cell] ?? 0;
  }
  return sum;
}

/** Notes and measures of the first melody in what is shared, and notes in the longest stretch. */
function coveredNotes(code: MelodyCode, { row }: HeardMelody, covered: Uint8Array, longest: Stretch) {
  const notesBy = new Int32Array(code.barlines.length); // by measure
  const sharedBy = new Int32Array(code.barlines.length);
  let longestStretch = 0;
  let cell = 0;
  for (const [note, measure] of noteMeasures(code).entries()) {
    while (cell + 1 < row.starts.length && (row.starts[cell + 1] ?? 0) <= (code.onsets[note] ?? 0)) cell++;
    countOne(notesBy, measure);
    if (covered[cell] !== 0) countOne(sharedBy, measure);
    if (cell >= longest.from && cell < longest.to) longestStretch++;
  }
  return {
    sharedNotes: sharedBy.reduce((sum, count) => sum + count, 0),
    sharedBars: sharedBy.filter((count, measure) => count > 0 && 2 * count >= (notesBy[measure] ?? 0)).length,
    longestStretch,
  };
}

function countOne(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

/** The shift of a stretch with the octave in which most of it lies. */
function transpositionOf(a: HeardMelody, b: HeardMelody, { from, to, offset, shift }: Stretch): number {
  let sum = 0;
  for (let cell = from; cell < to; cell++) sum += (b.row.keys[cell + offset] ?? 0) - (a.row.keys[cell] ?? 0);
  return shift + 12 * Math.round((sum / (to - from) - shift) / 12);
}

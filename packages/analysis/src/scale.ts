/** @file The scale a melody moves in, its tonic being known. */
import { type PitchName, pitchClass } from "@melodist/score";
import { accentAt, beatGrid, wholes } from "./beats.ts";
import type { Melody } from "./melody.ts";
import { SCALES, type Scale, type ScaleFamily, type ScaleName } from "./scale.data.ts";

/** What a melody's notes are made of. */
export interface ScaleFinding {
  /** `pentatonic` and `hexatonic` stand for other scales of five and six notes, `fragment` for fewer than five. */
  readonly name: ScaleName | "pentatonic" | "hexatonic" | "fragment";
  readonly family: ScaleFamily | "fragment";
  /** Semitones above the tonic of the scale that is named; of an unnamed one, of the notes that count. */
  readonly semitones: readonly number[];
  /** Degrees of the seven-note scale that a pentatonic or hexatonic scale does without. */
  readonly missing: readonly number[];
  /** Notes outside the scale and their share of the sounding time, in order of pitch. */
  readonly foreign: readonly { readonly semitone: number; readonly share: number }[];
  /** Share of the sounding time of each semitone above the tonic; twelve, summing to 1. */
  readonly shares: readonly number[];
}

/** A note that sounds this share of the time belongs to the scale … */
const BELONGS = 0.025;
/** … and so does one that sounds this much, when … */
const RARE = 0.01;
/** … this part of its time begins on the strong beats: it is then no passing note. */
const STRESSED = 0.3;
/** A seven-note scale may leave this share of the time unexplained; beyond it, the melody is chromatic. */
const MOST_FOREIGN = 0.08;

/**
 * Name the scale of a melody.
 *
 * Notes that are rare and unstressed are not counted: they are told as `foreign`.
 *
 * @returns undefined when there are no notes
 * @example
 * findScale(melody, { letter: "G", alter: 0 })?.name; // => "gong"
 */
export function findScale(melody: Melody, tonic: PitchName): ScaleFinding | undefined {
  if (melody.notes.length === 0) return undefined;
  const { shares, stressed } = soundingTime(melody, Math.floor(pitchClass(tonic)));
  const belongs = shares.map(
    (share, place) => share >= BELONGS || (share >= RARE && (stressed[place] ?? 0) >= STRESSED * share),
  );
  const notes = filledUp(
    belongs.flatMap((is, place) => (is || place === 0 ? [place] : [])),
    shares,
  );
  const { name, family, semitones } = nameNotes(notes, shares);
  const foreign = shares.flatMap((share, semitone) =>
    share > 0 && !semitones.includes(semitone) ? [{ semitone, share }] : [],
  );
  return { name, family, semitones, missing: missingDegrees(semitones), foreign, shares };
}

function soundingTime({ notes, measures }: Melody, tonic: number) {
  const shares = new Array<number>(12).fill(0);
  const stressed = new Array<number>(12).fill(0);
  const total = notes.reduce((sum, note) => sum + wholes(note.length), 0);
  for (const note of notes) {
    const place = (((note.midi - tonic) % 12) + 12) % 12;
    const share = total === 0 ? 0 : wholes(note.length) / total;
    shares[place] = (shares[place] ?? 0) + share;
    const meter = measures[note.measure]?.meter;
    const isStrong = meter !== undefined && accentAt(beatGrid(meter), wholes(note.offset)) >= 2;
    if (isStrong) stressed[place] = (stressed[place] ?? 0) + share;
  }
  return { shares, stressed };
}

/** Of fewer than five notes, add the rare ones as well, the longest first: a scale can have a note that is rare. */
function filledUp(notes: readonly number[], shares: readonly number[]): readonly number[] {
  if (notes.length >= 5) return notes;
  const rare = shares
    .flatMap((share, place) => (share > 0 && !notes.includes(place) ? [{ share, place }] : []))
    .sort((a, b) => b.share - a.share)
    .slice(0, 5 - notes.length);
  return [...notes, ...rare.map(({ place }) => place)].sort((a, b) => a - b);
}

type Named = Pick<ScaleFinding, "name" | "family" | "semitones">;

function nameNotes(notes: readonly number[], shares: readonly number[]): Named {
  if (notes.length < 5) return { name: "fragment", family: "fragment", semitones: notes };
  const exact = smallest((scale) => isSubset(notes, scale) && scale.semitones.length === notes.length);
  if (exact !== undefined) return exact;
  if (notes.length === 5) return { name: "pentatonic", family: "pentatonic", semitones: notes };
  if (isMinorWithBoth(notes)) return named(notes.includes(9) ? "melodic-minor" : "harmonic-minor");
  const holding = smallest((scale) => isSubset(notes, scale) && scale.semitones.length < 12);
  if (holding !== undefined) return holding;
  if (notes.length === 6) return { name: "hexatonic", family: "hexatonic", semitones: notes };
  return leastForeign(shares) ?? named("chromatic");
}

/** The first of the shortest scales that pass a test. */
function smallest(passes: (scale: Scale) => boolean): Named | undefined {
  let best: Named | undefined;
  for (const [name, scale] of SCALES) {
    if ((best === undefined || scale.semitones.length < best.semitones.length) && passes(scale)) {
      best = { name, family: scale.family, semitones: scale.semitones };
    }
  }
  return best;
}

function isSubset(notes: readonly number[], { semitones }: Scale): boolean {
  return notes.every((note) => semitones.includes(note));
}

/** Sixths and sevenths of a minor tune change with its direction: both sevenths, or both sixths, are no contradiction. */
function isMinorWithBoth(notes: readonly number[]): boolean {
  return notes.includes(3) && notes.includes(11) && notes.every((note) => ![1, 4, 6].includes(note));
}

function named(name: ScaleName): Named {
  const scale = SCALES.get(name);
  return { name, family: scale?.family ?? "chromatic", semitones: scale?.semitones ?? [] };
}

function leastForeign(shares: readonly number[]): Named | undefined {
  let best: Named | undefined;
  let least = MOST_FOREIGN;
  for (const [name, { family, semitones }] of SCALES) {
    if (semitones.length !== 7) continue;
    const foreign = shares.reduce((sum, share, place) => sum + (semitones.includes(place) ? 0 : share), 0);
    if (foreign >= least) continue;
    least = foreign;
    best = { name, family, semitones };
  }
  return best;
}

/** Semitones at which each degree from the second to the seventh can lie. */
const DEGREE_PLACES: readonly (readonly [degree: number, places: readonly number[]])[] = [
  [2, [1, 2]],
  [3, [3, 4]],
  [4, [5, 6]],
  [5, [7]],
  [6, [8, 9]],
  [7, [10, 11]],
];

function missingDegrees(semitones: readonly number[]): readonly number[] {
  return DEGREE_PLACES.filter(([, places]) => !places.some((place) => semitones.includes(place))).map(
    ([degree]) => degree,
  );
}

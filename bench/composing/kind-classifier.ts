/**
 * @file What a tune sounds like, to a listener that knows nothing but rows of notes: naive Bayes over rows of one to three
 * notes, each its semitones above the tonic and its length.
 *
 * @see Maron 1961 for naive Bayes; Weinberger et al. 2009 for counting in hashed places
 */
import { readMelody } from "@melodist/analysis";
import { type PitchName, pitchClass, printDuration, type Score } from "@melodist/score";

/** Notes in a row that are counted together, at most. */
const LONGEST_ROW = 3;
const PLACES = 2 ** 18;
/** Added to every count, so that nothing is impossible. */
const SMOOTHING = 0.1;

export interface Classifier {
  /** What it can tell apart. */
  readonly names: readonly string[];
  /** For each name, the logarithm of how often a row falls into each place. */
  readonly shares: readonly Float64Array[];
}

/** A tune and what it is. */
export interface LabelledTune {
  readonly score: Score;
  readonly name: string;
}

/** Learn to tell the names apart that at least so many tunes have. */
export function learnKinds(tunes: readonly LabelledTune[], least: number): Classifier {
  const byName = new Map<string, Score[]>();
  for (const { name, score } of tunes) byName.set(name, [...(byName.get(name) ?? []), score]);
  const known = [...byName].filter(([, scores]) => scores.length >= least);
  return {
    names: known.map(([name]) => name),
    shares: known.map(([, scores]) => logShares(scores)),
  };
}

function logShares(scores: readonly Score[]): Float64Array {
  const counts = new Float64Array(PLACES).fill(SMOOTHING);
  for (const place of scores.flatMap(rowPlaces)) counts[place] = (counts[place] ?? 0) + 1;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => Math.log(count / total));
}

/** The name that a tune most likely has, all being as frequent. */
export function tellKind({ names, shares }: Classifier, score: Score): string | undefined {
  const places = rowPlaces(score);
  const likelihoods = shares.map((row) => places.reduce((sum, place) => sum + (row[place] ?? 0), 0));
  return names[likelihoods.indexOf(Math.max(...likelihoods))];
}

/** Where the rows of a tune are counted. */
function rowPlaces(score: Score): readonly number[] {
  const home: PitchName = score.key.tonic ?? { letter: "C", alter: 0 };
  const notes = readMelody(score).notes.map(
    ({ midi, length }) => `${(midi - pitchClass(home) + 120) % 12} ${printDuration(length)}`,
  );
  return notes.flatMap((_, from) =>
    Array.from({ length: Math.min(LONGEST_ROW, notes.length - from) }, (_row, more) =>
      hashPlace(notes.slice(from, from + more + 1).join(",")),
    ),
  );
}

/** Fowler, Noll and Vo's hash, 1a. */
function hashPlace(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % PLACES;
}

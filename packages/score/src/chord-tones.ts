/** @file The tones a chord symbol stands for. */
import { QUALITY_TONES } from "./chord-quality.data.ts";
import type { ChordSymbol } from "./chord-symbol.ts";

/** Semitones above the root of the degrees 1 to 7; the seventh is the dominant's, as in chord symbols. */
const DEGREE_SEMITONES: readonly number[] = [0, 2, 4, 5, 7, 9, 10];

/**
 * Semitones above the root of every tone of a chord, ascending; ninths and beyond lie above the octave.
 *
 * The note after the slash is not among them: it is the bass's affair.
 *
 * @example
 * chordIntervals({ text: "Am7", root: { letter: "A", alter: 0 }, quality: "minor-seventh", degrees: [], bass: undefined });
 * // => [0, 3, 7, 10]
 */
export function chordIntervals(chord: Pick<ChordSymbol, "quality" | "degrees">): readonly number[] {
  const tones = QUALITY_TONES[chord.quality].map(([degree, alter]) => ({ degree, alter }));
  let kept = tones;
  for (const change of chord.degrees) {
    if (change.kind !== "add") kept = kept.filter((tone) => tone.degree !== change.degree);
    if (change.kind !== "omit") kept = [...kept, { degree: change.degree, alter: change.alter }];
  }
  const semitones = kept.map(({ degree, alter }) => degreeSemitones(degree) + alter);
  return [...new Set(semitones)].sort((a, b) => a - b);
}

function degreeSemitones(degree: number): number {
  return (DEGREE_SEMITONES[(degree - 1) % 7] ?? 0) + 12 * Math.floor((degree - 1) / 7);
}

/** @file The bars of a tune that can be worked on where the whole cannot. */
import { readMelody } from "@melodist/analysis";
import { numberBars, placeMeasures, type Score } from "@melodist/score";
import { encodeTune, type Vocabulary } from "@melodist/tokens";
import { cutMeasures } from "../cut-measures.ts";

/** Measures, the last not included. */
type Row = readonly [from: number, to: number];

/** Fewer make no tune. */
const FEWEST_MEASURES = 2;

/**
 * The longest row of bars that tokens can spell as a tune of its own.
 *
 * @returns its first and its last bar as musicians count them, undefined where there is none
 * @example
 * workableBars(vocabulary, score); // => [3, 8]: a tuplet lies across the line between bars 1 and 2
 */
export function workableBars(
  vocabulary: Vocabulary,
  score: Score,
): readonly [from: number, to: number] | undefined {
  const voice = score.voices[readMelody(score).voice];
  const isSpelled = voice?.measures.map((_, measure) =>
    canBeSpelled(vocabulary, score, [measure, measure + 1]),
  );
  const row = longestRow(isSpelled ?? []);
  if (voice === undefined || row[1] - row[0] < FEWEST_MEASURES) return undefined;
  if (!canBeSpelled(vocabulary, score, row)) return undefined;
  const numbers = numberBars(placeMeasures(score, voice));
  return [numbers[row[0]] ?? 0, numbers[row[1] - 1] ?? 0];
}

/** True also of measures without notes. */
function canBeSpelled(vocabulary: Vocabulary, score: Score, row: Row): boolean {
  const encoded = encodeTune(vocabulary, cutMeasures(score, row));
  return !("unsupported" in encoded) || encoded.unsupported.every((reason) => reason === "no-notes");
}

function longestRow(isIn: readonly boolean[]): Row {
  let longest: Row = [0, 0];
  let from = 0;
  for (const [place, here] of isIn.entries()) {
    if (!here) from = place + 1;
    else if (place + 1 - from > longest[1] - longest[0]) longest = [from, place + 1];
  }
  return longest;
}

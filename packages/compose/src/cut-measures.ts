/** @file Some measures of a tune as a tune of their own. */
import { readMelody } from "@melodist/analysis";
import { type Key, placeMeasures, type Score } from "@melodist/score";

/** Some measures of the melody's voice, under the meter and key that hold there. */
export function cutMeasures(score: Score, [from, to]: readonly [from: number, to: number]): Score {
  const voice = score.voices[readMelody(score).voice];
  if (voice === undefined) return score;
  const placed = placeMeasures(score, voice);
  const { meter, key }: { meter: Score["meter"]; key: Key } = placed[from] ?? score;
  const measures = voice.measures.slice(from, to);
  return { ...score, meter, key, words: [], voices: [{ ...voice, opening: undefined, measures }] };
}

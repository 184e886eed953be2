/** @file The bars of a tune that a shared run lies in, as a tune of their own. */
import { readMelody } from "@melodist/analysis";
import { type Key, type PitchName, placeMeasures, type Score, toKey } from "@melodist/score";
import { buildIndex, findMelody, melodyCode, noteMeasures } from "@melodist/search";

/** The same passage of two tunes, the second moved to the key of the first where both have one. */
export interface SharedPassage {
  readonly tune: Score;
  readonly source: Score;
  /** Measures as they are written, from 0: first, and behind the last. */
  readonly tuneMeasures: readonly [from: number, to: number];
  readonly sourceMeasures: readonly [from: number, to: number];
}

/**
 * The longest run that two tunes share, cut out of both.
 *
 * @returns undefined where they share no five notes
 */
export function sharedPassage(tune: Score, source: Score): SharedPassage | undefined {
  const [query, other] = [melodyCode(readMelody(tune)), melodyCode(readMelody(source))];
  if (query.keys.length < 5 || other.keys.length < 5) return undefined;
  const [hit] = findMelody(buildIndex([{ record: {}, code: other }]), query, { limit: 1, order: "run" });
  const run = hit?.run ?? hit?.stepRun;
  if (run === undefined) return undefined;
  const measures = noteMeasures(query);
  const tuneMeasures = [run.queryBar, (measures[run.queryNote + run.notes - 1] ?? run.queryBar) + 1] as const;
  const sourceMeasures = [run.bar, run.bar + (tuneMeasures[1] - tuneMeasures[0])] as const;
  return {
    tune: cutMeasures(tune, tuneMeasures),
    source: cutMeasures(inKeyOf(source, tune.key.tonic), sourceMeasures),
    tuneMeasures,
    sourceMeasures,
  };
}

function inKeyOf(score: Score, tonic: PitchName | undefined): Score {
  return tonic === undefined || score.key.tonic === undefined ? score : toKey(score, tonic);
}

/** Some measures of the melody's voice, under the meter and key that hold there. */
function cutMeasures(score: Score, [from, to]: readonly [from: number, to: number]): Score {
  const voice = score.voices[readMelody(score).voice];
  if (voice === undefined) return score;
  const placed = placeMeasures(score, voice);
  const { meter, key }: { meter: Score["meter"]; key: Key } = placed[from] ?? score;
  const measures = voice.measures.slice(from, to);
  return { ...score, meter, key, words: [], voices: [{ ...voice, opening: undefined, measures }] };
}

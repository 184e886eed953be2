/** @file The bars of a tune that a shared run lies in, as a tune of their own. */
import { readMelody } from "@melodist/analysis";
import { type PitchName, type Score, toKey } from "@melodist/score";
import {
  buildIndex,
  findMelody,
  type MelodyCode,
  melodyCode,
  noteMeasures,
  type SharedRun,
} from "@melodist/search";
import { cutMeasures } from "../cut-measures.ts";

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
  const tuneMeasures = measuresOf(query, run.queryNote, run.notes);
  const sourceMeasures = measuresOf(other, findRun(query, other, run), run.notes);
  return {
    tune: cutMeasures(tune, tuneMeasures),
    source: cutMeasures(inKeyOf(source, tune.key.tonic), sourceMeasures),
    tuneMeasures,
    sourceMeasures,
  };
}

/** The measures in which notes begin: they need not be as many in two tunes that are barred otherwise. */
function measuresOf(code: MelodyCode, first: number, notes: number): readonly [from: number, to: number] {
  const measures = noteMeasures(code);
  return [measures[first] ?? 0, (measures[first + notes - 1] ?? 0) + 1];
}

/** The note of the other tune that a run begins with: the first of its bar from which the steps are the same. */
function findRun(query: MelodyCode, other: MelodyCode, { notes, queryNote, bar }: SharedRun): number {
  const stepAt = ({ keys }: MelodyCode, note: number) => (keys[note + 1] ?? 0) - (keys[note] ?? 0);
  const steps = Array.from({ length: notes - 1 }, (_, index) => stepAt(query, queryNote + index));
  return noteMeasures(other).findIndex(
    (measure, first) =>
      measure === bar && steps.every((step, index) => stepAt(other, first + index) === step),
  );
}

function inKeyOf(score: Score, tonic: PitchName | undefined): Score {
  return tonic === undefined || score.key.tonic === undefined ? score : toKey(score, tonic);
}

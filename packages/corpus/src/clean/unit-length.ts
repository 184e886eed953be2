/**
 * @file The length of an ABC note without a figure, chosen as musicians do: by the meter, then by the notes.
 *
 * It changes the spelling only. What writers choose differs from book to book; models learn faster when it does not.
 */
import {
  type Duration,
  duration,
  equalDurations,
  isCompound,
  type Meter,
  printDuration,
  type Score,
} from "@melodist/score";
import { changed, type Draft } from "./draft.ts";
import { countLengths, countOf } from "./sounding-lengths.ts";

const CROTCHET = duration(1, 4);
const QUAVER = duration(1, 8);
const SEMIQUAVER = duration(1, 16);

/** Spell a tune in its sensible unit. */
export function chooseUnit(draft: Draft): Draft {
  const { score } = draft;
  const unit = sensibleUnit(score);
  if (equalDurations(unit, score.unit)) return draft;
  const detail = `${printDuration(score.unit)} → ${printDuration(unit)}`;
  return changed(draft, { ...score, unit }, "unit", detail);
}

/**
 * The unit that a tune is best spelled in: the one among those its meter allows that most notes have; when two are alike,
 * the first.
 *
 * @example
 * sensibleUnit(jig); // => { num: 1, den: 8 }
 */
export function sensibleUnit(score: Score): Duration {
  const counts = countLengths(score);
  const choices = unitsOf(score.meter);
  return choices.reduce((best, unit) => (countOf(counts, unit) > countOf(counts, best) ? unit : best));
}

function unitsOf(meter: Meter): readonly [Duration, ...Duration[]] {
  if (meter.kind === "free") return [QUAVER, CROTCHET];
  if (isCompound(meter) || meter.unit >= 8) return [QUAVER];
  const beats = meter.beats.reduce((sum, group) => sum + group, 0);
  if (meter.unit === 4 && beats === 2) return [QUAVER, SEMIQUAVER];
  if (meter.unit === 2 && beats > 2) return [CROTCHET, QUAVER];
  return [QUAVER];
}

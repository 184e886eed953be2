/**
 * @file The bars of a recording, found from its time signatures.
 *
 * From here on time is counted in steps: so fine that every division of a crotchet that notation is read
 * with (2, 3, 4, 5, 6, 7, 8, 12, 16) is a whole number of them, so that nothing is rounded twice.
 */
import { MelodistError } from "@melodist/errors";
import { type Duration, duration, type Meter, meter } from "@melodist/score";
import type { MidiRecording } from "./midi-recording.ts";

/** Steps of a crotchet: the least common multiple of all divisions. */
export const STEPS_PER_CROTCHET = 1680;
export const STEPS_PER_WHOLE = 4 * STEPS_PER_CROTCHET;

/** Measures of all voices together; a file of more is refused. */
const MOST_MEASURES = 100_000;
/** The finest unit of a meter whose bars are whole numbers of steps. */
const FINEST_UNIT = 64;
/** Whole notes of the longest bar that is believed. */
const LONGEST_BAR = 8;

/** A bar, in steps from the first beat. */
export interface GridMeasure {
  readonly start: number;
  readonly end: number;
  readonly meter: Meter;
}

/** A length in whole notes. */
export function stepsToDuration(steps: number): Duration {
  return duration(steps, STEPS_PER_WHOLE);
}

/** Where a tick falls, in steps; seldom a whole number. */
export function tickToSteps(tick: number, ticksPerCrotchet: number): number {
  return (tick * STEPS_PER_CROTCHET) / ticksPerCrotchet;
}

/** From here on bars have this meter. */
interface MeterChange {
  readonly start: number;
  readonly meter: Meter;
  readonly length: number;
}

/**
 * Divide a recording into bars, enough to hold its last note.
 *
 * A first bar with a shorter signature of its own is a pick-up to the bars that follow, and is given
 * their meter. A change of signature inside a bar ends that bar.
 *
 * @param lastStep where the last note ends
 * @param voiceCount how many voices will have these measures
 * @throws MelodistError `too-large` for more than 100,000 measures in all voices
 */
export function measureGrid(
  recording: MidiRecording,
  lastStep: number,
  voiceCount: number,
): readonly GridMeasure[] {
  const changes = meterChanges(recording);
  const measures: GridMeasure[] = [];
  let start = 0;
  let place = 0;
  while (start < lastStep || measures.length === 0) {
    while (changes[place + 1] !== undefined && (changes[place + 1]?.start ?? 0) <= start) place++;
    const inForce = changes[place] ?? COMMON_TIME;
    const end = Math.min(start + inForce.length, changes[place + 1]?.start ?? Number.POSITIVE_INFINITY);
    measures.push({ start, end, meter: inForce.meter });
    if (measures.length * voiceCount > MOST_MEASURES) refuse();
    start = end;
  }
  return withPickUp(measures);
}

const COMMON_TIME: MeterChange = { start: 0, meter: meter(4, 4), length: STEPS_PER_WHOLE };

function meterChanges({ meters, ticksPerCrotchet }: MidiRecording): readonly MeterChange[] {
  const changes = meters
    .filter(
      ({ numerator, denominator }) =>
        numerator > 0 && denominator <= FINEST_UNIT && numerator / denominator <= LONGEST_BAR,
    )
    .map(({ tick, numerator, denominator }) => ({
      start: Math.round(tickToSteps(tick, ticksPerCrotchet)),
      meter: meter(numerator, denominator),
      length: (numerator * STEPS_PER_WHOLE) / denominator,
    }))
    .sort((a, b) => a.start - b.start);
  const last = changes.filter((change, place) => change.start !== changes[place + 1]?.start);
  return last[0]?.start === 0 ? last : [COMMON_TIME, ...last];
}

function withPickUp(measures: readonly GridMeasure[]): readonly GridMeasure[] {
  const [first, second] = measures;
  if (first === undefined || second === undefined) return measures;
  const isPickUp = first.meter !== second.meter && first.end - first.start < second.end - second.start;
  return isPickUp ? [{ ...first, meter: second.meter }, ...measures.slice(1)] : measures;
}

function refuse(): never {
  throw new MelodistError("the MIDI file is too long to write down", {
    code: "too-large",
    hint: `At most ${MOST_MEASURES} bars in all voices can be read: look for a note after a very long silence.`,
  });
}

/** @file Which notes of a bar share a beam. */
import {
  addDurations,
  compareDurations,
  type Duration,
  dottedBeat,
  duration,
  type Meter,
  type TimedEvent,
  ZERO,
} from "@melodist/score";

const CROTCHET = duration(1, 4);

/**
 * Join notes shorter than a crotchet by beams within their beat.
 *
 * @param events of one bar
 * @param offset where in the bar the first begins; more than 0 for pick-ups
 */
export function beamEvents(
  events: readonly TimedEvent[],
  meter: Meter,
  offset: Duration = ZERO,
): readonly TimedEvent[] {
  const group = beamLength(meter);
  let onset = offset;
  return events.map((event, index) => {
    const next = events[index + 1];
    const after = addDurations(onset, event.length);
    const joins =
      next !== undefined &&
      isBeamed(event) &&
      isBeamed(next) &&
      groupAt(onset, group) === groupAt(after, group);
    onset = after;
    return joins ? { ...event, beam: true } : event;
  });
}

function isBeamed({ kind, length }: TimedEvent): boolean {
  return kind !== "rest" && compareDurations(length, CROTCHET) < 0;
}

function groupAt(onset: Duration, group: Duration): number {
  return Math.floor((onset.num * group.den) / (onset.den * group.num));
}

/** Notes within this length are grouped: dotted beats, half bars of common time, otherwise crotchets. */
function beamLength(meter: Meter): Duration {
  if (meter.kind === "free") return CROTCHET;
  const dotted = dottedBeat(meter);
  if (dotted !== undefined) return dotted;
  const beats = meter.beats.reduce((sum, beat) => sum + beat, 0);
  const isCommon = beats === meter.unit;
  return isCommon ? duration(1, 2) : CROTCHET;
}

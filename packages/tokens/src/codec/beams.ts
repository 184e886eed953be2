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
  const onsets = onsetsOf(events, offset);
  const groupAt = groupingOf(meter, onsets);
  return events.map((event, index) => {
    const next = events[index + 1];
    const joins =
      next !== undefined &&
      isBeamed(event) &&
      isBeamed(next) &&
      groupAt(onsets[index] ?? ZERO) === groupAt(onsets[index + 1] ?? ZERO);
    return joins ? { ...event, beam: true } : event;
  });
}

/** Where in the bar each event begins. */
function onsetsOf(events: readonly TimedEvent[], offset: Duration): readonly Duration[] {
  let onset = offset;
  return events.map(({ length }) => {
    const own = onset;
    onset = addDurations(onset, length);
    return own;
  });
}

function isBeamed({ kind, length }: TimedEvent): boolean {
  return kind !== "rest" && compareDurations(length, CROTCHET) < 0;
}

/** The number of the group that a place in the bar belongs to. */
type Grouping = (onset: Duration) => number;

/** Of several usual groupings, the one at most of whose beginnings a note begins; the more usual one where they are even. */
function groupingOf(meter: Meter, onsets: readonly Duration[]): Grouping {
  const usual = unevenGroups(meter);
  if (meter.kind === "free" || usual.length === 0) return evenGrouping(beamLength(meter));
  const count = ({ num, den }: Duration) => (num * meter.unit) / den;
  const begun = new Set(onsets.map(count));
  const missed = (starts: readonly number[]) => starts.filter((start) => !begun.has(start)).length;
  const [best = []] = usual.map(startsOf).sort((a, b) => missed(a) - missed(b));
  return (onset) => best.filter((start) => start <= count(onset)).length;
}

const evenGrouping =
  ({ num, den }: Duration): Grouping =>
  (onset) =>
    Math.floor((onset.num * den) / (onset.den * num));

/** Where all groups but the first begin. @example startsOf([2, 2, 3]); // => [2, 4] */
function startsOf(groups: readonly number[]): readonly number[] {
  let sum = 0;
  return groups.slice(0, -1).map((group) => {
    sum += group;
    return sum;
  });
}

/** Twos and threes that short notes are counted in, by how many there are to the bar; the most usual first. */
const UNEVEN: ReadonlyMap<number, readonly (readonly number[])[]> = new Map([
  [5, readGroups("3+2 2+3")],
  [7, readGroups("2+2+3 3+2+2 2+3+2")],
  [8, readGroups("3+3+2 2+3+3 3+2+3")],
]);

function readGroups(rows: string): readonly (readonly number[])[] {
  return rows.split(" ").map((row) => row.split("+").map(Number));
}

/** As an additive meter says itself, else as is usual for so many quavers or shorter notes; none in even meters. */
function unevenGroups(meter: Meter): readonly (readonly number[])[] {
  if (meter.kind === "free" || meter.unit < 8) return [];
  const [beats = 0, ...more] = meter.beats;
  return more.length > 0 ? [meter.beats] : (UNEVEN.get(beats) ?? []);
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

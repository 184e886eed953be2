/**
 * @file When an accompanist plays bass and when chord, by meter.
 *
 * ```
 * 4/4  bass chord bass chord            a reel's boom-chick, in crotchets
 * 2/4  bass chord bass chord            a polka's, in quavers; cut time likewise, in crotchets
 * 3/4  bass chord chord                 oom-pah-pah
 * 6/8  bass  –  chord bass  –  chord    a jig: first and third quaver of each dotted beat
 * ```
 * Other meters are divided into groups of three and two units, each a bass and its chords; an additive
 * meter brings its own groups.
 */
import { type Duration, duration, isCompound, type Meter, ZERO } from "@melodist/score";

/** One stroke of the accompanist's hand. */
export interface Strum {
  readonly kind: "bass" | "chord";
  /** Whole notes from the beginning of the bar. */
  readonly position: Duration;
}

/** Longer bars than any dance has are given one bass note and no more. */
const MOST_UNITS = 64;

/** The strokes of one full bar, in order; none when the meter is free. */
export function strumPattern(under: Meter): readonly Strum[] {
  if (under.kind === "free") return [];
  const units = under.beats.reduce((sum, group) => sum + group, 0);
  if (units > MOST_UNITS) return [{ kind: "bass", position: ZERO }];
  if (under.beats.length > 1) return strumGroups(under.beats, under.unit);
  if (isCompound(under)) return strumGroups(new Array(units / 3).fill(3), under.unit).filter(isOffMiddle);
  if (units === 2) return strumGroups([2, 2], under.unit * 2);
  return strumGroups(groupsOf(units), under.unit);

  /** In a dotted beat the second unit rests. */
  function isOffMiddle(_: Strum, place: number): boolean {
    return place % 3 !== 1;
  }
}

/** A bass on the first unit of each group, a chord on every other. */
function strumGroups(groups: readonly number[], unit: number): readonly Strum[] {
  let start = 0;
  return groups.flatMap((size) => {
    const first = start;
    start += size;
    return Array.from(
      { length: size },
      (_, place): Strum => ({
        kind: place === 0 ? "bass" : "chord",
        position: duration(first + place, unit),
      }),
    );
  });
}

/** Threes where they divide the bar, else twos, after one three when their number is odd. */
function groupsOf(units: number): readonly number[] {
  if (units % 3 === 0) return new Array<number>(units / 3).fill(3);
  if (units === 1) return [1];
  const twos = new Array<number>(Math.floor(units / 2)).fill(2);
  return units % 2 === 0 ? twos : [3, ...twos.slice(1)];
}

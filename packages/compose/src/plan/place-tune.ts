/** @file Where a tune lies in a compass that is wider than it needs: the octave of its tonic, and the range that it is likely to have. */
import type { TuneKey } from "@melodist/tokens";
import { chanceFor } from "./chance.ts";
import type { Compass } from "./plan.ts";
import { drawShare, readShares, type Share } from "./shares.ts";
import { keysOfSteps } from "./steps.ts";
import { USUAL_RANGES } from "./usual-ranges.data.ts";

/** In staff steps from the home tonic. */
export interface StepRange {
  readonly lowest: number;
  readonly highest: number;
}

export interface Place extends StepRange {
  readonly homeOctave: number;
}

const RANGES: readonly (Share & StepRange)[] = readShares(USUAL_RANGES).map((share) => {
  const [lowest = 0, highest = 0] = share.name.split(" ").map(Number);
  return { ...share, lowest, highest };
});
/** How far up a compass the middle of a tune is best, and how far from there it is of no use, as shares of the compass. */
const EASE = { at: 0.44, within: 0.3 };
/** Octaves that any tonic of an instrument lies in. */
const OCTAVES = [1, 2, 3, 4, 5, 6, 7];

/**
 * The octave with most usual ranges at ease, and one of them by chance; undefined where the compass holds none.
 *
 * @param widest semitones that the range may span
 */
export function placeTune(
  of: TuneKey,
  compass: Compass,
  seed: number,
  widest: number = Number.POSITIVE_INFINITY,
): Place | undefined {
  const octaves = OCTAVES.map((homeOctave) => {
    const ranges = RANGES.map((range) => ({
      ...range,
      weight: range.weight * ease(of, homeOctave, range, compass, widest),
    }));
    return { homeOctave, ranges, weight: ranges.reduce((sum, { weight }) => sum + weight, 0) };
  });
  const best = octaves.reduce((one, other) => (other.weight > one.weight ? other : one));
  if (best.weight === 0) return undefined;
  const range = drawShare(best.ranges, chanceFor("instrument", seed));
  return range && { homeOctave: best.homeOctave, lowest: range.lowest, highest: range.highest };
}

/** How well a range lies in a compass: 1 at its best place, 0 where it does not fit. */
function ease(
  of: TuneKey,
  homeOctave: number,
  { lowest, highest }: StepRange,
  compass: Compass,
  widest: number,
): number {
  const keyOf = keysOfSteps(of, homeOctave);
  const [low, high] = [keyOf(lowest), keyOf(highest)];
  if (low < compass.lowest || high > compass.highest || high - low > widest) return 0;
  const middle = ((low + high) / 2 - compass.lowest) / (compass.highest - compass.lowest);
  return Math.max(0, 1 - Math.abs(middle - EASE.at) / EASE.within);
}

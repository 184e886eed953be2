/** @file Bar numbers: a pick-up is 0, and the second half of a divided bar has no number of its own. */
import {
  compareDurations,
  type Duration,
  measureLength,
  type PlacedMeasure,
  placeMeasures,
  type Score,
  subtractDurations,
  type Voice,
} from "@melodist/score";

export interface BarNumber {
  readonly number: string;
  /** Not counted: a pick-up, or what a line divided from the bar before. */
  readonly isImplicit: boolean;
}

/** The number of each measure of a voice. */
export function barNumbers(score: Score, voice: Voice): readonly BarNumber[] {
  let count = 0;
  /** What the bar before still lacks; undefined when it is full, or nobody knows. */
  let missing: Duration | undefined;
  return placeMeasures(score, voice).map((placed, index): BarNumber => {
    if (placed.length.num === 0) return { number: String(count), isImplicit: false };
    const lack = lackOf(placed);
    const isPickup = index === 0 && lack !== undefined && voice.measures.length > 1;
    const goesOn =
      missing !== undefined && lack !== undefined && compareDurations(placed.length, missing) <= 0;
    missing = goesOn || isPickup ? undefined : lack;
    if (isPickup) return { number: "0", isImplicit: true };
    if (goesOn) return { number: `X${index + 1}`, isImplicit: true };
    count++;
    return { number: String(count), isImplicit: false };
  });
}

/** What a measure lacks of its meter; undefined when it is full or there is no meter. */
function lackOf({ meter, length }: PlacedMeasure): Duration | undefined {
  const full = measureLength(meter);
  if (full === undefined || compareDurations(length, full) >= 0) return undefined;
  return subtractDurations(full, length);
}

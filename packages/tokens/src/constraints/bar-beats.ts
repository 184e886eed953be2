/** @file Where chords may begin: on the beats of a bar. Of people's chords one in two hundred does not. */
import { type Duration, type Meter, measureLength } from "@melodist/score";
import { feltBeat } from "../codec/felt-beat.ts";
import { wholesToTicks } from "./ticks.ts";

/** A bar in its meter. */
export interface MeteredBar {
  /** In ticks. */
  readonly length: number;
  readonly meter: Meter;
  /** The length that is one unit, in whole notes. */
  readonly unit: Duration;
  /** Its end is the end of a whole bar. */
  readonly isPickup: boolean;
}

/** The places of its beats, in ticks, and its beginning. */
export function barBeats({ length, meter, unit, isPickup }: MeteredBar): readonly number[] {
  const beat = wholesToTicks(feltBeat(meter), unit) ?? length;
  const full = measureLength(meter);
  const whole = full && wholesToTicks(full, unit);
  // The beats of a pick-up are those of the bar that it is the end of.
  const first = isPickup && whole !== undefined ? (((length - whole) % beat) + beat) % beat : 0;
  const beats = [0];
  for (let at = first > 0 ? first : beat; beat > 0 && at < length; at += beat) beats.push(at);
  return beats;
}

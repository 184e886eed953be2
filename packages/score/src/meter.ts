/** @file Meter: how long a bar is and how it is felt. */
import { type Duration, duration } from "./duration.ts";

/** What `M:` says. `beats` has one entry, or several for an additive meter such as 2+3/8. */
export type Meter =
  | {
      readonly kind: "measured";
      readonly beats: readonly number[];
      /** The note that is counted: 4 for a crotchet, 8 for a quaver. */
      readonly unit: number;
      /** Written as C or as C with a stroke instead of figures. */
      readonly symbol: "common" | "cut" | undefined;
    }
  | { readonly kind: "free" };

/** No meter: bars may be of any length. */
export const FREE_METER: Meter = Object.freeze({ kind: "free" });

/** A plain meter such as 6/8. @example measureLength(meter(6, 8)); // => { num: 3, den: 4 } */
export function meter(beats: number, unit: number): Meter {
  return { kind: "measured", beats: [beats], unit, symbol: undefined };
}

/** Length of a full bar in whole notes, or undefined when the meter is free. */
export function measureLength(of: Meter): Duration | undefined {
  if (of.kind === "free") return undefined;
  return duration(
    of.beats.reduce((sum, group) => sum + group, 0),
    of.unit,
  );
}

/**
 * True when the meter is felt in dotted beats (6/8, 9/8, 12/8).
 *
 * @example
 * isCompound(meter(6, 8)); // => true
 */
export function isCompound(of: Meter): boolean {
  if (of.kind === "free" || of.beats.length > 1) return false;
  const beats = of.beats[0] ?? 0;
  return beats > 3 && beats % 3 === 0 && of.unit >= 8;
}

/**
 * The dotted beat, in whole notes, of meters that have one: the compound, and three short notes taken together (3/8).
 *
 * @example
 * dottedBeat(meter(3, 8)); // => { num: 3, den: 8 }
 */
export function dottedBeat(of: Meter): Duration | undefined {
  if (of.kind === "free") return undefined;
  const hasOne = isCompound(of) || (of.unit >= 8 && of.beats[0] === 3);
  return hasOne ? duration(3, of.unit) : undefined;
}

/** A meter as figures or symbol. @example printMeter(meter(6, 8)); // => "6/8" */
export function printMeter(of: Meter): string {
  if (of.kind === "free") return "none";
  if (of.symbol === "common") return "C";
  if (of.symbol === "cut") return "C|";
  return `${of.beats.join("+")}/${of.unit}`;
}

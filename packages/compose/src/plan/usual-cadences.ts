/** @file Where in the last bar the last note begins. */
import { type Duration, type Meter, printMeter } from "@melodist/score";
import { chanceFor } from "./chance.ts";
import { readLength } from "./read-texts.ts";
import { drawShare, readShares } from "./shares.ts";
import { USUAL_CADENCES } from "./usual-cadences.data.ts";

export interface CadenceGrounds {
  readonly isSung: boolean;
  /** The last bar makes up for a pick-up. */
  readonly isShort: boolean;
}

/** The row of `usual-cadences.data.ts` that tells of such tunes. @example cadenceKind(meter(3, 4), { isSung: true, isShort: false }); // => "3/4 sung" */
export function cadenceKind(meter: Meter, { isSung, isShort }: CadenceGrounds): string {
  const figures = meter.kind === "free" ? "free" : printMeter({ ...meter, symbol: undefined });
  return `${figures} ${isSung ? "sung" : "played"}${isShort ? ", short" : ""}`;
}

/** Draw a place, in whole notes from the bar line on; undefined where too few tunes tell. */
export function drawCadencePlace(meter: Meter, grounds: CadenceGrounds, seed: number): Duration | undefined {
  const usual = USUAL_CADENCES.get(cadenceKind(meter, grounds));
  const drawn = usual === undefined ? undefined : drawShare(readShares(usual), chanceFor("form", seed ^ 2));
  return drawn && readLength(drawn.name);
}

/** @file The meter of a tune and its unit. */
import { type Duration, type Meter, printMeter } from "@melodist/score";
import { usualUnit } from "@melodist/tokens";
import type { ComposeRequest } from "../request.ts";
import { chanceFor } from "./chance.ts";
import type { ChosenKind } from "./choose-kind.ts";
import type { Motif } from "./read-motif.ts";
import { readLength, readMeter } from "./read-texts.ts";
import type { Settled } from "./settled.ts";
import { drawShare, readShares } from "./shares.ts";

/** A motif that states its meter asks for it, unless another is asked for. */
export function inMeterOf(motif: Motif | undefined, request: ComposeRequest): ComposeRequest {
  if (motif?.meter === undefined || request.meter !== undefined) return request;
  return { ...request, meter: printMeter({ ...motif.meter, symbol: undefined }) };
}

export function chooseMeter({ meter }: ComposeRequest, { habits }: ChosenKind, seed: number): Settled<Meter> {
  if (meter !== undefined) return { value: readMeter(meter), choices: [] };
  const usual = readShares(habits.meters);
  const drawn = drawShare(usual, chanceFor("meter", seed))?.name ?? "4/4";
  const why = { en: "usual for this kind of tune", zh: "这类曲子的常见拍号" };
  return { value: readMeter(drawn), choices: [{ wish: "meter", value: drawn, why }] };
}

/** The kind's unit where its meters are as usual; otherwise the meter's. */
export function unitFor({ habits }: ChosenKind, meter: Meter): Duration {
  const isUsual = readShares(habits.meters).some(({ name }) => name === printMeter(meter));
  return isUsual ? readLength(habits.unit) : usualUnit(meter);
}

/** @file Meters as MIDI files write them: figures where they change, a pick-up with figures of its own. */
import { type Duration, isCompound, type Meter } from "@melodist/score";
import type { PerformedMeasure } from "./performance.ts";

export interface SignatureMark {
  readonly onset: Duration;
  readonly numerator: number;
  /** A power of two. */
  readonly denominator: number;
  /** Felt in dotted beats. */
  readonly isCompound: boolean;
}

type Signature = Omit<SignatureMark, "onset">;

/** Both figures are bytes in the file, the lower one as a power of two. */
const LARGEST_FIGURE = 255;
const LARGEST_UNIT = 64;

/**
 * The time signatures of a performance.
 *
 * A tune that begins with a pick-up says so by a first signature as short as the pick-up (1/8, then
 * 6/8), so that whoever reads the file counts the bars as they are written.
 */
export function signatureMarks(measures: readonly PerformedMeasure[]): readonly SignatureMark[] {
  const marks: SignatureMark[] = [];
  for (const [place, measure] of measures.entries()) {
    const isPickUp = place === 0 && measure.position.num > 0 && measure.length.num > 0;
    const signature = (isPickUp && pickUpSignature(measure)) || meterSignature(measure.meter);
    const last = marks.at(-1);
    if (signature === undefined || (last !== undefined && equalSignatures(last, signature))) continue;
    marks.push({ onset: measure.onset, ...signature });
  }
  return marks;
}

function meterSignature(meter: Meter): Signature | undefined {
  if (meter.kind === "free") return undefined;
  const numerator = meter.beats.reduce((sum, group) => sum + group, 0);
  return signature(numerator, meter.unit, isCompound(meter));
}

/** The pick-up counted in the units of its meter, or in smaller ones when it must. */
function pickUpSignature({ length, meter }: PerformedMeasure): Signature | undefined {
  const unit = meter.kind === "free" ? length.den : Math.max(meter.unit, length.den);
  return signature((length.num * unit) / length.den, unit, false);
}

function signature(numerator: number, denominator: number, compound: boolean): Signature | undefined {
  const isPowerOfTwo = Number.isInteger(Math.log2(denominator));
  const isWritable = Number.isInteger(numerator) && numerator >= 1 && numerator <= LARGEST_FIGURE;
  if (!isPowerOfTwo || !isWritable || denominator > LARGEST_UNIT) return undefined;
  return { numerator, denominator, isCompound: compound };
}

function equalSignatures(a: Signature, b: Signature): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

/** @file The pick-up of a tune. */
import {
  addDurations,
  compareDurations,
  type Duration,
  measureLength,
  printDuration,
  ZERO,
} from "@melodist/score";
import type { TuneFrame } from "@melodist/tokens";
import { opensWeak } from "../lyrics/weak-words.ts";
import type { ComposeRequest } from "../request.ts";
import { chanceFor } from "./chance.ts";
import type { ChosenKind } from "./choose-kind.ts";
import { pickupOfMotif } from "./lay-motif.ts";
import type { Refusal } from "./plan.ts";
import type { Motif } from "./read-motif.ts";
import { readLength } from "./read-texts.ts";
import type { Part, Settled } from "./settled.ts";
import { drawShare, readShares } from "./shares.ts";

export function choosePickup(
  { pickup, chords, lyrics }: ComposeRequest,
  { habits }: ChosenKind,
  { meter, unit }: TuneFrame,
  motif: Motif | undefined,
  seed: number,
): Settled<Duration> & Part {
  const full = measureLength(meter) ?? ZERO;
  const own = motif && pickupOfMotif(motif, full);
  if (own !== undefined) return { value: own, choices: [], refusals: refusePickup(pickup, own) };
  if (typeof pickup === "string") return { value: readLength(pickup), choices: [] };
  const isNone = pickup === false || motif !== undefined;
  if (pickup !== true && isNone) return { value: ZERO, choices: [] };
  const isSetToWords = pickup === undefined && lyrics !== undefined;
  if (isSetToWords && !opensWeak(lyrics)) return { value: ZERO, choices: [{ ...choice(ZERO), why: STRONG }] };
  const isWanted = pickup === true || isSetToWords;
  const usual = readShares(habits.pickups).filter(({ name }) => isPickup(readLength(name), full, isWanted));
  const drawn = drawShare(usual, chanceFor("pickup", seed))?.name;
  const value = drawn === undefined ? (isWanted ? unit : ZERO) : readLength(drawn);
  const why = isSetToWords ? WEAK : { en: "usual for this kind of tune", zh: "这类曲子的常见弱起" };
  const isWorthTelling = value.num > 0 || chords !== undefined;
  return { value, choices: isWorthTelling ? [{ ...choice(value), why }] : [] };
}

const choice = (value: Duration) => ({ wish: "pickup", value: printDuration(value) }) as const;
const WEAK = { en: "the lines begin with a weak syllable", zh: "歌词各行以轻音节开头" };
const STRONG = { en: "the lines begin on the beat", zh: "歌词各行从强拍开始" };

/** Shorter than half a bar, and there at all if it is wanted. */
function isPickup(length: Duration, full: Duration, isWanted: boolean): boolean {
  return (length.num > 0 || !isWanted) && compareDurations(addDurations(length, length), full) <= 0;
}

/** A motif that begins with a pick-up settles it: another one cannot be asked for. */
function refusePickup(pickup: ComposeRequest["pickup"], own: Duration): readonly Refusal[] {
  const isOther = typeof pickup === "string" && compareDurations(readLength(pickup), own) !== 0;
  if (!isOther && pickup !== false) return [];
  const length = printDuration(own);
  return [
    {
      wish: "pickup",
      asked: String(pickup),
      reason: { en: `the motif begins with a pick-up of ${length}`, zh: `动机带有 ${length} 的弱起` },
      nearest: { en: length, zh: length },
    },
  ];
}

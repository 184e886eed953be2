/** @file Choices and refusals in words. */
import type { Language } from "@melodist/score";
import { describeWish } from "../reader/describe-wish.ts";
import type { Wish } from "../reader/wish.ts";
import { WISH_WORDS } from "../report/wish-words.data.ts";
import type { Choice, Refusal, WishName } from "./plan.ts";

/**
 * A wish that cannot be fulfilled, with the nearest that can.
 *
 * @example
 * describeRefusal(refusal, "en"); // => "bars 3000: 3000 bars are more than a tune can have; the nearest is 128 bars"
 */
export function describeRefusal({ wish, asked, reason, nearest }: Refusal, language: Language): string {
  const name = WISH_WORDS[wish][language];
  const what = asked === "" ? name : `${name} ${asked}`;
  if (language === "zh")
    return `${what}：${reason.zh}${nearest === undefined ? "" : `。最接近的是：${nearest.zh}`}`;
  return `${what}: ${reason.en}${nearest === undefined ? "" : `; the nearest is ${nearest.en}`}`;
}

/** Fields whose values have names. */
const NAMED: ReadonlySet<WishName> = new Set<WishName>(["rhythm", "style", "mode", "scale", "density"]);

/** How something that was open was settled, and why. */
export function describeChoice({ wish, value, why }: Choice, language: Language): string {
  const plain = language === "zh" ? `${WISH_WORDS[wish].zh}：${value}` : `${WISH_WORDS[wish].en} ${value}`;
  const what = NAMED.has(wish) ? describeWish({ slot: wish, value } as Wish, language) : plain;
  return language === "zh" ? `${what}（${why.zh}）` : `${what} (${why.en})`;
}

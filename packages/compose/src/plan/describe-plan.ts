/** @file Choices and refusals in words. */
import type { Language } from "@melodist/score";
import type { Bilingual } from "../bilingual.ts";
import { describeWish } from "../reader/describe-wish.ts";
import { MODE_NAMES } from "../reader/slot-words.data.ts";
import type { Wish } from "../reader/wish.ts";
import { same } from "../report/report-line.ts";
import { WISH_WORDS } from "../report/wish-words.data.ts";
import { ComposeRequest } from "../request.ts";
import type { Choice, Refusal, WishName } from "./plan.ts";
import { keyWords, noteWords, readTonic } from "./read-texts.ts";

/**
 * A wish that cannot be fulfilled, with the nearest that can.
 *
 * @example
 * describeRefusal(refusal, "en"); // => "bars 3000: 3000 bars are more than a tune can have; the nearest is 128 bars"
 */
export function describeRefusal({ wish, asked, reason, nearest }: Refusal, language: Language): string {
  const what = asked === "" ? WISH_WORDS[wish][language] : valued(wish, asked, language);
  if (language === "zh")
    return `${what}${asked === "" ? "：" : "。"}${reason.zh}${nearest === undefined ? "" : `。最接近的是：${nearest.zh}`}`;
  return `${what}: ${reason.en}${nearest === undefined ? "" : `; the nearest is ${nearest.en}`}`;
}

/** How something that was open was settled, and why. */
export function describeChoice({ wish, value, why }: Choice, language: Language): string {
  const what = valued(wish, value, language);
  return language === "zh" ? `${what}（${why.zh}）` : `${what} (${why.en})`;
}

/** Fields whose values have names, and how their text is read. */
const NAMED: Partial<Readonly<Record<WishName, (value: string) => unknown>>> = {
  rhythm: String,
  style: String,
  mode: String,
  scale: String,
  density: String,
  tempo: String,
  instrument: String,
  after: String,
  ambitus: Number,
  pickup: yesOrNo,
  chords: yesOrNo,
  moods: (value) => value.split(","),
};

/** A field and its value, by the name that the value has. */
function valued(wish: WishName, value: string, language: Language): string {
  const read = NAMED[wish]?.(value);
  if (ComposeRequest.shape[wish].safeParse(read).success && read !== undefined)
    return describeWish({ slot: wish, value: read } as Wish, language);
  const shown =
    wish === "pickup" && value === "0" ? NO_PICKUP : wish === "tonic" ? keyInWords(value) : same(value);
  return `${WISH_WORDS[wish][language]}${language === "zh" ? "：" : " "}${shown[language]}`;
}

const NO_PICKUP: Bilingual = { en: "none", zh: "无" };

function yesOrNo(value: string): boolean | string {
  return value === "true" || (value === "false" ? false : value);
}

/** What is asked of a key: a note, a mode, or both with a space between. */
function keyInWords(value: string): Bilingual {
  const { tonic, mode } = ComposeRequest.shape;
  const [first, second = first] = value.split(" ");
  const note = tonic.safeParse(first).data;
  const asked = mode.safeParse(second).data;
  if (note === undefined) return asked === undefined ? same(value) : MODE_NAMES[asked];
  return asked === undefined ? noteWords(readTonic(note)) : keyWords(readTonic(note), asked);
}

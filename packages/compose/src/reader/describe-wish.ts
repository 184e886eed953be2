/** @file One wish in words, as on a chip of the page: "E minor" is two of them, `tonic` and `mode`. */
import { MOOD_WORDS, RHYTHMS, SCALES, STYLES } from "@melodist/analysis";
import { assertNever } from "@melodist/errors";
import type { Language } from "@melodist/score";
import { INSTRUMENTS } from "../instrument.data.ts";
import { intervalWords } from "../interval.ts";
import { noteWords, readTonic } from "../plan/read-texts.ts";
import { FAMOUS_COMPOSERS } from "./slot/composer.data.ts";
import { DENSITY_NAMES, MODE_NAMES, SLOT_WORDS, TEMPO_NAMES } from "./slot-words.data.ts";
import type { Wish } from "./wish.ts";

/** The longest stretch of lyrics that is quoted whole. */
const MOST_QUOTED = 40;

/**
 * The name of a slot and its value.
 *
 * @example
 * describeWish({ slot: "rhythm", value: "waltz" }, "zh"); // => "体裁：圆舞曲"
 */
export function describeWish(wish: Wish, language: Language): string {
  const name = SLOT_WORDS[wish.slot][language];
  const between = language === "zh" ? "：" : " ";
  return `${name}${between}${valueWords(wish, language)}`;
}

function valueWords(wish: Wish, language: Language): string {
  const isChinese = language === "zh";
  switch (wish.slot) {
    case "rhythm":
      return named(RHYTHMS[wish.value], isChinese);
    case "style":
      return named(STYLES[wish.value], isChinese);
    case "instrument":
      return named(INSTRUMENTS[wish.value], isChinese);
    case "scale":
      return named(SCALES.get(wish.value) ?? { english: wish.value, chinese: wish.value }, isChinese);
    case "moods":
      return wish.value.map((mood) => named(MOOD_WORDS[mood], isChinese)).join(isChinese ? "、" : ", ");
    case "mode":
      return MODE_NAMES[wish.value][language];
    case "tempo":
      return TEMPO_NAMES[wish.value][language];
    case "density":
      return DENSITY_NAMES[wish.value][language];
    case "pickup":
    case "chords":
      return wishedWords(wish.value, isChinese);
    case "ambitus":
      return intervalWords(wish.value)[language];
    case "tempoBpm":
      return isChinese ? `每分钟 ${wish.value} 拍` : `${wish.value} beats a minute`;
    case "title":
    case "lyrics":
      return quoted(wish.value, isChinese);
    case "after":
      return isChinese ? chineseComposer(wish.value) : wish.value;
    case "tonic":
      return noteWords(readTonic(wish.value))[language];
    case "meter":
    case "form":
    case "motif":
    case "lowest":
    case "highest":
    case "barsPerSection":
    case "bars":
    case "count":
    case "candidates":
    case "temperature":
    case "seed":
      return String(wish.value);
    default:
      return assertNever(wish);
  }
}

/** As the table writes it first, where it does. */
function chineseComposer(name: string): string {
  const [, chinese = ""] = FAMOUS_COMPOSERS.find(([known]) => known === name) ?? [];
  return chinese === "" ? name : (chinese.split(" ")[0] ?? name);
}

const named = (words: { readonly english: string; readonly chinese: string }, isChinese: boolean) =>
  isChinese ? words.chinese : words.english;

function wishedWords(value: boolean | string | readonly string[], isChinese: boolean): string {
  if (value === true) return isChinese ? "要" : "yes";
  if (value === false) return isChinese ? "不要" : "no";
  return typeof value === "string" ? value : value.join(" | ");
}

/** In the quotation marks of the language, cut where it is long. */
export function quoted(text: string, isChinese: boolean): string {
  const short = text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED - 1)}…` : text;
  return isChinese ? `「${short}」` : `“${short}”`;
}

/** @file What is said, in the language of the page. */
import { language } from "../store/language.ts";
import { WORDS, type WordKey } from "./words.data.ts";

export type { WordKey } from "./words.data.ts";

/** A sentence in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** Words of the page; `fact` takes the place of `{}`. */
export function say(key: WordKey, fact?: string | number): string {
  const sentence: string = WORDS[key][language.value];
  return fact === undefined ? sentence : sentence.replace("{}", () => String(fact));
}

/** A sentence that came in both languages. */
export function pick(sentence: Bilingual): string {
  return sentence[language.value];
}

/** Words as a sentence: a large letter first, a stop last, where they have neither. */
export function sentence(text: string): string {
  const stop = /[.!?。！？…]$/u.test(text) ? "" : language.value === "zh" ? "。" : ".";
  return text.charAt(0).toUpperCase() + text.slice(1) + stop;
}

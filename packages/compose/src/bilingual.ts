/** @file The same sentence in both languages. */
import type { Language } from "@melodist/score";

export type Bilingual = Readonly<Record<Language, string>>;

/** Join parts in both languages. @example joinWords([a, b], { en: ", ", zh: "，" }) */
export function joinWords(parts: readonly Bilingual[], between: Bilingual): Bilingual {
  return {
    en: parts.map(({ en }) => en).join(between.en),
    zh: parts.map(({ zh }) => zh).join(between.zh),
  };
}

/** @file Why a tune cannot be spelled in tokens, in words. */
import type { UnsupportedReason } from "@melodist/tokens";
import type { Bilingual } from "../bilingual.ts";

export const UNSUPPORTED_WORDS: Readonly<Record<UnsupportedReason, Bilingual>> = {
  "no-notes": { en: "it has no notes", zh: "没有音符" },
  "quarter-tones": { en: "it has quarter tones", zh: "有四分之一音" },
  "remote-pitch": {
    en: "some notes are too far from its key or its register",
    zh: "有的音离本调或音区太远",
  },
  "odd-length": { en: "some notes have lengths that the model does not know", zh: "有模型不认识的时值" },
  "odd-tuplet": {
    en: "it has tuplets that the model does not know, or unfinished ones",
    zh: "有模型不认识或不完整的连音",
  },
  "odd-meter": { en: "the model does not know its meter", zh: "模型不认识它的拍号" },
  "odd-unit": { en: "its notes are too long or too short for the model", zh: "音符太长或太短，模型写不了" },
  "odd-repeats": {
    en: "its repeats or endings are more than sections played once or twice",
    zh: "反复或跳房子不止是各段演奏一两遍",
  },
};

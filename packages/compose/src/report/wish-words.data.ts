/** @file What the fields of a request are called. */
import type { Bilingual } from "../bilingual.ts";
import type { WishName } from "../plan/plan.ts";

export const WISH_WORDS: Readonly<Record<WishName, Bilingual>> = {
  words: { en: "words", zh: "说明" },
  title: { en: "title", zh: "标题" },
  rhythm: { en: "kind", zh: "体裁" },
  style: { en: "style", zh: "风格" },
  after: { en: "after", zh: "仿" },
  tonic: { en: "key", zh: "调" },
  mode: { en: "mode", zh: "调式" },
  scale: { en: "scale", zh: "音阶" },
  meter: { en: "meter", zh: "拍号" },
  tempoBpm: { en: "tempo", zh: "速度" },
  tempo: { en: "tempo", zh: "速度" },
  form: { en: "form", zh: "曲式" },
  barsPerSection: { en: "bars a section", zh: "每段小节数" },
  bars: { en: "bars", zh: "小节数" },
  pickup: { en: "pick-up", zh: "弱起" },
  chords: { en: "chords", zh: "和弦" },
  motif: { en: "motif", zh: "动机" },
  reference: { en: "reference", zh: "参考曲" },
  instrument: { en: "instrument", zh: "乐器" },
  lowest: { en: "range", zh: "音域" },
  highest: { en: "range", zh: "音域" },
  density: { en: "density", zh: "疏密" },
  moods: { en: "mood", zh: "情绪" },
  lyrics: { en: "words to sing", zh: "歌词" },
  count: { en: "tunes", zh: "首数" },
  candidates: { en: "candidates", zh: "候选数" },
  temperature: { en: "temperature", zh: "温度" },
  seed: { en: "seed", zh: "种子" },
};

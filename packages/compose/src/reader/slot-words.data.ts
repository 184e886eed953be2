/** @file How slots, tempo and density are called when a reading is told, and why something was ignored. */
import type { Mode } from "@melodist/score";
import type { Bilingual } from "../bilingual.ts";
import type { ComposeRequest } from "../request.ts";
import type { IgnoredReason, Slot } from "./wish.ts";

export const SLOT_WORDS: Readonly<Record<Slot, Bilingual>> = {
  title: { en: "title", zh: "标题" },
  rhythm: { en: "kind", zh: "体裁" },
  style: { en: "tradition", zh: "风格" },
  after: { en: "in the manner of", zh: "仿" },
  tonic: { en: "tonic", zh: "主音" },
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
  motif: { en: "begins with", zh: "开头" },
  instrument: { en: "for", zh: "乐器" },
  lowest: { en: "lowest note", zh: "最低音" },
  highest: { en: "highest note", zh: "最高音" },
  ambitus: { en: "range within", zh: "音域不超过" },
  density: { en: "notes", zh: "音符密度" },
  moods: { en: "mood", zh: "情绪" },
  lyrics: { en: "words to be sung", zh: "歌词" },
  count: { en: "tunes", zh: "曲数" },
  candidates: { en: "candidates", zh: "候选数" },
  temperature: { en: "temperature", zh: "温度" },
  seed: { en: "seed", zh: "种子" },
};

export const MODE_NAMES: Readonly<Record<Mode, Bilingual>> = {
  major: { en: "major", zh: "大调" },
  minor: { en: "minor", zh: "小调" },
  dorian: { en: "dorian", zh: "多利亚" },
  phrygian: { en: "phrygian", zh: "弗里几亚" },
  lydian: { en: "lydian", zh: "利底亚" },
  mixolydian: { en: "mixolydian", zh: "混合利底亚" },
  locrian: { en: "locrian", zh: "洛克里亚" },
};

export const TEMPO_NAMES: Readonly<Record<NonNullable<ComposeRequest["tempo"]>, Bilingual>> = {
  "very slow": { en: "very slow", zh: "很慢" },
  slow: { en: "slow", zh: "慢" },
  moderate: { en: "moderate", zh: "中速" },
  fast: { en: "fast", zh: "快" },
  "very fast": { en: "very fast", zh: "很快" },
};

export const DENSITY_NAMES: Readonly<Record<NonNullable<ComposeRequest["density"]>, Bilingual>> = {
  "very sparse": { en: "very sparse", zh: "很疏" },
  sparse: { en: "sparse", zh: "疏" },
  medium: { en: "medium", zh: "适中" },
  dense: { en: "dense", zh: "密" },
  "very dense": { en: "very dense", zh: "很密" },
};

/** Why a refusal is told among what was ignored. */
export const REFUSED_WORDS: Bilingual = {
  en: "asked not to be, which cannot be promised",
  zh: "要求不要，但无法保证",
};

export const REASON_WORDS: Readonly<Record<IgnoredReason, Bilingual>> = {
  "no-slot": { en: "nothing can be set for it", zh: "没有对应的设置" },
  unknown: { en: "not known", zh: "不认识" },
  "out-of-range": { en: "out of range", zh: "超出范围" },
  "no-such-key": { en: "there is no such key", zh: "没有这个调" },
};

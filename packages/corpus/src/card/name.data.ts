/** @file How names that stand for themselves in the data are said on the card. */
import { MOOD_WORDS, RHYTHMS, SCALES, STYLES } from "@melodist/analysis";
import type { Language } from "@melodist/score";
import type { ChangeCode, DropReason } from "../clean/draft.ts";
import type { BrokenReason } from "../read/record.ts";
import type { Words } from "../words.ts";

/** Why a record was quarantined. */
export const BROKEN_WORDS: Readonly<Record<BrokenReason, Words>> = {
  "bad-row": { en: "a row or element that is not what its format asks for", zh: "不合格式的行或元素" },
  "no-abc": { en: "no column holds ABC", zh: "没有存放 ABC 的列" },
  "no-tune": { en: "no tune in it", zh: "其中没有曲子" },
  "music-lost": { en: "part of the music could not be understood", zh: "部分音乐无法读懂" },
  "bad-file": { en: "a damaged MIDI or MusicXML file", zh: "损坏的 MIDI 或 MusicXML 文件" },
  unreadable: { en: "a file that could not be read", zh: "无法读取的文件" },
  failed: { en: "cleaning it failed", zh: "清理时出错" },
};

/** Why a tune was dropped. */
export const DROP_WORDS: Readonly<Record<DropReason, Words>> = {
  "refused-origin": {
    en: "says it comes from a source whose terms forbid this use",
    zh: "自称来自条款禁止此用途的来源",
  },
  "no-notes": { en: "no notes", zh: "没有音符" },
  "too-short": { en: "fewer than 4 bars or 12 notes", zh: "不足 4 小节或 12 个音" },
  "too-long": { en: "more than 400 bars", zh: "超过 400 小节" },
  "quarter-tones": { en: "quarter tones", zh: "含四分之一音" },
  "free-meter": {
    en: "no meter, so nobody can tell whether bars add up",
    zh: "无拍号，无从判断小节是否足拍",
  },
  "wrong-bars": {
    en: "bars that do not add up, and no safe repair is known",
    zh: "小节不足拍或超拍，且无安全的修补办法",
  },
  "no-key": { en: "no key, and none found", zh: "无调号，也推断不出" },
  "exact-duplicate": {
    en: "the same notes as a tune that is kept",
    zh: "与保留的某首音符完全相同",
  },
  "near-training": {
    en: "was to be tested on, and is too near a training tune",
    zh: "本拟用于测试，却与训练曲过于接近",
  },
  "bridges-splits": {
    en: "near tunes of different splits, which must not meet",
    zh: "同时接近分属不同划分的曲子，两者不可相混",
  },
};

/** What cleaning changed. */
export const CHANGE_WORDS: Readonly<Record<ChangeCode, Words>> = {
  voices: { en: "other voices left out", zh: "略去其他声部" },
  chords: { en: "of chords of notes, the highest kept", zh: "和音只留最高音" },
  overlays: { en: "further streams of the staff left out", zh: "略去同谱表的叠加声部" },
  lyrics: { en: "words left out", zh: "略去歌词" },
  silence: { en: "silent bars left out", zh: "略去整小节的休止" },
  "empty-measures": { en: "empty measures left out", zh: "略去空小节" },
  "repeat-signs": { en: "repeat signs written that were taken for granted", zh: "补写省略的反复记号" },
  unit: { en: "unit length changed (spelling only)", zh: "改换基本时值（只影响写法）" },
  meter: { en: "meter corrected", zh: "更正拍号" },
  "bar-repaired": { en: "a bar repaired", zh: "修补小节" },
  "first-bar": { en: "first bar filled with a rest", zh: "首小节以休止补足" },
  "last-bar": { en: "last bar filled or cut to fit the pick-up", zh: "末小节按弱起补足或截短" },
  "key-found": { en: "key found, none was written", zh: "原无调号，由音符推断" },
  "key-corrected": { en: "key corrected by the notes", zh: "按音符更正调号" },
  "tonic-found": {
    en: "tonic taken from the final note, the collection writes signatures only",
    zh: "原集只记调号，主音取自结束音",
  },
};

const CHINESE_NAMES: Readonly<Record<string, string>> = {
  train: "训练",
  validation: "验证",
  test: "测试",
  yes: "有",
  no: "无",
  none: "无",
  written: "原有",
  machine: "机器所配",
  longer: "更长",
  major: "大调",
  minor: "小调",
  dorian: "多利亚",
  mixolydian: "混合利底亚",
  phrygian: "弗里几亚",
  lydian: "利底亚",
  locrian: "洛克里亚",
  pentatonic: "其他五声音阶",
  hexatonic: "其他六声音阶",
  fragment: "残缺音阶",
  transposed: "移调",
  "octave-shifted": "移八度",
  "re-barred": "改小节线",
  ornamented: "加花",
  "phrase-changed": "改一句",
  excerpt: "截取八小节",
  "mode-changed": "改调式",
  "repeats-written-out": "写出反复",
};

/** Names with words in both languages: scales, moods, kinds of tunes, traditions. */
const NAMES: ReadonlyMap<string, { readonly english: string; readonly chinese: string }> = new Map([
  ...SCALES,
  ...Object.entries(MOOD_WORDS),
  ...Object.entries(RHYTHMS),
  ...Object.entries(STYLES),
]);

/** What a name of the data is called. Names of folders, meters and keys are called what they are. */
export function sayName(name: string, language: Language): string {
  if (name === "–") return language === "zh" ? "未知" : "not known";
  if (language === "zh") return CHINESE_NAMES[name] ?? NAMES.get(name)?.chinese ?? name;
  return NAMES.get(name)?.english ?? name;
}

/** A key of the statistics, `G mixolydian`, as people say it. */
export function sayKey(key: string, language: Language): string {
  const [tonic = "", mode = ""] = key.split(" ");
  return language === "en" ? key : `${tonic} ${CHINESE_NAMES[mode] ?? mode}`;
}

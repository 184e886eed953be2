/** @file What people call modes and scales, English first, Chinese second; abbreviations and common slips of the pen too. */
import type { ScaleName } from "@melodist/analysis";
import type { Mode } from "@melodist/score";

/** Mode, English words, Chinese words; the longer ones come first where one begins another. */
export const MODE_WORDS: readonly (readonly [Mode, english: string, chinese: string])[] = [
  [
    "mixolydian",
    "mixolydian mixolidian myxolydian mixo mix",
    "混合利底亚 混合吕底亚 混合里底亚 米索利底亚 米索吕底亚 密克索利底亚",
  ],
  ["major", "major majour mayor majr majro maj ionian", "大调 伊奥尼亚 爱奥尼亚"],
  ["minor", "minor minour minnor miner minr mnor min aeolian eolian", "小调 爱奥利亚 伊奥利亚"],
  ["dorian", "dorian dorien dorain dor", "多利亚 多里亚 多利安 多里安"],
  [
    "phrygian",
    "phrygian phrigian frigian phryg phr",
    "弗里几亚 弗利几亚 弗里吉亚 弗利吉亚 菲利几亚 弗里季亚",
  ],
  ["lydian", "lydian lidian lyd", "利底亚 吕底亚 里底亚"],
  ["locrian", "locrian locr loc", "洛克里亚 洛克利亚 洛克里安"],
];

/** Scale, English words, Chinese words. A slash parts them, since some consist of several. */
export const SCALE_WORDS: readonly (readonly [ScaleName, english: string, chinese: string])[] = [
  ["yu", "minor pentatonic/pentatonic minor", "小调五声音阶/小调五声/五声小调/小五声音阶/小五声"],
  [
    "gong",
    "major pentatonic/pentatonic major/pentatonic/penatonic/pentatonik/five-note scale/five note scale/five-tone scale/five tone scale",
    "大调五声音阶/大调五声/五声大调/大五声音阶/大五声/五声音阶/五声调式/五声性/五声/五音音阶/宫商角徵羽",
  ],
  ["harmonic-minor", "harmonic minor", "和声小调/和声小音阶"],
  ["melodic-minor", "melodic minor", "旋律小调/旋律小音阶"],
  ["minor", "natural minor", "自然小调/自然小音阶"],
  [
    "freygish",
    "freygish/freigish/freygisch/phrygian dominant/phrygian-dominant/ahava rabbah/ahavah rabbah/ahava raba",
    "弗里吉什/弗莱吉什/弗里几亚属音阶/弗里几亚属/属弗里几亚",
  ],
  [
    "misheberak",
    "misheberak/misheberakh/mi sheberach/mi sheberakh/mi-sheberach/ukrainian dorian",
    "乌克兰多利亚/米舍贝拉赫",
  ],
  ["chromatic", "chromatic", "半音阶/半音音阶"],
];

/** The five modes of Chinese music: the English word stands only beside "mode" or a tonic, since `gong` is an instrument. */
export const CHINESE_MODES: readonly (readonly [ScaleName, english: string, chinese: string])[] = [
  ["gong", "gong", "宫"],
  ["shang", "shang", "商"],
  ["jue", "jue", "角"],
  ["zhi", "zhi", "徵征徴"],
  ["yu", "yu", "羽"],
];

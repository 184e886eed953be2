/** @file An analysis in a few plain sentences, English or Chinese. */
import type { Language, PitchName } from "@melodist/score";
import type { TuneAnalysis } from "./analyse-tune.ts";
import { chineseNote } from "./chinese-note.ts";
import type { ContourShape } from "./contour.ts";
import { MODE_WORDS } from "./mode.data.ts";
import { MOOD_WORDS } from "./mood-rules.data.ts";
import { SCALES, type ScaleName } from "./scale.data.ts";
import type { ScaleFinding } from "./scale.ts";

/**
 * Describe a tune: its size and key, form, movement, range, chords and mood; a sentence each, leaving out what is not known.
 *
 * @example
 * describeAnalysis(analysis, "en")[0]; // => "16 bars in G major."
 */
export function describeAnalysis(analysis: TuneAnalysis, language: Language): readonly string[] {
  const sentences = [
    keySentence(analysis, language),
    scaleSentence(analysis, language),
    formSentence(analysis, language),
    movementSentence(analysis, language),
    harmonySentence(analysis, language),
    moodSentence(analysis, language),
  ];
  return sentences.filter((sentence) => sentence !== undefined);
}

function keySentence({ notes, bars, tonic, mode }: TuneAnalysis, language: Language): string {
  if (notes === 0) return language === "zh" ? "没有音符。" : "There are no notes.";
  const count = language === "zh" ? `共 ${bars} 小节` : `${bars} ${bars === 1 ? "bar" : "bars"}`;
  if (tonic === undefined || mode === undefined) return language === "zh" ? `${count}。` : `${count}.`;
  const name = MODE_WORDS[mode];
  if (language === "zh") return `${count}，${chineseNote(tonic)}${name.zh}。`;
  return `${count} in ${tonicText(tonic)} ${name.en}.`;
}

function tonicText({ letter, alter }: PitchName): string {
  return letter + (alter < 0 ? "♭" : "♯").repeat(Math.abs(Math.trunc(alter)));
}

const UNNAMED = {
  pentatonic: { en: "five notes", zh: "五声音阶" },
  hexatonic: { en: "six notes", zh: "六声音阶" },
  fragment: { en: "fewer than five notes", zh: "不足五个音" },
} as const;

/** Only where it says more than the key does. */
function scaleSentence({ scale, mode }: TuneAnalysis, language: Language): string | undefined {
  if (scale === undefined || scale.name === mode) return undefined;
  const name = scaleText(scale.name, language);
  return language === "zh" ? `所用音阶：${name}。` : `Its scale is ${name}.`;
}

function scaleText(name: ScaleFinding["name"], language: Language): string {
  if (name === "pentatonic" || name === "hexatonic" || name === "fragment") return UNNAMED[name][language];
  const scale = SCALES.get(name satisfies ScaleName);
  return (language === "zh" ? scale?.chinese : scale?.english) ?? name;
}

function formSentence({ notes, formPlayed, formText }: TuneAnalysis, language: Language): string | undefined {
  if (notes === 0 || formPlayed === "") return undefined;
  return language === "zh"
    ? `曲式 ${formPlayed}（${formText}）。`
    : `Its form is ${formPlayed} (${formText}).`;
}

const SHAPES: Readonly<Record<ContourShape, { readonly en: string; readonly zh: string }>> = {
  arch: { en: "rises and falls again", zh: "先升后降" },
  bowl: { en: "falls and rises again", zh: "先降后升" },
  ascending: { en: "rises", zh: "逐步上行" },
  descending: { en: "falls", zh: "逐步下行" },
  level: { en: "stays level", zh: "平稳" },
  "rising-level": { en: "rises and stays up", zh: "上行后保持平稳" },
  "level-rising": { en: "stays level and then rises", zh: "先平稳后上行" },
  "falling-level": { en: "falls and stays down", zh: "下行后保持平稳" },
  "level-falling": { en: "stays level and then falls", zh: "先平稳后下行" },
};

function movementSentence({ contour, range }: TuneAnalysis, language: Language): string | undefined {
  if (contour === undefined || range === undefined) return undefined;
  const shape = SHAPES[contour.shape][language];
  const steps = percent(contour.intervals.steps + contour.intervals.repeated);
  if (language === "zh") return `旋律${shape}，音域 ${range.ambitus} 个半音，${steps} 的进行为级进或同音。`;
  return `The melody ${shape}, over ${range.ambitus} semitones; ${steps} of its moves are steps or repeated notes.`;
}

function harmonySentence({ harmony }: TuneAnalysis, language: Language): string | undefined {
  if (harmony === undefined) return undefined;
  const share = percent(harmony.ratio);
  return language === "zh"
    ? `旋律有 ${share} 的时值是和弦音。`
    : `${share} of the melody's time is chord tones.`;
}

function moodSentence({ mood }: TuneAnalysis, language: Language): string | undefined {
  if (mood.length === 0) return undefined;
  const words = mood.map((finding) => MOOD_WORDS[finding.mood]);
  return language === "zh"
    ? `听感：${words.map((word) => word.chinese).join("、")}。`
    : `It sounds ${words.map((word) => word.english).join(", ")}.`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

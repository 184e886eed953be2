/** @file What critics said, in words. */
import type { Language } from "@melodist/score";
import type { Bilingual } from "../bilingual.ts";
import type { CriticName, Verdict } from "./judge-tune.ts";

export const CRITIC_WORDS: Readonly<Record<CriticName, Bilingual>> = {
  likelihood: { en: "likelihood", zh: "似然" },
  cadence: { en: "cadence", zh: "终止" },
  contour: { en: "contour", zh: "轮廓" },
  register: { en: "register", zh: "音区" },
  repetition: { en: "repetition", zh: "重复" },
  rhythm: { en: "rhythm", zh: "节奏" },
  harmony: { en: "harmony", zh: "和声" },
  originality: { en: "originality", zh: "原创" },
  wishes: { en: "wishes", zh: "要求" },
  words: { en: "words", zh: "歌词" },
};

/** A verdict, a line for each critic. @example describeVerdict(verdict, "en")[0]; // => "0.93 cadence: ends on the tonic; …" */
export function describeVerdict({ judgements }: Verdict, language: Language): readonly string[] {
  return judgements.map(({ critic, score, reason }) => {
    const colon = language === "zh" ? "：" : ": ";
    return `${score.toFixed(2)} ${CRITIC_WORDS[critic][language]}${colon}${reason[language]}`;
  });
}

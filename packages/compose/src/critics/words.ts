/** @file Words to sing: that those of all stanzas find a note, and the strong ones a strong beat. */
import { countSyllables } from "../lyrics/lyrics.ts";
import { sungWords } from "../lyrics/sung-words.ts";
import { type Critic, hundredths } from "./critic.ts";

export const judgeWords: Critic = ({ score, verse }) => {
  if (verse === undefined) return undefined;
  const wanted = countSyllables(verse);
  const { syllables, strong, onBeats } = sungWords(score, verse);
  const sung = wanted === 0 ? 1 : syllables / wanted;
  const stressed = strong === 0 ? 1 : onBeats / strong;
  return {
    score: sung * (0.4 + 0.6 * stressed),
    views: [],
    reason: {
      en: `${hundredths(sung)} of the syllables are sung, ${hundredths(stressed)} of the strong ones on beats`,
      zh: `${hundredths(sung)} 的音节配上了音，${hundredths(stressed)} 的重读音节落在拍上`,
    },
  };
};

/** @file Chords that the melody agrees with, and that come home with it. */
import { findHarmony } from "@melodist/analysis";
import { pitchClass } from "@melodist/score";
import { type Critic, howUsual, hundredths, type Usual } from "./critic.ts";

/** Share of the melody's time that is chord tones. */
const FITTING: Usual = { least: 0.4, low: 0.66, high: 1, most: 1 };
/** The same of notes on strong beats. */
const STRONG: Usual = { least: 0.4, low: 0.71, high: 1, most: 1 };
/** What a tune is worth whose last chord is not the tonic's: of the corpus's tunes with chords 17 % are such. */
const AWAY = 0.5;

export const judgeHarmony: Critic = ({ melody, tonic }) => {
  const finding = findHarmony(melody);
  const last = melody.chords.at(-1)?.chord;
  if (finding === undefined || last === undefined) return undefined;
  const { ratio, strongRatio = ratio } = finding;
  const isHome = last.root !== undefined && pitchClass(last.root) === pitchClass(tonic);
  const views = [
    { name: "fitting", figure: ratio, usual: FITTING },
    { name: "strong", figure: strongRatio, usual: STRONG },
  ];
  return {
    score: (isHome ? 1 : AWAY) * howUsual(views),
    views,
    reason: {
      en: `${hundredths(ratio)} of the melody are chord tones, ${hundredths(strongRatio)} on strong beats; the last chord is ${isHome ? "" : "not "}the tonic's`,
      zh: `旋律中和弦音占 ${hundredths(ratio)}，强拍上占 ${hundredths(strongRatio)}；${isHome ? "收于主和弦" : "没有收于主和弦"}`,
    },
  };
};

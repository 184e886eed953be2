/** @file Melodies that are known already: how long a run of notes a tune shares with one of them. */
import { findSources, USUALLY_SHARED } from "../originality/find-sources.ts";
import { type Critic, howUsual, type Usual } from "./critic.ts";

/** Notes in a row with the same steps and rhythm that held-out tunes share with others. */
const SHARED: Usual = { least: -1, low: 0, high: USUALLY_SHARED, most: USUALLY_SHARED + 13 };

export const judgeOriginality: Critic = ({ score, index }) => {
  if (index === undefined) return undefined;
  const { longest, verdict } = findSources(index, score, { limit: 1 });
  if (verdict === "too-short") return undefined;
  const notes = longest?.notes ?? 0;
  const views = [{ name: "shared", figure: notes, usual: SHARED }];
  return {
    score: howUsual(views),
    views,
    reason: {
      en: `shares at most ${notes} notes in a row with a tune that the model has seen`,
      zh: `与模型见过的曲子最多连续 ${notes} 个音相同`,
    },
  };
};

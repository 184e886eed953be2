/** @file Melodies that are known already: how long a run of notes a tune shares with one of them. */
import { findSources, USUALLY_SHARED } from "../originality/find-sources.ts";
import { type Critic, inside } from "./critic.ts";

/** Notes in a row with the same steps and rhythm: three quarters of human tunes share at most `high` with another. */
const SHARED = { least: 0, low: 0, high: USUALLY_SHARED - 5, most: USUALLY_SHARED + 10 };

export const judgeOriginality: Critic = ({ score, index }) => {
  if (index === undefined) return undefined;
  const { longest, verdict } = findSources(index, score, { limit: 1 });
  if (verdict === "too-short") return undefined;
  const notes = longest?.notes ?? 0;
  return {
    score: inside(notes, SHARED),
    reason: {
      en: `shares at most ${notes} notes in a row with a tune that the model has seen`,
      zh: `与模型见过的曲子最多连续 ${notes} 个音相同`,
    },
  };
};

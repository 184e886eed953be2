/** @file Melodies that are known already: how long a run of notes a tune shares with one of them. */
import { findMelody, melodyCode } from "@melodist/search";
import { type Critic, inside } from "./critic.ts";

/** Notes in a row with the same steps and rhythm. Human tunes share as many with others as `high` (see bench). */
const SHARED = { least: 0, low: 0, high: 12, most: 28 };
/** Shorter melodies cannot be looked up. */
const FEWEST_NOTES = 5;

export const judgeOriginality: Critic = ({ melody, index }) => {
  if (index === undefined || melody.notes.length < FEWEST_NOTES) return undefined;
  const [hit] = findMelody(index, melodyCode(melody), { limit: 1, order: "run" });
  const notes = hit?.run?.notes ?? 0;
  return {
    score: inside(notes, SHARED),
    reason: {
      en: `shares at most ${notes} notes in a row with a tune that the model has seen`,
      zh: `与模型见过的曲子最多连续 ${notes} 个音相同`,
    },
  };
};

/** @file What a mood word changes in the choices that a request leaves open; the model is told the word as well. */
import type { MoodName, Rhythm } from "@melodist/analysis";

export interface MoodChoice {
  readonly family?: "major" | "minor";
  /** Times the usual tempo. */
  readonly pace?: number;
  /** Levels added to the usual density. */
  readonly density?: number;
  /** Kinds that go with it. */
  readonly rhythms?: readonly Rhythm[];
}

export const MOOD_CHOICES: Readonly<Record<MoodName, MoodChoice>> = {
  bright: { family: "major", pace: 1.05 },
  wistful: { family: "minor", pace: 0.9, rhythms: ["air", "waltz", "xiaodiao", "nign"] },
  sombre: { family: "minor", pace: 0.8, density: -1, rhythms: ["air", "march", "xiaodiao", "nign"] },
  lively: { pace: 1.12, density: 1, rhythms: ["reel", "jig", "polka", "freylekhs"] },
  calm: { pace: 0.82, density: -1, rhythms: ["air", "waltz", "xiaodiao"] },
  solemn: { pace: 0.8, density: -1, rhythms: ["hymn", "march", "air", "nign"] },
  stately: { pace: 0.88, density: -1, rhythms: ["march", "strathspey"] },
  playful: { pace: 1.08, density: 1, rhythms: ["jig", "polka", "slip jig", "children's song", "freylekhs"] },
  jaunty: { pace: 1.05, rhythms: ["hornpipe", "march", "strathspey"] },
  lilting: { rhythms: ["jig", "waltz", "slip jig"] },
  tender: { pace: 0.85, density: -1, rhythms: ["waltz", "air", "xiaodiao"] },
  flowing: { rhythms: ["slip jig", "waltz", "reel"] },
  bold: { pace: 1.05, rhythms: ["march", "hornpipe", "reel", "shange", "work song"] },
  expansive: { pace: 0.92, rhythms: ["air", "march", "shange"] },
  intimate: { pace: 0.92, rhythms: ["air", "waltz", "xiaodiao"] },
};

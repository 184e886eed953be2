/** @file What a mood word changes in the choices that a request leaves open; the model is told the word as well. */
import type { MoodName, Rhythm } from "@melodist/analysis";

export interface MoodChoice {
  readonly family?: "major" | "minor";
  /** Times the usual tempo. */
  readonly pace?: number;
  /** The same for kinds that it changes more: a sombre march is a funeral march. */
  readonly paces?: Partial<Readonly<Record<Rhythm, number>>>;
  /** Whole notes a minute that a tune of which no kind was asked has at least, or at most. */
  readonly leastPace?: number;
  readonly mostPace?: number;
  /** Levels added to the usual density. */
  readonly density?: number;
  /** Kinds that go with it. */
  readonly rhythms?: readonly Rhythm[];
}

export const MOOD_CHOICES: Readonly<Record<MoodName, MoodChoice>> = {
  bright: { family: "major", pace: 1.05, leastPace: 24 },
  wistful: {
    family: "minor",
    pace: 0.9,
    paces: { march: 0.65 },
    rhythms: ["air", "waltz", "xiaodiao", "nign"],
  },
  sombre: {
    family: "minor",
    pace: 0.8,
    paces: { march: 0.52 },
    mostPace: 16,
    density: -1,
    rhythms: ["air", "march", "xiaodiao", "nign"],
  },
  lively: {
    pace: 1.12,
    leastPace: 28,
    density: 1,
    rhythms: ["reel", "jig", "polka", "freylekhs", "xiaodiao"],
  },
  calm: { pace: 0.82, mostPace: 18, density: -1, rhythms: ["air", "waltz", "xiaodiao"] },
  solemn: {
    pace: 0.8,
    paces: { march: 0.7 },
    mostPace: 17,
    density: -1,
    rhythms: ["hymn", "march", "air", "nign"],
  },
  stately: { pace: 0.88, density: -1, rhythms: ["march", "strathspey"] },
  playful: {
    pace: 1.08,
    leastPace: 26,
    density: 1,
    rhythms: ["jig", "polka", "slip jig", "children's song", "freylekhs", "xiaodiao"],
  },
  jaunty: { pace: 1.05, rhythms: ["hornpipe", "march", "strathspey"] },
  lilting: { rhythms: ["jig", "waltz", "slip jig"] },
  tender: { pace: 0.85, mostPace: 17.5, density: -1, rhythms: ["waltz", "air", "xiaodiao"] },
  flowing: { rhythms: ["slip jig", "waltz", "reel"] },
  bold: { pace: 1.05, rhythms: ["march", "hornpipe", "reel", "shange", "work song"] },
  expansive: { pace: 0.92, rhythms: ["air", "march", "shange"] },
  intimate: { pace: 0.92, rhythms: ["air", "waltz", "xiaodiao"] },
};

/**
 * @file Which features make which mood, in figures.
 *
 * Thresholds are quantiles over every seventh tune of the 24 collections the project is studied with (3,669 tunes of at
 * least 12 notes; 10, 25, 50, 75 and 90 %):
 *
 *     notes per beat     0.82   1.06   1.59   2.03   2.69
 *     dottedness         0      0      0      0.06   0.25
 *     steps              0.33   0.41   0.52   0.62   0.69
 *     leaps              0.045  0.077  0.12   0.17   0.23
 *     repeated notes     0.036  0.074  0.135  0.22   0.31
 *     ambitus            10     12     15     19     21
 *     notes per second   2.4    3.2    3.9    4.9    5.9     (293 tunes that state a tempo in figures)
 */

/** What moods are told by. */
export type MoodFeature =
  | "family"
  | "meter"
  | "notesPerBeat"
  | "notesPerSecond"
  | "dottedness"
  | "steps"
  | "leaps"
  | "repeated"
  | "ambitus";

/** A condition on one feature. */
export type MoodCondition =
  | { readonly feature: MoodFeature; readonly is: string }
  | { readonly feature: MoodFeature; readonly atLeast: number }
  | { readonly feature: MoodFeature; readonly atMost: number };

export type MoodName =
  | "bright"
  | "wistful"
  | "sombre"
  | "lively"
  | "calm"
  | "solemn"
  | "stately"
  | "playful"
  | "jaunty"
  | "lilting"
  | "tender"
  | "flowing"
  | "bold"
  | "expansive"
  | "intimate";

/** The moods in both languages. */
export const MOOD_WORDS: Readonly<Record<MoodName, { readonly english: string; readonly chinese: string }>> =
  {
    bright: { english: "bright", chinese: "明亮" },
    wistful: { english: "wistful", chinese: "惆怅" },
    sombre: { english: "sombre", chinese: "深沉" },
    lively: { english: "lively", chinese: "活泼" },
    calm: { english: "calm", chinese: "平静" },
    solemn: { english: "solemn", chinese: "庄重" },
    stately: { english: "stately", chinese: "庄严" },
    playful: { english: "playful", chinese: "俏皮" },
    jaunty: { english: "jaunty", chinese: "轻快" },
    lilting: { english: "lilting", chinese: "摇曳" },
    tender: { english: "tender", chinese: "温柔" },
    flowing: { english: "flowing", chinese: "流畅" },
    bold: { english: "bold", chinese: "豪迈" },
    expansive: { english: "expansive", chinese: "舒展" },
    intimate: { english: "intimate", chinese: "亲切" },
  };

/** A mood is told when all conditions of one of its rules hold; the first rule that does gives the reasons. */
export const MOOD_RULES: readonly (readonly [mood: MoodName, conditions: readonly MoodCondition[]])[] = [
  [
    "bright",
    [
      { feature: "family", is: "major" },
      { feature: "notesPerBeat", atLeast: 1.59 },
    ],
  ],
  [
    "wistful",
    [
      { feature: "family", is: "minor" },
      { feature: "notesPerBeat", atMost: 2.03 },
    ],
  ],
  [
    "sombre",
    [
      { feature: "family", is: "minor" },
      { feature: "notesPerBeat", atMost: 1.06 },
    ],
  ],
  ["lively", [{ feature: "notesPerSecond", atLeast: 4.9 }]],
  ["lively", [{ feature: "notesPerBeat", atLeast: 2.03 }]],
  ["calm", [{ feature: "notesPerSecond", atMost: 2.4 }]],
  [
    "calm",
    [
      { feature: "notesPerBeat", atMost: 1.06 },
      { feature: "leaps", atMost: 0.12 },
    ],
  ],
  [
    "solemn",
    [
      { feature: "meter", is: "duple" },
      { feature: "notesPerBeat", atMost: 1.06 },
      { feature: "repeated", atLeast: 0.135 },
    ],
  ],
  [
    "stately",
    [
      { feature: "dottedness", atLeast: 0.25 },
      { feature: "notesPerBeat", atMost: 1.59 },
    ],
  ],
  [
    "playful",
    [
      { feature: "leaps", atLeast: 0.17 },
      { feature: "notesPerBeat", atLeast: 1.59 },
    ],
  ],
  [
    "jaunty",
    [
      { feature: "dottedness", atLeast: 0.25 },
      { feature: "notesPerBeat", atLeast: 1.59 },
    ],
  ],
  ["lilting", [{ feature: "meter", is: "compound" }]],
  [
    "lilting",
    [
      { feature: "meter", is: "triple" },
      { feature: "notesPerBeat", atLeast: 1.06 },
    ],
  ],
  [
    "tender",
    [
      { feature: "meter", is: "triple" },
      { feature: "notesPerBeat", atMost: 1.59 },
      { feature: "steps", atLeast: 0.52 },
    ],
  ],
  ["flowing", [{ feature: "steps", atLeast: 0.62 }]],
  [
    "bold",
    [
      { feature: "leaps", atLeast: 0.17 },
      { feature: "ambitus", atLeast: 15 },
    ],
  ],
  ["expansive", [{ feature: "ambitus", atLeast: 19 }]],
  [
    "intimate",
    [
      { feature: "ambitus", atMost: 10 },
      { feature: "leaps", atMost: 0.12 },
    ],
  ],
];

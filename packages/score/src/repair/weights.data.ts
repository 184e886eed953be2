/**
 * @file How much each argument for an edit counts.
 *
 * Fitted as a conditional logit model on seeded mistakes in one half of a collection of 25,000 tunes, by
 * `bench/repair-study.ts --fit`.
 */

/** The weight of every feature. */
export const WEIGHTS = {
  "insert-rest": -0.15,
  "set-rest-length": 2.06,
  "delete-rest": -1.39,
  "delete-note": -1.65,
  "remove-bar-line": 8.79,
  "scale-lengths": 0.98,
  "joined-measure": -1.55,
  "set-length": -0.85,
  "insert-note": -0.3,
  "insert-bar-line": 4.28,
  "odd-length": -1.59,
  "odd-ratio": -0.07,
  "odd-insertion": -2.88,
  "new-rhythm": -1.01,
  "rhythm-four-bars-away": 0.78,
  "beat-rhythms": 0.21,
  "placed-lengths": 0.7,
  "rhythm-of-other-voices": 7.01,
  "held-over-beat": -2.17,
  "off-grid": -0.46,
  "same-bar": 0.81,
  parallel: 6.3,
  "four-bars-away": 1.21,
  "bars-around": 0.99,
  sequence: 2.52,
  "parallel-sequence": 3.48,
  melody: 0.31,
  "repeats-a-note": -0.39,
  leap: -0.16,
  detour: -0.46,
} as const;

/** What speaks for or against an edit; see `features.ts`. */
export type FeatureName = keyof typeof WEIGHTS;

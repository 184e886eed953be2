/**
 * @file How much each kind of evidence counts for each key: twelve weights for the semitones above the tonic.
 *
 * Fitted, not thought up: a conditional logit over the 48 keys of the four common modes, on tunes whose notated mode
 * can be trusted. `README.md` says on which, and what came of it.
 */
import type { Aspect } from "./key-evidence.ts";

/** Modes that the weights were fitted for; the others are derived from these. */
export type FittedMode = "major" | "minor" | "dorian" | "mixolydian";

/** What speaks for a mode before a note is heard. */
export const MODE_PRIORS: Readonly<Record<FittedMode, number>> = {
  major: 0.61,
  minor: 0.32,
  dorian: -1,
  mixolydian: -0.58,
};

type Row = readonly number[];

/** Weights by aspect; dorian is taken for minor and mixolydian for major where they have no row of their own. */
export const KEY_WEIGHTS: Readonly<
  Record<Aspect, Readonly<Record<"major" | "minor", Row> & Partial<Record<FittedMode, Row>>>>
> = {
  time: {
    major: [3.1, -0.4, 0.1, -0.9, 2.7, -1.7, -1.3, 2.3, -0.3, 0.1, -2.1, -2.3],
    minor: [1.6, -1, 0.3, -0.3, 0.3, 0.9, -0.2, 2.3, 0.5, -0.9, -0.6, -0.6],
    dorian: [3, -0.3, -0.1, -1.3, -0.8, -1, -0.5, 1.4, -1.5, -3, 1.5, -0.9],
    mixolydian: [3.1, -0.4, -1, -1.2, 0.9, 0.4, -0.6, 0.3, -0.6, -1.1, 0, -1.6],
  },
  heard: {
    major: [3, -1.1, 0.3, -2.2, 3.2, 1.7, -2.9, 2, -1.3, 0.2, -8.8, 2],
    minor: [1.8, -2.5, -0.3, 0.7, 1, 0.6, -0.2, 2.2, 4.1, -6.8, 0.1, -0.3],
    dorian: [2.3, -1.4, 0.8, -0.3, -3.5, 0, -2.7, 1.9, -7.1, 0.7, 2.6, -3.5],
    mixolydian: [2.5, -2.2, -0.1, -4.8, 3.2, 0.9, -3.5, 0.5, -2.7, -0.9, 4.6, -6.1],
  },
  beats: {
    major: [3, -0.7, -1.8, -2.6, 3.7, 0.3, -1.5, 2.9, -0.8, -1.4, -1.1, -2.2],
    minor: [1.8, -1.2, 0.8, 1.9, 0.1, -0.3, -0.7, 4.2, -1.7, -4.2, -0.2, -2.5],
  },
  long: {
    major: [0.9, -0.5, 0.7, -1, -0.2, -0.3, -0.7, 0.4, -0.6, 0.4, 0.9, -0.8],
    minor: [1.7, -1.7, 0.1, 0.1, -0.6, 0.1, -0.3, 0.3, -0.2, -0.4, 0.5, -0.6],
  },
  last: {
    major: [0.6, -1.2, 0.1, -0.6, -0.4, 0.9, -1, -0.3, -0.5, -0.2, 1, -0.8],
    minor: [0.7, -0.5, -0.3, -0.7, 0.6, 0.3, 1, -0.5, -1.4, 0.2, -0.2, -0.2],
  },
  ends: {
    major: [1, 0.4, -0.2, -0.6, -0.2, -1.1, -0.2, 0.6, -0.9, -0.3, -1, 0.5],
    minor: [0.9, -1.3, 0.3, -1.5, -0.9, 0.3, 0.7, 0.4, -1, -0.4, 0, -1],
  },
  landings: {
    major: [0.3, -0.9, 0.4, -0.5, 0.3, 0.3, -0.1, 0.6, -0.5, 0.3, 0.1, 0.4],
    minor: [-0.4, -1.7, 0.1, 0.1, 0.3, 0.7, -0.4, 0.4, -0.7, 0.1, 0.2, -0.8],
  },
  fourths: {
    major: [0.3, -0.5, 0.8, -2.3, 0.2, 0.2, 0.7, 0.7, -1.4, 0.8, 0.4, 0.3],
    minor: [0.9, -1.1, 0.4, 0.6, -0.5, 0.7, -1.8, 1.1, 0.5, -1.6, 0.7, -2.1],
  },
  first: {
    major: [0.6, -0.3, -0.6, 0.7, 0.3, -0.6, -0.4, 1.1, -1.2, -0.3, 0.1, -1],
    minor: [0.6, -0.9, 0, 0, -1.8, 0.3, -0.3, 0.9, -0.6, -0.7, -0.1, 0.7],
  },
  lowest: {
    major: [0.4, -0.7, -0.1, 0, -0.2, -0.1, 0.3, 0.3, -0.5, 0, 0.2, 0.4],
    minor: [0.3, -0.7, -0.9, -0.5, -0.1, 0.3, -1, 0.5, -0.7, -0.3, 0.8, 0.4],
  },
  led: {
    major: [1.4, -1.5, -0.2, -1.6, -0.5, 1.4, 0.4, -1.3, -2.2, -1.3, 1, 0.6],
    minor: [-0.4, 0.8, -1.4, 1.9, -0.6, -0.8, -1, -1.5, 0.4, -1.4, 1.8, -0.6],
  },
};

/**
 * @file The key of music that does not say it: the one whose profile its notes fit best.
 *
 * @see Krumhansl and Kessler, "Tracing the dynamic changes in perceived tonal organization in a spatial
 * representation of musical keys", Psychological Review 89 (1982): the probe-tone profiles
 */
import { type Key, key, nameAtFifths } from "@melodist/score";

/** How well each pitch class fits, counted upward from the tonic. */
const MAJOR_PROFILE = [6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88];
const MINOR_PROFILE = [6.33, 2.68, 3.52, 5.38, 2.6, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17];

/** Major tonics from five flats to six sharps, and minor ones from five flats to six sharps in the signature. */
const LOWEST_FIFTHS = -5;

/**
 * The major or minor key that a music is likely in.
 *
 * @param weights (12,) how long each pitch class sounds, C first; any unit
 */
export function estimateKey(weights: readonly number[]): Key {
  let best = key("C", 0, "major");
  let highest = 0;
  for (let fifths = LOWEST_FIFTHS; fifths < LOWEST_FIFTHS + 12; fifths++) {
    const major = nameAtFifths(fifths);
    const minor = nameAtFifths(fifths + 3);
    const tonic = (((fifths * 7) % 12) + 12) % 12;
    const candidates = [
      { fit: correlation(weights, MAJOR_PROFILE, tonic), key: key(major.letter, major.alter, "major") },
      {
        fit: correlation(weights, MINOR_PROFILE, (tonic + 9) % 12),
        key: key(minor.letter, minor.alter, "minor"),
      },
    ];
    for (const candidate of candidates) {
      if (candidate.fit <= highest) continue;
      highest = candidate.fit;
      best = candidate.key;
    }
  }
  return best;
}

/** Pearson's, of the weights with a profile whose first entry stands on `tonic`; 0 when nothing varies. */
function correlation(weights: readonly number[], profile: readonly number[], tonic: number): number {
  const turned = weights.map((_, step) => weights[(tonic + step) % 12] ?? 0);
  const weightMean = mean(turned);
  const profileMean = mean(profile);
  let together = 0;
  let weightSquares = 0;
  let profileSquares = 0;
  for (const [step, weight] of turned.entries()) {
    const a = weight - weightMean;
    const b = (profile[step] ?? 0) - profileMean;
    together += a * b;
    weightSquares += a * a;
    profileSquares += b * b;
  }
  return weightSquares === 0 ? 0 : together / Math.sqrt(weightSquares * profileSquares);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/**
 * @file Ranges that tunes have: lowest and highest staff step from the home tonic, and how many tunes of a thousand have it,
 * counted in the 20,282 training tunes of a corpus built over all sources. What fewer than four have is left out.
 * `bench/composing/usual-ranges.ts` counts it.
 */
export const USUAL_RANGES =
  "-3 5 87, -3 7 86, -3 4 71, 0 7 56, -3 9 41, -3 8 36, -7 4 35, -7 5 33, -1 7 31, 0 8 28, 0 9 26, 0 5 24, -5 4 21, -7 3 19, " +
  "-5 5 18, -1 9 17, -1 8 15, -7 2 15, -3 6 14, -3 3 13, -5 3 13, 0 10 13, -1 5 11, 0 4 11, -2 7 10, -5 7 9, -5 2 9, -1 4 9, " +
  "-4 4 8, -4 5 8, -4 7 7, 0 11 7, -2 9 7, -3 2 7, -7 7 6, -6 4 6, -1 10 6, -6 5 6, -4 8 6, -8 4 6, -1 6 6, -2 8 6, -3 10 6, " +
  "-2 5 5, 0 6 5, -1 11 5, -6 3 5, -6 2 4, -10 5 4, -8 3 4, -7 1 4, -10 2 4";

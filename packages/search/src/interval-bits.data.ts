/**
 * @file How surprising each step of a melody is after the step before: common formulae should count for little.
 *
 * Tenths of a bit, 12 rows (semitones upward, modulo 12, of the step before) of 12 (of this step). Counted over the
 * cells of 25,610 tunes of 24 collections (Irish, Scottish, English, American and klezmer dances; German, Chinese and
 * Dutch songs; hymns, art songs, chorales), at most 8 bits.
 */
export const INTERVAL_BITS: readonly number[] = [
  12, 54, 36, 44, 44, 40, 80, 42, 48, 40, 33, 46, 16, 59, 20, 68, 41, 69, 80, 46, 78, 28, 79, 29, 22, 28, 24,
  36, 80, 48, 80, 59, 35, 42, 26, 80, 17, 77, 30, 61, 47, 32, 77, 38, 80, 28, 36, 34, 20, 33, 65, 21, 80, 47,
  80, 65, 27, 80, 24, 79, 12, 80, 36, 53, 33, 46, 80, 36, 63, 36, 40, 39, 14, 29, 52, 34, 53, 50, 42, 53, 44,
  40, 42, 38, 15, 56, 35, 42, 58, 26, 80, 54, 54, 28, 35, 68, 16, 80, 26, 80, 29, 43, 80, 35, 80, 32, 52, 37,
  20, 34, 41, 28, 80, 44, 80, 59, 27, 50, 23, 74, 17, 80, 31, 58, 49, 49, 80, 52, 80, 29, 24, 29, 21, 22, 80,
  36, 80, 57, 79, 80, 32, 70, 17, 64,
];

/** @file Intervals by number, as musicians count them: 5 is a fifth, 8 an octave, 10 a tenth. */
import type { Bilingual } from "./bilingual.ts";

const NAMES: readonly Bilingual[] = [
  { en: "a unison", zh: "一度" },
  { en: "a second", zh: "二度" },
  { en: "a third", zh: "三度" },
  { en: "a fourth", zh: "四度" },
  { en: "a fifth", zh: "五度" },
  { en: "a sixth", zh: "六度" },
  { en: "a seventh", zh: "七度" },
  { en: "an octave", zh: "八度" },
  { en: "a ninth", zh: "九度" },
  { en: "a tenth", zh: "十度" },
  { en: "an eleventh", zh: "十一度" },
  { en: "a twelfth", zh: "十二度" },
  { en: "a thirteenth", zh: "十三度" },
  { en: "a fourteenth", zh: "十四度" },
  { en: "two octaves", zh: "两个八度" },
];
/** Two octaves. */
export const WIDEST_INTERVAL = NAMES.length;

/** `an octave`, 八度. */
export function intervalWords(interval: number): Bilingual {
  return NAMES[interval - 1] ?? { en: "more than two octaves", zh: "超过两个八度" };
}

const MAJOR_STEPS = [0, 2, 4, 5, 7, 9, 11];

/** Semitones of the major or perfect interval. @example intervalSemitones(10); // => 16 */
export function intervalSemitones(interval: number): number {
  const steps = interval - 1;
  return 12 * Math.floor(steps / 7) + (MAJOR_STEPS[steps % 7] ?? 0);
}

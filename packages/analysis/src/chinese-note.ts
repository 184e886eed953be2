/** @file Notes by their Chinese names. */
import type { PitchName } from "@melodist/score";

/** The sign is said before the letter. @example chineseNote({ letter: "E", alter: -1 }); // => "降E" */
export function chineseNote({ letter, alter }: PitchName): string {
  const sign = alter < 0 ? "降" : "升";
  return (Math.abs(alter) > 1 ? `重${sign}` : alter === 0 ? "" : sign) + letter;
}

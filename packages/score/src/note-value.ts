/** @file Lengths as musicians name them: an eighth, a dotted quarter. */
import { type Duration, printDuration } from "./duration.ts";
import type { Language } from "./language.ts";

const ENGLISH: Readonly<Record<number, string>> = {
  1: "whole note",
  2: "half note",
  4: "quarter",
  8: "eighth",
  16: "sixteenth",
  32: "thirty-second",
  64: "sixty-fourth",
};

const CHINESE: Readonly<Record<number, string>> = {
  1: "全音符",
  2: "二分音符",
  4: "四分音符",
  8: "八分音符",
  16: "十六分音符",
  32: "三十二分音符",
  64: "六十四分音符",
};

/**
 * A length in words: one note, a dotted note, or several of the kind it divides into.
 *
 * @example
 * printNoteValue(duration(3, 8), "en"); // => "a dotted quarter"
 * printNoteValue(duration(5, 8), "en"); // => "5 eighths"
 * printNoteValue(duration(1, 8), "zh"); // => "一个八分音符"
 */
export function printNoteValue(length: Duration, language: Language): string {
  const isDotted = length.num === 3 && length.den > 1;
  const den = isDotted ? length.den / 2 : length.den;
  const count = isDotted ? 1 : length.num;
  return language === "en"
    ? inEnglish(length, den, count, isDotted)
    : inChinese(length, den, count, isDotted);
}

function inEnglish(length: Duration, den: number, count: number, isDotted: boolean): string {
  const name = ENGLISH[den];
  if (name === undefined) return `${printDuration(length)} of a whole note`;
  if (count > 1) return `${count} ${name}s`;
  if (isDotted) return `a dotted ${name}`;
  return name.startsWith("e") ? `an ${name}` : `a ${name}`;
}

function inChinese(length: Duration, den: number, count: number, isDotted: boolean): string {
  const name = CHINESE[den];
  if (name === undefined) return `全音符的 ${printDuration(length)}`;
  return `${count > 1 ? `${count} 个` : "一个"}${isDotted ? "附点" : ""}${name}`;
}

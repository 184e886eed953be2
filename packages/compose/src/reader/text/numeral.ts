/** @file Numbers in figures and in words: `16`, `thirty-two`, 十六, 三十二, 廿四, 一百二. */
import { CHINESE_DIGITS, CHINESE_UNITS, ENGLISH_TEENS, ENGLISH_TENS, ENGLISH_UNITS } from "./numeral.data.ts";

const words = (table: Readonly<Record<string, number>>) => Object.keys(table).join("|");
const UNIT = words(ENGLISH_UNITS);
const TEEN = words(ENGLISH_TEENS);
const TEN = words(ENGLISH_TENS);
const BELOW_HUNDRED = `(?:(?:${TEN})(?:[ -](?:${UNIT}))?|${TEEN}|${UNIT})`;
const ENGLISH = `\\b(?:(?:an?|${UNIT}) hundred(?:(?: and)? ${BELOW_HUNDRED})?|${BELOW_HUNDRED})\\b`;
const FIGURES = "(?<![\\d./])\\d{1,9}(?:\\.\\d{1,4})?(?!\\d)";
const CHINESE = `[${Object.keys(CHINESE_DIGITS).join("")}十百千廿卅]{1,8}`;

/** The source of a pattern for a number in a folded text; it holds no groups with a name. */
export const NUMBER = `(?:${FIGURES}|${ENGLISH}|${CHINESE})`;

/**
 * Read what `NUMBER` matches.
 *
 * @returns undefined for what is no number
 * @example
 * readNumber("thirty-two"); // => 32
 * readNumber("一百二十"); // => 120
 */
export function readNumber(text: string | undefined): number | undefined {
  if (text === undefined || text === "") return undefined;
  if (/^[\d.]+$/u.test(text)) return Number(text);
  return /^[a-z -]+$/u.test(text) ? englishNumber(text) : chineseNumber(text);
}

function englishNumber(text: string): number | undefined {
  let total = 0;
  for (const word of text.split(/[ -]+/u)) {
    if (word === "hundred") total = Math.max(total, 1) * 100;
    else if (word !== "and" && word !== "a" && word !== "an") {
      const value = ENGLISH_UNITS[word] ?? ENGLISH_TEENS[word] ?? ENGLISH_TENS[word];
      if (value === undefined) return undefined;
      total += value;
    }
  }
  return total;
}

function chineseNumber(text: string): number | undefined {
  const digits = [...text].map((sign) => CHINESE_DIGITS[sign]);
  if (digits.every((digit) => digit !== undefined)) return Number(digits.join(""));
  let total = 0;
  for (const match of text.matchAll(/(?<digit>[^十百千廿卅]?)(?<unit>[十百千廿卅])/gu)) {
    const { digit = "", unit = "" } = match.groups ?? {};
    total += (CHINESE_DIGITS[digit] ?? 1) * (CHINESE_UNITS[unit] ?? 1);
  }
  const [, unit = "", zero = "", last = ""] = /([十百千廿卅])(零?)([^零十百千廿卅])$/u.exec(text) ?? [];
  // 一百二 is 120: a last digit counts a tenth of the unit before it, unless 零 stands between.
  const place = CHINESE_UNITS[unit] ?? 1;
  return total + (CHINESE_DIGITS[last] ?? 0) * (place >= 100 && zero === "" ? place / 10 : 1);
}

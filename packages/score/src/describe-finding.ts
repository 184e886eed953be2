/** @file Findings about bars in words, English and Chinese. */
import type { BarFinding } from "./check-bars.ts";
import { compareDurations, type Duration, subtractDurations } from "./duration.ts";
import type { Language } from "./language.ts";
import { printNoteValue } from "./note-value.ts";

/**
 * A finding as a sentence, with the length counted in the unit of the meter.
 *
 * @example
 * describeFinding(finding, "en"); // => "bar 7 is an eighth short (5/8 of 6/8)"
 */
export function describeFinding(finding: BarFinding, language: Language): string {
  return language === "en" ? inEnglish(finding) : inChinese(finding);
}

function inEnglish(finding: BarFinding): string {
  const { actual, expected } = findingExtent(finding);
  const amount = printNoteValue(findingDifference(finding), "en");
  const extent = `${amount} ${finding.kind} (${actual} of ${expected})`;
  return `${voiceInEnglish(finding)}${subjectInEnglish(finding)} ${extent}`;
}

function voiceInEnglish(finding: BarFinding): string {
  return finding.voice === 0 ? "" : `voice ${finding.voice + 1}, `;
}

function subjectInEnglish(finding: BarFinding): string {
  const name = finding.bar === 0 ? "the first bar" : `bar ${finding.bar}`;
  if (finding.overlay !== undefined) return `the overlay of ${name} is`;
  if (finding.joined.length === 0) return `${name} is`;
  return finding.place === "end"
    ? `${name} and the pick-up together are`
    : `${name}, with the part of it across the repeat, double bar or ending, is`;
}

function inChinese(finding: BarFinding): string {
  const { actual, expected } = findingExtent(finding);
  const amount = printNoteValue(findingDifference(finding), "zh").replace(/^(?=\d)/u, " ");
  const voice = finding.voice === 0 ? "" : `第 ${finding.voice + 1} 声部，`;
  return finding.kind === "short"
    ? `${voice}${subjectInChinese(finding)}少了${amount}（${expected} 中只有 ${actual}）`
    : `${voice}${subjectInChinese(finding)}多了${amount}（${expected} 中有 ${actual}）`;
}

function subjectInChinese(finding: BarFinding): string {
  const name = finding.bar === 0 ? "首小节" : `第 ${finding.bar} 小节`;
  if (finding.overlay !== undefined) return `${name}的叠加声部`;
  if (finding.joined.length === 0) return name;
  return finding.place === "end"
    ? `${name}与弱起小节合起来`
    : `${name}连同反复号、双小节线或跳房子另一侧的部分`;
}

/** By how much the bar is wrong. */
export function findingDifference({ actual, expected }: BarFinding): Duration {
  return compareDurations(actual, expected) < 0
    ? subtractDurations(expected, actual)
    : subtractDurations(actual, expected);
}

/** The length and what it should be, over one denominator, at least as fine as the meter's: 6/8 stays 6/8. */
export function findingExtent({ actual, expected, meter }: BarFinding): {
  readonly actual: string;
  readonly expected: string;
} {
  let unit = meter.kind === "free" ? 1 : meter.unit;
  for (const { den } of [actual, expected]) unit = leastCommonMultiple(unit, den);
  const print = (length: Duration) => `${(length.num * unit) / length.den}/${unit}`;
  return { actual: print(actual), expected: print(expected) };
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}

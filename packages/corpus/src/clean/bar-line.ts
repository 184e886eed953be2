/** @file Bar lines that cleaning writes. */
import type { BarLine, Measure } from "@melodist/score";

/** A line without repeats. */
export function plainLine(style: "single" | "double" | "final"): BarLine {
  return { style, repeatEnd: 0, repeatStart: 0, marks: [], span: undefined };
}

/** Two lines with nothing between them as one. */
export function joinLines(before: BarLine | undefined, after: BarLine | undefined): BarLine | undefined {
  if (before === undefined || after === undefined) return before ?? after;
  const repeatEnd = Math.max(before.repeatEnd, after.repeatEnd);
  const repeatStart = Math.max(before.repeatStart, after.repeatStart);
  if (repeatEnd > 0 || repeatStart > 0) return { ...before, style: "repeat", repeatEnd, repeatStart };
  const isSection = [before, after].some(({ style }) => endsSection(style));
  return isSection
    ? plainLine("double")
    : { ...before, style: before.style === "split" ? after.style : before.style };
}

function endsSection(style: BarLine["style"]): boolean {
  return style === "double" || style === "final" || style === "heavy-left";
}

/** The same line, and a section is repeated from it on. */
export function withRepeatStart(line: BarLine | undefined): BarLine {
  return { ...(line ?? plainLine("single")), style: "repeat", repeatStart: 1 };
}

/** True when a section ends with the measure, whether or not it is repeated. */
export function endsSectionAt({ close }: Measure): boolean {
  return close !== undefined && (close.repeatEnd > 0 || close.repeatStart > 0 || endsSection(close.style));
}

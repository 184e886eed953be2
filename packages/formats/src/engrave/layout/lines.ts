/**
 * @file Where systems end: where the writer's lines end, as long as they make sense on this page.
 *
 * The score is first drawn line by line at its natural width. A line that is too wide is divided into lines of like
 * width; when lines are much too short (a bar a line, say) they are all let go, and the page is filled as it comes.
 */

import type { Measure, Score, ScoreEvent } from "@melodist/score";
import { barsOf } from "../../musicxml/write/bars.ts";
import { childOf, elementsOf, type XmlElement } from "../../musicxml/xml/xml-node.ts";

/** Natural widths of the measures of each line, in hundredths of a millimetre. */
export type LineWidths = readonly (readonly number[])[];

/** How much wider than the page a line may be by nature: notes move together a little. */
const TIGHTEST = 1.05;

/** When lines fill less than this of the page on the average, they are not meant for it. */
const LOOSEST = 0.4;

/** Clef and key that begin every line but the first of its kind. */
const LINE_HEAD = 1_500;

/**
 * Choose the bars that begin a line.
 *
 * @returns indices of bars, ascending, the first left out; undefined when the lines make no sense
 */
export function chooseLines(lines: LineWidths, width: number): readonly number[] | undefined {
  if (sum(lines.flat()) < LOOSEST * width * lines.length && lines.length > 1) return undefined;
  const starts: number[] = [];
  let first = 0;
  for (const line of lines) {
    for (const start of divideLine(line, width)) starts.push(first + start);
    first += line.length;
  }
  return starts.filter((start) => start > 0);
}

/** How full lines of like width are by nature: a page that is looked at while playing wants some air. */
const AIRY = 0.85;

/** A line that fills less than this of the page looks torn off when it is stretched. */
const SHORTEST = 0.4;

/**
 * Choose the bars that begin a line so that lines are of like width: the writer's own lines where they are, else those
 * that each section divides into.
 *
 * @param lines the writer's; one for a score that has none
 * @param sections indices of the bars that begin a section, ascending, 0 among them
 * @returns indices of bars, ascending, the first left out
 */
export function chooseEvenLines(
  lines: LineWidths,
  sections: readonly number[],
  width: number,
): readonly number[] {
  const bars = lines.flat();
  const whole = linesFrom(bars, longSections(bars, sections, SHORTEST * width));
  const even = chooseLines(whole, AIRY * width) ?? chooseLines([bars], AIRY * width) ?? [];
  const own = lines.length > 1 ? chooseLines(lines, width) : undefined;
  if (own === undefined || own.length > even.length) return even;
  return linesFrom(bars, own).some((line) => sum(line) < SHORTEST * width) ? even : own;
}

/** The beginnings of sections, a pick-up or a bar or two being part of what is beside them; the first is left out. */
function longSections(
  bars: readonly number[],
  sections: readonly number[],
  shortest: number,
): readonly number[] {
  const starts: number[] = [];
  for (const [at, from] of sections.entries()) {
    const isLong = sum(bars.slice(from, sections[at + 1])) >= shortest;
    const isAfterLong = sum(bars.slice(starts.at(-1) ?? 0, from)) >= shortest;
    if (isLong && isAfterLong) starts.push(from);
  }
  return starts;
}

function linesFrom(bars: readonly number[], starts: readonly number[]): LineWidths {
  return [0, ...starts].map((from, at) => bars.slice(from, starts[at]));
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

/** Beginnings of the lines that one line is divided into; the first is 0. */
function divideLine(line: readonly number[], width: number): readonly number[] {
  const natural = sum(line);
  if (natural <= TIGHTEST * width) return [0];
  const count = Math.min(line.length, Math.ceil(natural / (width - LINE_HEAD)));
  const starts: number[] = [0];
  let filled = 0;
  for (const [index, measure] of line.entries()) {
    const target = (natural * starts.length) / count;
    if (index > 0 && starts.length < count && filled + measure / 2 > target) starts.push(index);
    filled += measure;
  }
  return starts;
}

/** Measure the lines of pages that were drawn at natural width. */
export function measureLines(pages: readonly XmlElement[]): LineWidths {
  return pages
    .flatMap(systemGroups)
    .map((system) => elementsOf(system, "g").filter(isMeasure).map(measureWidth));
}

/** The groups of systems on one of Verovio's pages. */
export function systemGroups(page: XmlElement): readonly XmlElement[] {
  const inner = elementsOf(page, "svg").flatMap((svg) => elementsOf(svg, "g"));
  return inner.flatMap((margin) => elementsOf(margin, "g")).filter((group) => hasClass(group, "system"));
}

function isMeasure(of: XmlElement): boolean {
  return hasClass(of, "measure");
}

function hasClass(of: XmlElement, name: string): boolean {
  return (of.attributes["class"] ?? "").split(" ").includes(name);
}

/** Length of the measure's first staff line: `M0 641 L2489 641`. */
function measureWidth(measure: XmlElement): number {
  const staff = elementsOf(measure, "g").find((group) => hasClass(group, "staff"));
  const [from = 0, , to = 0] =
    (childOf(staff, "path")?.attributes["d"] ?? "").match(/-?\d+(?:\.\d+)?/gu)?.map(Number) ?? [];
  return to - from;
}

/** The score with lines that begin at these bars, and no others. */
export function withLines(score: Score, starts: readonly number[]): Score {
  const lineBreak: ScoreEvent = { kind: "line-break", span: undefined };
  const bars = barsOf(score.voices[0]?.measures ?? []);
  const measures = new Set(starts.map((start) => bars[start]?.from));
  const voices = score.voices.map((voice, index) => ({
    ...voice,
    measures: voice.measures.map((measure, place) => {
      const events = measure.events.filter((event) => event.kind !== "line-break");
      return { ...measure, events: index === 0 && measures.has(place) ? [lineBreak, ...events] : events };
    }),
  }));
  return { ...score, voices };
}

/** The bars that begin a section: the first, and each after a double or heavy bar line, or where a repeat begins. */
export function sectionStarts(score: Score): readonly number[] {
  const measures = score.voices[0]?.measures ?? [];
  const bars = barsOf(measures);
  const starts = bars.flatMap((_, at) => {
    const last = measures[(bars[at - 1]?.to ?? 0) - 1];
    return at > 0 && last !== undefined && endsSection(last) ? [at] : [];
  });
  return [0, ...starts];
}

function endsSection({ close }: Measure): boolean {
  if (close === undefined) return false;
  return close.repeatStart > 0 || ["double", "final", "heavy-left"].includes(close.style);
}

/** True when the score says where its lines end; the end of the last needs no sign. */
export function hasLines(score: Score): boolean {
  return (score.voices[0]?.measures ?? []).some((measure) =>
    measure.events.some((event) => event.kind === "line-break"),
  );
}

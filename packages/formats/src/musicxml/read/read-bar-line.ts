/** @file Bar lines, repeats and endings: from the edges of measures to the lines between them. */
import type { BarLine, Ending, Mark } from "@melodist/score";
import { readSign } from "../sign.ts";
import { childOf, childText, elementsOf, textOf, type XmlElement } from "../xml/xml-node.ts";

/** What stands at the left and right of one measure. */
export interface BarEdge {
  leftStyle: string | undefined;
  rightStyle: string | undefined;
  /** Times a section is repeated from or to here; 0 for no sign. */
  forward: number;
  backward: number;
  /** A sign that a section begins behind this measure, where no measure follows. */
  forwardAfter: number;
  ending: Ending | undefined;
  readonly marks: Mark[];
}

export function createEdge(): BarEdge {
  return {
    leftStyle: undefined,
    rightStyle: undefined,
    forward: 0,
    backward: 0,
    forwardAfter: 0,
    ending: undefined,
    marks: [],
  };
}

/** More repeats of one section than this are a mistake. */
const MOST_TIMES = 99;

/** Note what a `<barline>` says about the edges of its measure. */
export function readBarEdge(of: XmlElement, edge: BarEdge): void {
  const style = childText(of, "bar-style")?.trim();
  if (isLeft(of)) edge.leftStyle = style ?? edge.leftStyle;
  else edge.rightStyle = style ?? edge.rightStyle;
  readRepeat(of, edge);
  for (const ending of elementsOf(of, "ending")) {
    if (ending.attributes["type"] === "start") edge.ending = readEnding(ending);
  }
  for (const sign of ["segno", "coda", "fermata"].flatMap((name) => elementsOf(of, name))) {
    const name = readSign(sign);
    if (name !== undefined) edge.marks.push({ kind: "decoration", name });
  }
}

function isLeft(of: XmlElement): boolean {
  return of.attributes["location"] === "left";
}

function readRepeat(of: XmlElement, edge: BarEdge): void {
  const repeat = childOf(of, "repeat");
  if (repeat === undefined) return;
  const times = timesOf(repeat);
  if (repeat.attributes["direction"] === "backward") edge.backward = times;
  else if (isLeft(of)) edge.forward = times;
  else edge.forwardAfter = times;
}

/** `times` counts how often it is played; we count how often one goes back. */
function timesOf(repeat: XmlElement): number {
  const times = Number(repeat.attributes["times"] ?? 2);
  return Number.isInteger(times) && times >= 2 ? Math.min(times, MOST_TIMES) - 1 : 1;
}

function readEnding(of: XmlElement): Ending {
  const number = of.attributes["number"] ?? "";
  const numbers = (number.match(/\d+/gu) ?? []).map(Number).filter((pass) => pass >= 1 && pass <= MOST_TIMES);
  const ascending = [...new Set(numbers)].toSorted((a, b) => a - b);
  const text = textOf(of);
  const isNumberOnly = numbers.length > 0 && text.replace(/[^\d]+/gu, " ").trim() === numbers.join(" ");
  return { numbers: ascending, text: text === "" || isNumberOnly ? undefined : text, span: undefined };
}

const STYLES: ReadonlyMap<string, BarLine["style"]> = new Map([
  ["light-light", "double"],
  ["light-heavy", "final"],
  ["heavy-light", "heavy-left"],
  ["heavy-heavy", "final"],
  ["heavy", "final"],
  ["dotted", "dotted"],
  ["dashed", "dotted"],
]);

/** The line between a measure and the next, or behind the last. */
export function lineBetween(
  edge: BarEdge,
  next: BarEdge | undefined,
  marks: readonly Mark[],
): BarLine | undefined {
  const repeatEnd = edge.backward;
  const repeatStart = next?.forward || edge.forwardAfter;
  if (next === undefined && edge.rightStyle === "none" && repeatEnd + repeatStart === 0) return undefined;
  const style = repeatEnd + repeatStart > 0 ? "repeat" : styleOf(edge.rightStyle ?? next?.leftStyle, next);
  return { style, repeatEnd, repeatStart, marks: [...marks, ...edge.marks], span: undefined };
}

/** No line at all before an ending divides a measure; elsewhere it is an invisible line. */
function styleOf(style: string | undefined, next: BarEdge | undefined): BarLine["style"] {
  if (style === "none") return next?.ending === undefined ? "invisible" : "split";
  return STYLES.get(style ?? "") ?? "single";
}

/** The line before the first measure, where one is written. */
export function openingLine(first: BarEdge | undefined): BarLine | undefined {
  if (first === undefined || (first.leftStyle === undefined && first.forward === 0)) return undefined;
  const style =
    first.forward > 0
      ? "repeat"
      : first.leftStyle === "none"
        ? "invisible"
        : STYLES.get(first.leftStyle ?? "");
  return { style: style ?? "single", repeatEnd: 0, repeatStart: first.forward, marks: [], span: undefined };
}

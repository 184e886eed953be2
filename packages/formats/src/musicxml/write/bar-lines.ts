/** @file Bar lines, repeats and endings as `<barline>` elements at the left and right of a measure. */
import type { BarLine, Mark, Score, Voice } from "@melodist/score";
import { writeNotationSigns } from "../sign.ts";
import { element, leaf, type XmlElement } from "../xml/xml-node.ts";
import { type Bar, indicesOf } from "./bars.ts";
import { type EndingReach, type Endings, endingsOf, type Playback, playbackOf } from "./endings.ts";
import { writeMark } from "./marks.ts";

const STYLES: Readonly<Record<BarLine["style"], string | undefined>> = {
  single: undefined,
  double: "light-light",
  final: "light-heavy",
  "heavy-left": "heavy-light",
  dotted: "dotted",
  invisible: "none",
  split: "none",
  repeat: undefined,
};

/** The lines of a voice, with what has to be known of the whole voice to write one. */
export interface Lines {
  readonly voice: Voice;
  /** Undefined when the signs are to be taken at their word. */
  readonly playback: Playback | undefined;
  readonly endings: Endings;
}

export function linesOf(score: Score, voiceIndex: number, voice: Voice): Lines {
  return { voice, playback: playbackOf(score, voiceIndex), endings: endingsOf(voice.measures) };
}

/** What begins at the left of a bar; undefined when nothing does. */
export function leftLine(lines: Lines, bar: Bar): XmlElement | undefined {
  const { voice, playback, endings } = lines;
  const indices = indicesOf(bar);
  const before = indices.map((index) => lineBefore(voice, index));
  const repeatStart = Math.max(
    ...before.map((line) => line?.repeatStart ?? 0),
    indices.some((index) => index > 0 && playback?.starts.has(index)) ? 1 : 0,
  );
  const ending = firstOf(indices, endings.beginning);
  const opening =
    bar.from === 0 && before[0] !== undefined ? (STYLES[before[0].style] ?? "regular") : undefined;
  const style = repeatStart > 0 ? "heavy-light" : opening;
  return barline("left", [
    style === undefined ? undefined : leaf("bar-style", style),
    ending === undefined ? undefined : writeEnding(lines, ending, "start"),
    repeatStart > 0 ? writeRepeat("forward", repeatStart) : undefined,
  ]);
}

function lineBefore(voice: Voice, index: number): BarLine | undefined {
  return index === 0 ? voice.opening : voice.measures[index - 1]?.close;
}

/** What ends at the right of a bar: signs that stand on the line, then the line where it is no single one. */
export function rightLine(lines: Lines, bar: Bar): readonly (XmlElement | undefined)[] {
  const line = lines.voice.measures[bar.to - 1]?.close;
  const marks = line?.marks ?? [];
  const isLast = bar.to === lines.voice.measures.length;
  const repeatEnd = Math.max(...indicesOf(bar).map((index) => returnsBehind(lines, bar, index)));
  const style = styleOf(line, repeatEnd);
  const ending = firstOf(indicesOf(bar), lines.endings.closing);
  return [
    ...marks.filter(standsBefore).map(writeMark),
    barline("right", [
      style === undefined ? undefined : leaf("bar-style", style),
      ...marks.filter(isFermata).flatMap((mark) => writeNotationSigns([mark.name])),
      ending === undefined ? undefined : writeEnding(lines, ending, edgeOf(line, isLast)),
      writeRightRepeat(repeatEnd, isLast ? (line?.repeatStart ?? 0) : 0),
    ]),
  ];
}

function firstOf(
  indices: readonly number[],
  endings: ReadonlyMap<number, EndingReach>,
): EndingReach | undefined {
  return indices.map((index) => endings.get(index)).find((ending) => ending !== undefined);
}

/** A line that ends a repeat, or was written as if it did, looks like one. */
function styleOf(line: BarLine | undefined, repeatEnd: number): string | undefined {
  if (line === undefined) return "none";
  return repeatEnd > 0 || line.repeatEnd > 0 ? "light-heavy" : STYLES[line.style];
}

/** The way back; behind the last bar also a sign that opens a section nobody wrote. */
function writeRightRepeat(repeatEnd: number, repeatStart: number): XmlElement | undefined {
  if (repeatEnd > 0) return writeRepeat("backward", repeatEnd);
  return repeatStart > 0 ? writeRepeat("forward", repeatStart) : undefined;
}

/** How often one goes back behind a measure, by playing or else by its sign; silence before a bar is not repeated. */
function returnsBehind({ voice, playback }: Lines, bar: Bar, index: number): number {
  if (index < bar.main) return 0;
  return playback === undefined
    ? (voice.measures[index]?.close?.repeatEnd ?? 0)
    : (playback.returns.get(index) ?? 0);
}

/** A bracket is closed where a repeat or the tune ends, and left open where the music goes on. */
function edgeOf(line: BarLine | undefined, isLast: boolean): string {
  return isLast || (line?.repeatEnd ?? 0) > 0 || line?.style === "final" ? "stop" : "discontinue";
}

/** Fermatas are part of the line; a chord symbol would belong to a note. */
function standsBefore(mark: Mark): boolean {
  return !isFermata(mark) && mark.kind !== "chord-symbol" && mark.kind !== "no-chord";
}

function isFermata(mark: Mark): mark is Extract<Mark, { kind: "decoration" }> {
  return mark.kind === "decoration" && (mark.name === "fermata" || mark.name === "invertedfermata");
}

function barline(
  location: "left" | "right",
  children: readonly (XmlElement | undefined)[],
): XmlElement | undefined {
  return children.every((child) => child === undefined)
    ? undefined
    : element("barline", children, { location });
}

/** An ending is numbered by the passes it is played in; what is written above it, where it differs, is its text. */
function writeEnding({ voice, playback }: Lines, { from, to }: EndingReach, type: string): XmlElement {
  const { numbers = [], text } = voice.measures[from]?.ending ?? {};
  const passes = playback === undefined ? numbers : passesOfEnding(playback, from, to);
  const shown = text ?? (passes.join() === numbers.join() ? "" : `${numbers.join(", ")}.`);
  const number = passes.length === 0 ? " " : passes.join(",");
  return leaf("ending", type === "start" ? shown : "", { number, type });
}

/** None where there is no way back: what is played once whatever happens must not look like a condition. */
function passesOfEnding({ passes, returns }: Playback, from: number, to: number): readonly number[] {
  const played = passes.get(from) ?? [];
  let goesBack = false;
  for (let index = from; index <= to; index++) goesBack ||= returns.has(index);
  return played.join() === "1" && !goesBack ? [] : played;
}

/** Played twice is what a repeat sign means by itself. */
function writeRepeat(direction: "forward" | "backward", times: number): XmlElement {
  return element("repeat", [], { direction, times: times === 1 ? undefined : String(times + 1) });
}

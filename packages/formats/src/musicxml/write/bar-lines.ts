/** @file Bar lines, repeats and endings as `<barline>` elements at the left and right of a measure. */
import type { BarLine, Mark, Score, Voice } from "@melodist/score";
import { writeNotationSigns } from "../sign.ts";
import { element, leaf, type XmlElement } from "../xml/xml-node.ts";
import { type Bar, indicesOf } from "./bars.ts";
import { endingReach, type Playback, playbackOf } from "./endings.ts";
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
  /** Measure that an ending ends with → measure that it begins with. */
  readonly endings: ReadonlyMap<number, number>;
}

export function linesOf(score: Score, voiceIndex: number, voice: Voice): Lines {
  const endings = new Map([...endingReach(voice.measures)].map(([from, to]) => [to, from]));
  return { voice, playback: playbackOf(score, voiceIndex), endings };
}

/** What begins at the left of a bar; undefined when nothing does. */
export function leftLine(lines: Lines, bar: Bar): XmlElement | undefined {
  const { voice, playback } = lines;
  const indices = indicesOf(bar);
  const before = indices.map((index) => lineBefore(voice, index));
  const repeatStart = Math.max(
    ...before.map((line) => line?.repeatStart ?? 0),
    indices.some((index) => index > 0 && playback?.starts.has(index)) ? 1 : 0,
  );
  const ending = indices.find((index) => voice.measures[index]?.ending !== undefined);
  const opening = bar.from === 0 && before[0] !== undefined ? (STYLES[before[0].style] ?? "regular") : undefined;
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
  const { voice, endings } = lines;
  const indices = indicesOf(bar);
  const line = voice.measures[bar.to - 1]?.close;
  const isLast = bar.to === voice.measures.length;
  const repeatEnd = Math.max(...indices.map((index) => returnsBehind(lines, index)));
  const isSign = repeatEnd > 0 || (line?.repeatEnd ?? 0) > 0;
  const repeatStart = line?.repeatStart ?? 0;
  const style = line === undefined ? "none" : isSign ? "light-heavy" : STYLES[line.style];
  const ending = indices.map((index) => endings.get(index)).find((one) => one !== undefined);
  return [
    ...(line?.marks ?? []).filter((mark) => !isFermata(mark)).map(writeMark),
    barline("right", [
      style === undefined ? undefined : leaf("bar-style", style),
      ...(line?.marks ?? []).filter(isFermata).flatMap((mark) => writeNotationSigns([mark.name])),
      ending === undefined ? undefined : writeEnding(lines, ending, edgeOf(line, isLast)),
      repeatEnd > 0 ? writeRepeat("backward", repeatEnd) : undefined,
      isLast && repeatEnd === 0 && repeatStart > 0 ? writeRepeat("forward", repeatStart) : undefined,
    ]),
  ];
}

/** How often one goes back behind a measure: as it is played, or else as the sign says. */
function returnsBehind({ voice, playback }: Lines, index: number): number {
  return playback === undefined ? (voice.measures[index]?.close?.repeatEnd ?? 0) : (playback.returns.get(index) ?? 0);
}

/** A bracket is closed where a repeat or the tune ends, and left open where the music goes on. */
function edgeOf(line: BarLine | undefined, isLast: boolean): string {
  return isLast || (line?.repeatEnd ?? 0) > 0 || line?.style === "final" ? "stop" : "discontinue";
}

function isFermata(mark: Mark): mark is Extract<Mark, { kind: "decoration" }> {
  return mark.kind === "decoration" && (mark.name === "fermata" || mark.name === "invertedfermata");
}

function barline(location: "left" | "right", children: readonly (XmlElement | undefined)[]): XmlElement | undefined {
  return children.every((child) => child === undefined) ? undefined : element("barline", children, { location });
}

/** An ending is numbered by the passes it is played in; what is written above it, where it differs, is its text. */
function writeEnding({ voice, playback }: Lines, index: number, type: string): XmlElement {
  const { numbers = [], text } = voice.measures[index]?.ending ?? {};
  const passes = playback?.passes.get(index) ?? numbers;
  const number = passes.length === 0 ? " " : passes.join(",");
  const shown = text ?? (passes.join() === numbers.join() ? "" : `${numbers.join(", ")}.`);
  return leaf("ending", type === "start" ? shown : "", { number, type });
}

/** Played twice is what a repeat sign means by itself. */
function writeRepeat(direction: "forward" | "backward", times: number): XmlElement {
  return element("repeat", [], { direction, times: times === 1 ? undefined : String(times + 1) });
}

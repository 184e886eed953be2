/** @file What is drawn around a note: ties, slurs, tuplet brackets and signs. */
import type { Mark, TimedEvent } from "@melodist/score";
import { isDirectionSign, writeNotationSigns } from "../sign.ts";
import { element, type XmlElement } from "../xml/xml-node.ts";
import type { Piece } from "./pieces.ts";
import { closeSlur, openSlur, type StreamState } from "./stream.ts";

/** One of the written notes of an event. */
export interface Place {
  readonly piece: Piece;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The notations of the note that leads an event. */
export function leadNotations(
  event: TimedEvent,
  place: Place,
  state: StreamState,
  ties: readonly (XmlElement | undefined)[],
  signs: readonly string[],
): readonly XmlElement[] {
  const eventSigns = place.isFirst ? noteSigns(event.marks) : [];
  return wrapNotations([
    ...ties,
    ...writeSlurs(event, place, state),
    ...tupletEdges(event, place),
    ...writeNotationSigns([...eventSigns, ...signs]),
  ]);
}

/** `<notations>` around what there is, or nothing. */
export function wrapNotations(children: readonly (XmlElement | undefined)[]): readonly XmlElement[] {
  return children.every((child) => child === undefined) ? [] : [element("notations", children)];
}

/** Decorations that are written with the note itself. */
export function noteSigns(marks: readonly Mark[]): readonly string[] {
  return marks.flatMap((mark) =>
    mark.kind === "decoration" && !isDirectionSign(mark.name) ? [mark.name] : [],
  );
}

/** A note may end one slur and begin the next: those that are open end first, then one opened here. */
function writeSlurs({ slurs }: TimedEvent, place: Place, state: StreamState): readonly XmlElement[] {
  const open = place.isFirst ? (slurs?.open ?? []) : [];
  const close = place.isLast ? (slurs?.close ?? 0) : 0;
  const closedBefore = Math.min(close, state.slurs.length);
  const stop = () => element("slur", [], { type: "stop", number: String(closeSlur(state)) });
  return [
    ...Array.from({ length: closedBefore }, stop),
    ...open.map((style) => {
      const lineType = style === "dotted" ? "dotted" : undefined;
      return element("slur", [], { type: "start", number: String(openSlur(state)), "line-type": lineType });
    }),
    ...Array.from({ length: close - closedBefore }, stop),
  ];
}

/** Where the bracket of a tuplet begins and ends. */
function tupletEdges({ tuplet }: TimedEvent, place: Place): readonly XmlElement[] {
  if (tuplet === undefined) return [];
  const isStart = tuplet.index === 0 && place.isFirst;
  const isStop = tuplet.index === tuplet.count - 1 && place.isLast;
  return [
    ...(isStart ? [element("tuplet", [], { type: "start", number: "1" })] : []),
    ...(isStop ? [element("tuplet", [], { type: "stop", number: "1" })] : []),
  ];
}

/** @file Text of an SVG drawing as chunks: runs of text that follow one another from a point, in one alignment. */
import { isElement, type XmlElement } from "../../musicxml/xml/xml-node.ts";
import { MUSIC_FAMILY, type TextStyle } from "./fonts.ts";

/** Text of one style and size. */
export interface TextRun {
  readonly text: string;
  /** In the units of the drawing. */
  readonly size: number;
  readonly style: TextStyle;
}

export interface TextChunk {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly runs: readonly TextRun[];
}

/** What text inherits from the elements around it. */
export interface Inherited extends TextStyle {
  readonly size: number;
  readonly anchor: TextChunk["anchor"];
}

export const PLAIN: Inherited = { isMusic: false, isBold: false, isItalic: false, size: 0, anchor: "start" };

/** Verovio's style sheet: classes of groups whose text is bold, slanted or plain. */
const BOLD_CLASSES: ReadonlySet<string> = new Set(["ending", "fing", "reh", "tempo", "voltaBracket"]);
const ITALIC_CLASSES: ReadonlySet<string> = new Set(["dir", "dynam", "mNum"]);

/** What an element hands on to those inside it. */
export function inherit(of: XmlElement, from: Inherited): Inherited {
  const { attributes } = of;
  const classes = (attributes["class"] ?? "").split(" ");
  const weight =
    attributes["font-weight"] ?? (classes.some((name) => BOLD_CLASSES.has(name)) ? "bold" : undefined);
  const slant =
    attributes["font-style"] ?? (classes.some((name) => ITALIC_CLASSES.has(name)) ? "italic" : undefined);
  const family = attributes["font-family"];
  const anchor = attributes["text-anchor"];
  return {
    isMusic: family === undefined ? from.isMusic : family === MUSIC_FAMILY,
    isBold: weight === undefined ? from.isBold : weight === "bold",
    isItalic: slant === undefined ? from.isItalic : slant === "italic",
    size: attributes["font-size"] === undefined ? from.size : Number.parseFloat(attributes["font-size"]),
    anchor: anchor === "middle" || anchor === "end" || anchor === "start" ? anchor : from.anchor,
  };
}

/** A chunk that is being filled. */
type OpenChunk = Omit<TextChunk, "runs"> & { readonly runs: TextRun[] };

/** The chunks of a `<text>`: a new one begins wherever a position is given. */
export function chunksOf(text: XmlElement, from: Inherited): readonly TextChunk[] {
  const chunks: OpenChunk[] = [];
  collect(text, from, chunks);
  return chunks.filter((chunk) => chunk.runs.some((run) => run.text !== "" && run.size > 0));
}

function collect(node: XmlElement, around: Inherited, chunks: OpenChunk[]): void {
  const own = inherit(node, around);
  const { x, y } = node.attributes;
  const last = chunks.at(-1);
  const isStart = last === undefined || x !== undefined || y !== undefined;
  const chunk: OpenChunk = isStart
    ? { x: positionOf(x, last?.x), y: positionOf(y, last?.y), anchor: own.anchor, runs: [] }
    : last;
  if (isStart) chunks.push(chunk);
  for (const child of node.children) {
    if (typeof child === "string") chunks.at(-1)?.runs.push({ text: child, size: own.size, style: own });
    else if (isElement(child)) collect(child, own, chunks);
  }
}

function positionOf(given: string | undefined, before: number | undefined): number {
  return given === undefined ? (before ?? 0) : Number.parseFloat(given);
}

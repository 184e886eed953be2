/**
 * @file Text as outlines, so that a drawing looks the same everywhere and needs no font.
 *
 * A character that no font has becomes a box, and a finding: nothing is dropped in silence.
 */
import { element, type XmlElement } from "../../musicxml/xml/xml-node.ts";
import type { EngravingFinding } from "../finding.ts";
import { divideByFont, type FontRun } from "./fonts.ts";
import type { TextChunk, TextRun } from "./text-chunk.ts";

/** The box that stands for a character nobody has: width, height and stroke in parts of the font size. */
const BOX_WIDTH = 0.6;
const BOX_HEIGHT = 0.7;
const BOX_STROKE = 0.05;
const BOX_ADVANCE = 0.75;

/** A piece of text in its place, x from the beginning of its chunk. */
interface Placed {
  readonly run: FontRun;
  readonly size: number;
  readonly x: number;
}

/** How wide a chunk of text is, in the units of the drawing. */
export async function widthOf(runs: readonly TextRun[]): Promise<number> {
  return (await place(runs)).width;
}

async function place(runs: readonly TextRun[]): Promise<{ placed: readonly Placed[]; width: number }> {
  const placed: Placed[] = [];
  let x = 0;
  for (const { text, size, style } of runs) {
    for (const run of await divideByFont(text, style)) {
      placed.push({ run, size, x });
      x += advanceOf(run) * size;
    }
  }
  return { placed, width: x };
}

/** Width of a run in parts of the font size. */
function advanceOf({ text, typeface }: FontRun): number {
  if (typeface === undefined) return [...text].length * BOX_ADVANCE;
  return typeface.shape(text).reduce((sum, glyph) => sum + glyph.advance, 0) / typeface.unitsPerEm;
}

/** Draw a chunk of text as a group of paths. */
export async function outlineChunk(chunk: TextChunk, findings: EngravingFinding[]): Promise<XmlElement> {
  const { placed, width } = await place(chunk.runs);
  const shift = chunk.anchor === "start" ? 0 : chunk.anchor === "middle" ? width / 2 : width;
  const parts = placed.map((piece) => {
    const x = round(chunk.x - shift + piece.x);
    return piece.run.typeface === undefined
      ? drawBoxes(piece, x, chunk.y, findings)
      : drawGlyphs(piece, x, chunk.y);
  });
  return element("g", parts, { stroke: "none" });
}

function drawGlyphs({ run, size }: Placed, x: number, y: number): XmlElement | undefined {
  const { typeface, text } = run;
  if (typeface === undefined) return undefined;
  let advance = 0;
  const paths = typeface.shape(text).map((glyph) => {
    const at = `translate(${round(advance + glyph.offsetX)}, ${round(glyph.offsetY)})`;
    advance += glyph.advance;
    return glyph.path === "" ? undefined : element("path", [], { transform: at, d: glyph.path });
  });
  const scale = size / typeface.unitsPerEm;
  return element("g", paths, { transform: `translate(${x}, ${y}) scale(${scale}, ${-scale})` });
}

function drawBoxes({ run, size }: Placed, x: number, y: number, findings: EngravingFinding[]): XmlElement {
  const boxes = [...run.text].map((character, index) => {
    findings.push({
      code: "no-glyph",
      character,
      message: `no font at hand has “${character}”; a box stands in its place`,
    });
    return element("rect", [], {
      x: String(round(x + (index * BOX_ADVANCE + BOX_STROKE) * size)),
      y: String(round(y - BOX_HEIGHT * size)),
      width: String(round(BOX_WIDTH * size)),
      height: String(round(BOX_HEIGHT * size)),
    });
  });
  return element("g", boxes, {
    class: "no-glyph",
    fill: "none",
    stroke: "currentColor",
    "stroke-width": String(round(BOX_STROKE * size)),
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

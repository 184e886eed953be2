/** @file An outlined page drawn into a PDF: shapes only, as all text is outlines by then. */
/// <reference path="./pdfkit-package.d.ts" />
import type PDFDocument from "pdfkit";
import { elementsOf, type XmlElement } from "../musicxml/xml/xml-node.ts";
import type { Definitions } from "./layout/extent.ts";
import { parseTransform } from "./layout/transform.ts";

/** What shapes inherit from the groups around them. */
interface Pen {
  readonly isFilled: boolean;
  readonly isStroked: boolean;
  readonly strokeWidth: number;
}

const INK = "black";

/** Draw an element with all it holds. */
export function drawPdf(document: PDFDocument, of: XmlElement, definitions: Definitions): void {
  drawElement(document, of, { isFilled: true, isStroked: false, strokeWidth: 1 }, definitions);
}

function drawElement(document: PDFDocument, of: XmlElement, around: Pen, definitions: Definitions): void {
  if (SILENT.has(of.name)) return;
  const pen = inherit(of, around);
  document.save();
  document.transform(...parseTransform(of.attributes["transform"]));
  const used = of.name === "use" ? definitions.get((of.attributes["href"] ?? "").slice(1)) : undefined;
  if (used !== undefined) drawElement(document, used, pen, definitions);
  drawShape(document, of, pen);
  for (const child of elementsOf(of)) drawElement(document, child, pen, definitions);
  document.restore();
}

/** Elements that show nothing where they stand. */
const SILENT: ReadonlySet<string> = new Set(["title", "desc", "defs"]);

function inherit({ attributes }: XmlElement, around: Pen): Pen {
  const { fill, stroke, "stroke-width": width, "fill-opacity": opacity } = attributes;
  return {
    isFilled: opacity === "0" ? false : fill === undefined ? around.isFilled : fill !== "none",
    isStroked: stroke === undefined ? around.isStroked : stroke !== "none",
    strokeWidth: width === undefined ? around.strokeWidth : Number.parseFloat(width),
  };
}

/** Add the outline of a shape and paint it; groups have none. */
function drawShape(document: PDFDocument, of: XmlElement, pen: Pen): void {
  switch (of.name) {
    case "g":
    case "svg":
    case "use":
      return;
    case "path":
      document.path(of.attributes["d"] ?? "");
      break;
    case "polygon":
      document.polygon(...pointsOf(of));
      break;
    case "polyline":
      addLine(document, pointsOf(of));
      break;
    case "rect":
      document.rect(numberAt(of, "x"), numberAt(of, "y"), numberAt(of, "width"), numberAt(of, "height"));
      break;
    case "ellipse":
      document.ellipse(numberAt(of, "cx"), numberAt(of, "cy"), numberAt(of, "rx"), numberAt(of, "ry"));
      break;
    default:
      throw new Error(`an element that drawings do not have: ${of.name}`);
  }
  paint(document, of, pen);
}

function paint(document: PDFDocument, of: XmlElement, pen: Pen): void {
  const { "stroke-linecap": cap, "stroke-linejoin": join, "stroke-dasharray": dashes } = of.attributes;
  if (pen.isStroked) document.lineWidth(pen.strokeWidth);
  if (cap !== undefined) document.lineCap(cap);
  if (join !== undefined) document.lineJoin(join);
  if (dashes !== undefined) {
    const [length = 1, space = length] = dashes.split(/[\s,]+/u).map(Number);
    document.dash(length, { space });
  }
  if (pen.isFilled && pen.isStroked) document.fillAndStroke(INK, INK);
  else if (pen.isFilled) document.fill(INK);
  else if (pen.isStroked) document.stroke(INK);
}

function addLine(document: PDFDocument, points: readonly (readonly [number, number])[]): void {
  for (const [index, [x, y]] of points.entries()) {
    if (index === 0) document.moveTo(x, y);
    else document.lineTo(x, y);
  }
}

function pointsOf(of: XmlElement): readonly (readonly [number, number])[] {
  const pairs = (of.attributes["points"] ?? "").trim().split(/\s+/u);
  return pairs.map((pair) => {
    const [x = 0, y = 0] = pair.split(",").map(Number);
    return [x, y] as const;
  });
}

function numberAt(of: XmlElement, name: string): number {
  return Number.parseFloat(of.attributes[name] ?? "0");
}

/** @file A score as a PDF of A4 pages, written by pdfkit; text is outlines, so that nothing depends on a font. */
/// <reference path="./pdfkit-package.d.ts" />
import type { Score } from "@melodist/score";
import { childOf, elementsOf, type XmlElement } from "../musicxml/xml/xml-node.ts";
import { drawPdf } from "./draw-pdf.ts";
import type { EngravingFinding } from "./finding.ts";
import type { Definitions } from "./layout/extent.ts";
import { drawPages, PAGE_HEIGHT, PAGE_WIDTH } from "./layout/page.ts";
import { outlinePage } from "./outline-page.ts";

export interface PdfEngraving {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly findings: readonly EngravingFinding[];
}

/** Points, of which an inch has 72, in a hundredth of a millimetre. */
const POINTS = 72 / 2_540;

/** A document wants a date; a fixed one keeps its bytes the same. */
const DATE = new Date(Date.UTC(2000, 0, 1));

/**
 * Engrave a score as PDF, A4.
 *
 * @throws MelodistError `invalid-score` for a score without music, `too-large` beyond 10,000 bars
 */
export async function engravePdf(score: Score): Promise<PdfEngraving> {
  const findings: EngravingFinding[] = [];
  const pages = await drawPages(score, { layout: "pages" });
  const outlined = await Promise.all(pages.map(({ svg }) => outlinePage(svg, "all", findings)));
  return { pdf: await toPdf(score, outlined), pages: outlined.length, findings };
}

async function toPdf(score: Score, pages: readonly XmlElement[]): Promise<Uint8Array> {
  const { default: PDFDocument } = await import("pdfkit");
  const composers = score.fields.filter((field) => field.letter === "C").map((field) => field.text);
  const document = new PDFDocument({
    autoFirstPage: false,
    compress: true,
    displayTitle: true,
    info: {
      Title: score.titles[0] ?? "Untitled",
      ...(composers.length > 0 ? { Author: composers.join(", ") } : {}),
      Creator: "Melodist",
      CreationDate: DATE,
    },
  });
  const chunks: Uint8Array[] = [];
  const done = new Promise<void>((resolve) => {
    document.on("data", (chunk) => chunks.push(chunk)).on("end", resolve);
  });
  for (const page of pages) {
    document.addPage({ size: [PAGE_WIDTH * POINTS, PAGE_HEIGHT * POINTS], margin: 0 });
    document.save().transform(POINTS, 0, 0, POINTS, 0, 0);
    drawPdf(document, page, definitionsOf(page));
    document.restore();
  }
  document.end();
  await done;
  return join(chunks);
}

function definitionsOf(page: XmlElement): Definitions {
  return new Map(elementsOf(childOf(page, "defs")).map((glyph) => [glyph.attributes["id"] ?? "", glyph]));
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

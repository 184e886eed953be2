/** @file A score as SVG, without a browser. */
import type { Score } from "@melodist/score";
import { printInline } from "../musicxml/xml/print-xml.ts";
import { drawPages, type LayoutOptions } from "./layout/page.ts";
import { outlinePage } from "./outline-page.ts";

/**
 * Engrave a score as SVG.
 *
 * Text stays text, so it can be selected, searched and read aloud; only chord symbols with accidentals and metronome
 * marks are outlines, as few machines have a music font. The same score always gives the same text.
 *
 * @returns one drawing, or a page each
 * @throws MelodistError `invalid-score` for a score without music, `too-large` beyond 10,000 bars
 */
export async function engraveSvg(score: Score, options: LayoutOptions = {}): Promise<readonly string[]> {
  const pages = await drawPages(score, options);
  const outlined = await Promise.all(pages.map(({ svg }) => outlinePage(svg, "music", [])));
  return outlined.map((svg) => `${printInline(svg)}\n`);
}

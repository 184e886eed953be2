/** @file A score as a PNG image; `resvg` draws the outlines, so no font of the machine is needed. */
import { MelodistError } from "@melodist/errors";
import type { Score } from "@melodist/score";
import { printInline } from "../musicxml/xml/print-xml.ts";
import type { EngravingFinding } from "./finding.ts";
import { drawPages, PAGE_WIDTH } from "./layout/page.ts";
import { outlinePage } from "./outline-page.ts";

export interface PngOptions {
  /** Width of the image in pixels, 100 to 10,000; default 1,654, which is A4 at 200 dots an inch. */
  readonly widthPx?: number;
  /** Any CSS colour, or "transparent"; default "white". */
  readonly background?: string;
}

export interface PngEngraving {
  readonly png: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly findings: readonly EngravingFinding[];
}

const USUAL_WIDTH = 1_654;

/** Pixels that an image may be high: beyond this no viewer shows it. */
const HIGHEST = 32_000;

/**
 * Engrave a score as one PNG image, as high as the music is long.
 *
 * @throws MelodistError `invalid-score` for a score without music, `too-large` when the image would be too high,
 * `usage` for a width out of range
 */
export async function engravePng(score: Score, options: PngOptions = {}): Promise<PngEngraving> {
  const widthPx = options.widthPx ?? USUAL_WIDTH;
  if (!Number.isInteger(widthPx) || widthPx < 100 || widthPx > 10_000) {
    throw new MelodistError(`no image can be ${widthPx} pixels wide`, {
      code: "usage",
      hint: "Choose a whole number of pixels from 100 to 10,000.",
    });
  }
  const [page] = await drawPages(score, { layout: "continuous" });
  if (page === undefined) throw new Error("a drawing has at least one page");
  if ((page.height * widthPx) / PAGE_WIDTH > HIGHEST) {
    throw new MelodistError("the image would be too high", {
      code: "too-large",
      hint: "Choose a smaller width, or PDF, which has pages.",
    });
  }
  const findings: EngravingFinding[] = [];
  const svg = await outlinePage(page.svg, "all", findings);
  const { Resvg } = await import("@resvg/resvg-js");
  const image = new Resvg(printInline(svg), {
    fitTo: { mode: "width", value: widthPx },
    ...(options.background === "transparent" ? {} : { background: options.background ?? "white" }),
    font: { loadSystemFonts: false },
  }).render();
  return { png: image.asPng(), widthPx: image.width, heightPx: image.height, findings };
}

/** @file A score as pages of SVG: header, systems, words. */
import { MelodistError } from "@melodist/errors";
import { printMeter, type Score } from "@melodist/score";
import { writeMusicXml } from "../../musicxml/write/write-score.ts";
import { element, leaf, type XmlElement } from "../../musicxml/xml/xml-node.ts";
import { drawLines } from "./draw-lines.ts";
import { engravable } from "./engravable.ts";
import { type Block, drawHeader } from "./header.ts";
import { type Page, type Piece, paginate } from "./paginate.ts";
import { type System, systemsOf } from "./systems.ts";
import { drawWords } from "./words.ts";

export interface LayoutOptions {
  /** One image as high as it needs to be (the default), or pages of A4. */
  readonly layout?: "continuous" | "pages";
}

/** Hundredths of a millimetre: A4 with margins of 15; a continuous image has less above and below. */
export const PAGE_WIDTH = 21_000;
export const PAGE_HEIGHT = 29_700;
const MARGIN = 1_500;
const IMAGE_MARGIN = 900;

/** What is left of the page for content. */
const WIDTH = PAGE_WIDTH - 2 * MARGIN;

const HEADER_GAP = 700;
const WORDS_GAP = 900;

/** A page: its SVG with all text as text, and its height in hundredths of a millimetre. */
export interface DrawnPage {
  readonly svg: XmlElement;
  readonly height: number;
}

/** Bars of all voices together that are engraved at once: some hundred pages, a minute's work. */
const MOST_BARS = 10_000;

/**
 * Draw a score.
 *
 * @throws MelodistError `invalid-score` for a score without music, `too-large` beyond 10,000 bars
 */
export async function drawPages(score: Score, options: LayoutOptions): Promise<readonly DrawnPage[]> {
  if (score.voices.reduce((sum, voice) => sum + voice.measures.length, 0) > MOST_BARS) {
    throw new MelodistError("the score is too long to be engraved", {
      code: "too-large",
      hint: `Engrave at most ${MOST_BARS} bars at once.`,
    });
  }
  const { systems, definitions } = systemsOf(
    await drawLines(engravable(score), { width: WIDTH }, writeMusicXml),
  );
  if (systems.length === 0) {
    throw new MelodistError("the score has no music to engrave", {
      code: "invalid-score",
      hint: "A score needs at least one voice.",
    });
  }
  const pieces = [
    ...headerPiece(await drawHeader(score, WIDTH)),
    ...systems.map(systemPiece),
    ...(await drawWords(score, WIDTH)).map(wordsPiece),
  ];
  const isPaged = options.layout === "pages";
  const pages = paginate(pieces, isPaged ? PAGE_HEIGHT - 2 * MARGIN : Number.POSITIVE_INFINITY);
  return pages.map((page, index) => {
    const height = isPaged ? PAGE_HEIGHT : Math.ceil(page.height) + 2 * IMAGE_MARGIN;
    const place = pages.length > 1 ? `page ${index + 1} of ${pages.length}` : undefined;
    const content = placeContent(page, isPaged ? MARGIN : IMAGE_MARGIN);
    return { svg: toSvg(score, [element("defs", definitions), content], height, place), height };
  });
}

function headerPiece(block: Block): readonly Piece<XmlElement>[] {
  return block.height === 0
    ? []
    : [{ content: element("g", block.elements, { class: "header" }), height: block.height, gap: 0 }];
}

function systemPiece(system: System, index: number): Piece<XmlElement> {
  const shift = `translate(0, ${-Math.floor(system.top)})`;
  return {
    content: element("g", [system.drawing], { transform: shift }),
    height: system.bottom - system.top,
    gap: index === 0 ? HEADER_GAP : system.gap,
  };
}

function wordsPiece(block: Block, index: number): Piece<XmlElement> {
  return {
    content: element("g", block.elements, { class: "words" }),
    height: block.height,
    gap: index === 0 ? WORDS_GAP : 0,
  };
}

function placeContent(page: Page<XmlElement>, top: number): XmlElement {
  const pieces = page.pieces.map(({ content, y }) =>
    element("g", [content], { transform: `translate(${MARGIN}, ${top + Math.round(y)})` }),
  );
  return element("g", pieces, { fill: "currentColor", stroke: "currentColor", "font-family": FAMILIES });
}

function toSvg(
  score: Score,
  content: readonly XmlElement[],
  height: number,
  place: string | undefined,
): XmlElement {
  const title = score.titles[0]?.trim() || "Untitled";
  const description = [describe(score), ...(place === undefined ? [] : [place])].join(", ");
  return element("svg", [leaf("title", title), leaf("desc", description), ...content], {
    xmlns: "http://www.w3.org/2000/svg",
    width: `${PAGE_WIDTH / 100}mm`,
    height: `${height / 100}mm`,
    viewBox: `0 0 ${PAGE_WIDTH} ${height}`,
    color: "black",
    role: "img",
    "aria-label": title,
  });
}

/** Fonts with the widths that the music was spaced for, then what has Chinese. */
const FAMILIES = "'Times New Roman', 'Liberation Serif', Times, 'Noto Serif SC', 'Songti SC', SimSun, serif";

/** What a picture of a score shows, for those who do not see it. */
function describe(score: Score): string {
  const { tonic, mode } = score.key;
  const bars = Math.max(0, ...score.voices.map((voice) => voice.measures.length));
  const key = tonic === undefined ? [] : [`in ${tonic.letter}${spokenAlter(tonic.alter)} ${mode}`];
  const meter =
    score.meter.kind === "free" ? [] : [`in ${printMeter({ ...score.meter, symbol: undefined })} time`];
  return ["sheet music", ...key, ...meter, `${bars} bars`].join(", ");
}

function spokenAlter(alter: number): string {
  return alter > 0 ? " sharp" : alter < 0 ? " flat" : "";
}

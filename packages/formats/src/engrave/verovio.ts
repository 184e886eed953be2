/**
 * @file Verovio, the engraver: it turns MusicXML into systems of drawn music.
 *
 * It is WebAssembly of 7 MB, so it is loaded when first needed and kept. All calls are synchronous, which keeps one
 * toolkit safe to share.
 */
/// <reference path="./verovio-package.d.ts" />
import { MelodistError } from "@melodist/errors";
import type { VerovioToolkit } from "verovio/esm";
import { parseXml } from "../musicxml/xml/parse-xml.ts";
import type { XmlElement } from "../musicxml/xml/xml-node.ts";

let loading: Promise<VerovioToolkit> | undefined;

async function load(): Promise<VerovioToolkit> {
  const [{ default: createModule }, { VerovioToolkit }] = await Promise.all([
    import("verovio/wasm"),
    import("verovio/esm"),
  ]);
  return new VerovioToolkit(await createModule({ print: () => {}, printErr: () => {} }));
}

/** Verovio's unit of length is a tenth of ours, which is a hundredth of a millimetre. */
const UNITS = 10;

/** Options that never change: no pages, margins, headers of its own; the same input gives the same output. */
const OPTIONS = {
  pageHeight: 60_000,
  adjustPageHeight: true,
  pageMarginTop: 0,
  pageMarginBottom: 0,
  pageMarginLeft: 0,
  pageMarginRight: 0,
  header: "none",
  footer: "none",
  systemDivider: "none",
  lyricTopMinMargin: 6,
  svgViewBox: true,
  svgRemoveXlink: true,
  svgFormatRaw: true,
  xmlIdSeed: 1,
};

/** A last system wider than this part of the line is drawn out to its end. */
const LAST_JUSTIFIED = 0.45;

export interface DrawOptions {
  /** Hundredths of a millimetre. */
  readonly width: number;
  /** Whether systems end where the MusicXML says so, or where they are full. */
  readonly breaks: "encoded" | "auto";
  /** Whether every system is drawn out to the full width. */
  readonly isJustified: boolean;
}

/**
 * Verovio takes a character it has no width of to be half as wide as high. Chinese characters are twice that, so each
 * gets a companion that is measured, and is taken out of the drawing again.
 */
const COMPANION = "\u2060";
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/gu;

/**
 * Draw MusicXML.
 *
 * @returns Verovio's own pages, as SVG: only a very long score has several, and one that makes no sense has none
 * @throws MelodistError `invalid-score` when Verovio breaks down over it
 */
export async function draw(musicXml: string, options: DrawOptions): Promise<readonly XmlElement[]> {
  const toolkit = await (loading ??= load());
  toolkit.setOptions({
    ...OPTIONS,
    pageWidth: Math.round(options.width / UNITS),
    breaks: options.breaks,
    noJustification: !options.isJustified,
    minLastJustification: LAST_JUSTIFIED,
    smuflTextFont: "none",
  });
  try {
    const isRead = toolkit.loadData(musicXml.replace(WIDE, `$&${COMPANION}`));
    return Array.from({ length: isRead ? toolkit.getPageCount() : 0 }, (_, page) =>
      parseXml(toolkit.renderToSVG(page + 1).replaceAll(COMPANION, "")),
    );
  } catch (error) {
    loading = undefined; // after a fault in WebAssembly the toolkit is not to be trusted
    throw new MelodistError("the engraver failed on this score", {
      code: "invalid-score",
      hint: "Please report the tune; other formats are not affected.",
      cause: error,
    });
  }
}

/** A font that Verovio brings along. */
export interface EmbeddedFont {
  readonly family: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly woff2: Uint8Array;
}

const FONT_FACE =
  /font-family: ["'](\w+)["'];\s*src: url\(data:[^,]*base64,([^)]*)\)[^;]*;\s*font-weight: (\w+);\s*font-style: (\w+)/gu;

/** A tune with a metronome mark, whose note is drawn with the music font. */
const SAMPLE =
  '<score-partwise><part-list><score-part id="P"><part-name/></score-part></part-list><part id="P"><measure number="1"><attributes><divisions>1</divisions></attributes><direction><direction-type><metronome><beat-unit>quarter</beat-unit><per-minute>60</per-minute></metronome></direction-type></direction><note><rest/><duration>4</duration><type>whole</type></note></measure></part></score-partwise>';

/** The fonts that Verovio measures text with: Liberation Serif in four styles, and Leipzig for signs of music. */
export async function embeddedFonts(): Promise<readonly EmbeddedFont[]> {
  const toolkit = await (loading ??= load());
  toolkit.setOptions({ ...OPTIONS, fontTextLiberation: true, smuflTextFont: "embedded", breaks: "auto" });
  toolkit.loadData(SAMPLE);
  const svg = toolkit.renderToSVG(1);
  toolkit.setOptions({ fontTextLiberation: false });
  return [...svg.matchAll(FONT_FACE)].map(([, family = "", base64 = "", weight, style]) => ({
    family,
    isBold: weight === "bold",
    isItalic: style === "italic",
    woff2: Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)),
  }));
}

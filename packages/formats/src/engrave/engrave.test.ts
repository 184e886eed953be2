/** @file Tests of engraved scores: what the drawings say, and that there is ink where it should be. */
import { inflateSync } from "node:zlib";
import { parseAbc } from "@melodist/abc";
import type { Score } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { parseXml } from "../musicxml/xml/parse-xml.ts";
import { elementsOf, textOf, type XmlElement } from "../musicxml/xml/xml-node.ts";
import { engravePdf } from "./engrave-pdf.ts";
import { engravePng } from "./engrave-png.ts";
import { engraveSvg } from "./engrave-svg.ts";

function scoreOf(abc: string): Score {
  const score = parseAbc(abc).tunes[0]?.score;
  if (score === undefined) throw new Error("no tune");
  return score;
}

const JIG = scoreOf(`X:1
T:The Harbour Lights
C:Trad.
O:Ireland
R:jig
Q:3/8=112
M:6/8
L:1/8
K:G
D|"G"G2B d2B|"Bb"ecA "D7"A2F|"G"G2B dBG|"Am"A3 A2:|
|:d|"Em"~g2e f2d|"C"ecA B2d|gfe edc|1 d3 d2:|2 G3 G2|]
W:A line below the music`);

const JASMINE = scoreOf(`X:2
T:茉莉花
C:江苏民歌
Q:"慢板" 1/4=72
M:4/4
L:1/8
K:G
"G"B2Bd e<gge | "Em"d2de d4 |]
w:好 一 朵 茉 莉 _ _ 花， 好 一 朵 花`);

const LONG = scoreOf(
  `X:3\nT:Long\nM:4/4\nL:1/8\nK:D\n${"DEFG ABcd|dcBA GFED|d2c2 B2A2|GFED D4|\n".repeat(24)}`,
);

function noteCount(score: Score): number {
  return score.voices
    .flatMap((voice) => voice.measures.flatMap((measure) => measure.events))
    .filter(({ kind }) => kind === "note").length;
}

/** All elements of a name, in document order. */
function all(of: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(of).flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

const ofClass = (of: XmlElement, name: string) =>
  all(of, "g").filter((group) => group.attributes["class"] === name);
const wordsOf = (of: XmlElement): string => textOf(of) + elementsOf(of).map(wordsOf).join("");

async function svgOf(score: Score): Promise<XmlElement> {
  const [svg = ""] = await engraveSvg(score);
  return parseXml(svg);
}

describe("an engraved SVG", () => {
  it("is one drawing with a title for those who do not see it", async () => {
    expect(await engraveSvg(JIG)).toHaveLength(1);
    const svg = await svgOf(JIG);
    expect(svg.attributes).toMatchObject({ role: "img", "aria-label": "The Harbour Lights", width: "210mm" });
    expect(all(svg, "title").map(textOf)).toEqual(["The Harbour Lights"]);
    expect(all(svg, "desc").map(textOf)).toEqual(["sheet music, in G major, in 6/8 time, 11 bars"]);
  });

  it("shows title, kind of tune, composer and origin, chords, and the words below", async () => {
    const texts = all(await svgOf(JIG), "text").map(wordsOf);
    for (const text of [
      "The Harbour Lights",
      "Jig",
      "Trad. (Ireland)",
      "G",
      "D7",
      "A line below the music",
    ]) {
      expect(texts).toContain(text);
    }
  });

  it("begins lines where the score does", async () => {
    expect(ofClass(await svgOf(JIG), "system")).toHaveLength(2);
  });

  it("draws every note, repeat and ending", async () => {
    const svg = await svgOf(JIG);
    expect(ofClass(svg, "notehead")).toHaveLength(noteCount(JIG));
    expect(ofClass(svg, "voltaBracket")).toHaveLength(2);
    expect(ofClass(svg, "dots").length + all(svg, "ellipse").length).toBeGreaterThan(0);
  });

  it("keeps Chinese as text", async () => {
    const svg = await svgOf(JASMINE);
    expect(all(svg, "text").map(wordsOf)).toContain("茉莉花");
    expect(wordsOf(svg)).toContain("朵");
    expect(wordsOf(svg)).not.toContain("\u2060");
  });

  it("needs no music font: its signs in text are outlines", async () => {
    const [svg = ""] = await engraveSvg(JIG);
    expect(svg).not.toMatch(/[\ue000-\uf8ff\u266d-\u266f]/u);
    expect(svg).not.toContain("@font-face");
  });

  it("is the same text every time", async () => {
    const first = await engraveSvg(JIG);
    await engraveSvg(JASMINE);
    expect(await engraveSvg(JIG)).toEqual(first);
  });

  it("may be divided into pages, each saying which it is", async () => {
    const pages = (await engraveSvg(LONG, { layout: "pages" })).map(parseXml);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.map((page) => page.attributes["height"])).toEqual(pages.map(() => "297mm"));
    expect(pages.flatMap((page) => all(page, "desc").map(textOf))[1]).toMatch(/page 2 of \d$/u);
    expect(pages.reduce((sum, page) => sum + ofClass(page, "notehead").length, 0)).toBe(noteCount(LONG));
  });

  it("refuses a score of ten thousand bars", async () => {
    const voices = Array.from({ length: 110 }, () => LONG.voices[0]).filter((voice) => voice !== undefined);
    await expect(engraveSvg({ ...LONG, voices })).rejects.toMatchObject({ code: "too-large" });
  });

  it("refuses a score without voices", async () => {
    await expect(engraveSvg({ ...JIG, voices: [] })).rejects.toMatchObject({ code: "invalid-score" });
  });
});

/** Pixels of a PNG of 8 bits a channel, as the share of inked ones in each row. */
function inkByRow(png: Uint8Array): readonly number[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const channels = { 2: 3, 6: 4 }[view.getUint8(25)] ?? 0;
  const parts: Uint8Array[] = [];
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at)) {
    const name = new TextDecoder().decode(png.subarray(at + 4, at + 8));
    if (name === "IDAT") parts.push(png.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  return unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels).map((row) => {
    let dark = 0;
    for (let x = 0; x < row.length; x += channels) if ((row[x] ?? 255) < 200) dark++;
    return dark / width;
  });
}

/** @see PNG specification, section 9 "Filtering" */
function unfilter(
  bytes: Uint8Array,
  stride: number,
  height: number,
  channels: number,
): readonly Uint8Array[] {
  const rows: Uint8Array[] = [];
  for (let y = 0; y < height; y++) {
    const filter = bytes[y * (stride + 1)] ?? 0;
    const row = bytes.slice(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    const above = rows[y - 1] ?? new Uint8Array(stride);
    const at = (of: Uint8Array, x: number) => of[x] ?? 0;
    for (let x = 0; x < stride; x++) {
      row[x] = at(row, x) + predict(filter, at(row, x - channels), at(above, x), at(above, x - channels));
    }
    rows.push(row);
  }
  return rows;
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter < 3) return [0, left, up][filter] ?? 0;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

describe("an engraved PNG", () => {
  it("is as wide as asked for, with a white margin, a title and staff lines across", async () => {
    const { png, widthPx, heightPx, findings } = await engravePng(JIG, { widthPx: 800 });
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(widthPx).toBe(800);
    expect(findings).toEqual([]);
    const ink = inkByRow(png);
    expect(ink).toHaveLength(heightPx);
    expect(Math.max(...ink.slice(0, 20))).toBe(0);
    expect(Math.max(...ink)).toBeGreaterThan(0.5);
    expect(ink.reduce((sum, share) => sum + share, 0) / heightPx).toBeGreaterThan(0.01);
  });

  it("draws a Chinese title with real characters", async () => {
    const { png, findings } = await engravePng(JASMINE, { widthPx: 800 });
    expect(findings).toEqual([]);
    const boxed = await engravePng({ ...JASMINE, titles: ["\u05e9\u05e9\u05e9"] }, { widthPx: 800 });
    expect(boxed.findings.map(({ code, character }) => `${code} ${character}`)).toEqual(
      Array(3).fill("no-glyph \u05e9"),
    );
    const titleInk = (rows: readonly number[]) => rows.slice(30, 70).reduce((sum, share) => sum + share, 0);
    expect(titleInk(inkByRow(png))).toBeGreaterThan(1.5 * titleInk(inkByRow(boxed.png)));
  });

  it("is the same image every time", async () => {
    expect((await engravePng(JASMINE, { widthPx: 400 })).png).toEqual(
      (await engravePng(JASMINE, { widthPx: 400 })).png,
    );
  });

  it.each([0, 50, 20_000, 1.5, Number.NaN])("refuses to be %d pixels wide", async (widthPx) => {
    await expect(engravePng(JIG, { widthPx })).rejects.toMatchObject({ code: "usage" });
  });

  it("refuses to be higher than anyone can look at", async () => {
    const endless = {
      ...LONG,
      voices: LONG.voices.map((voice) => ({ ...voice, measures: [...voice.measures, ...voice.measures] })),
    };
    await expect(engravePng(endless, { widthPx: 10_000 })).rejects.toMatchObject({ code: "too-large" });
  });
});

describe("an engraved PDF", () => {
  const latin = (pdf: Uint8Array) => new TextDecoder("latin1").decode(pdf);

  it("has A4 pages, a title, and no font that could be missing", async () => {
    const { pdf, pages, findings } = await engravePdf(LONG);
    const text = latin(pdf);
    expect(text.slice(0, 5)).toBe("%PDF-");
    expect(text.match(/\/Type \/Page\b(?!s)/gu)).toHaveLength(pages);
    expect(pages).toBeGreaterThan(1);
    expect(text).toMatch(/\/MediaBox \[0 0 595\.2\d* 841\.8\d*\]/u);
    expect(text).toContain("(Long)");
    expect(text).not.toContain("/FontFile");
    expect(findings).toEqual([]);
  });

  it("holds Chinese as outlines, and says what it has no character for", async () => {
    const { findings } = await engravePdf(JASMINE);
    expect(findings).toEqual([]);
    const { findings: missing } = await engravePdf({ ...JASMINE, words: ["\u05e9"] });
    expect(missing.map(({ character }) => character)).toEqual(["\u05e9"]);
  });

  it("is the same file every time", async () => {
    expect((await engravePdf(JIG)).pdf).toEqual((await engravePdf(JIG)).pdf);
  });
});

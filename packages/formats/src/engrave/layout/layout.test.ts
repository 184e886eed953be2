/** @file Tests of what makes a page: lines, pages, transforms and extents. */
import { describe, expect, it } from "vitest";
import { parseXml } from "../../musicxml/xml/parse-xml.ts";
import { extentOf } from "./extent.ts";
import { chooseEvenLines, chooseLines } from "./lines.ts";
import { paginate } from "./paginate.ts";
import { widthOfLine, wrapText } from "./text-line.ts";
import { multiply, parseTransform } from "./transform.ts";

describe("lines of music", () => {
  const width = 18_000;
  const bars = (count: number, each: number) => Array.from({ length: count }, () => each);

  it.each([
    ["stay as they are where they fit", [bars(4, 4_000), bars(4, 4_500)], [4]],
    ["are divided in two where they do not", [bars(8, 4_000), bars(4, 4_000)], [4, 8]],
    ["are divided in lines of like width", [bars(10, 4_000)], [3, 7]],
    ["are let go where every bar is one", bars(8, 4_000).map((bar) => [bar]), undefined],
    ["may be one short line", [bars(2, 3_000)], []],
  ])("%s", (_, lines, starts) => {
    expect(chooseLines(lines, width)).toEqual(starts);
  });

  it.each([
    ["are the writer's where they fit", [bars(4, 4_000), bars(4, 4_000)], [0, 4], [4]],
    ["are of like width where the writer has none", [bars(6, 4_000)], [0], [3]],
    ["begin with sections", [bars(12, 4_000)], [0, 5, 9], [3, 5, 9]],
    [
      "leave no bar alone at the end of a section",
      [bars(4, 4_500), bars(4, 4_500), bars(1, 4_500)],
      [0],
      [3, 6],
    ],
    ["are no more than needed", [bars(5, 4_000), bars(5, 4_000), bars(2, 4_000)], [0], [3, 6, 9]],
    ["join a pick-up to the section after", [[1_000], bars(8, 3_500)], [0, 1], [3, 6]],
    ["join a section of a bar to the one before", [bars(5, 4_000)], [0, 4], [3]],
  ])("of like width %s", (_, lines, sections, starts) => {
    expect(chooseEvenLines(lines, sections, width)).toEqual(starts);
  });
});

describe("pages", () => {
  const piece = (content: string, height: number, gap = 10) => ({ content, height, gap });

  it("are filled from the top, with gaps between pieces only", () => {
    const pages = paginate([piece("a", 40), piece("b", 40), piece("c", 40)], 100);
    expect(
      pages.map(({ pieces, height }) => [
        pieces.map(({ content, y }) => `${content}@${y}`).join(" "),
        height,
      ]),
    ).toEqual([
      ["a@0 b@50", 90],
      ["c@0", 40],
    ]);
  });

  it("give a piece that is too high a page of its own", () => {
    expect(paginate([piece("a", 10), piece("b", 500), piece("c", 10)], 100)).toHaveLength(3);
  });

  it("are one where there is no limit, even of nothing", () => {
    expect(
      paginate(
        Array.from({ length: 50 }, () => piece("a", 90)),
        Number.POSITIVE_INFINITY,
      ),
    ).toHaveLength(1);
    expect(paginate([], 100)).toEqual([{ pieces: [], height: 0 }]);
  });
});

describe("a transform", () => {
  it.each([
    [undefined, [1, 0, 0, 1, 0, 0]],
    ["translate(5, 6)", [1, 0, 0, 1, 5, 6]],
    ["scale(1,-1)", [1, 0, 0, -1, 0, 0]],
    ["translate(10) scale(2)", [2, 0, 0, 2, 10, 0]],
  ])("%s is read as a matrix", (text, matrix) => {
    expect(parseTransform(text)).toEqual(matrix);
  });

  it("turns about a point", () => {
    const turned = multiply(parseTransform("rotate(90, 10, 0)"), [1, 0, 0, 1, 0, 0]).map(Math.round);
    expect(turned).toEqual([0, 1, -1, 0, 10, -10]);
  });
});

describe("the extent of a drawing", () => {
  it.each([
    ["a path with relative steps", '<path d="M10 10c0 -30 20 -30 20 0v15l5 5z"/>', -20, 30],
    [
      "shapes",
      '<g><rect y="5" height="10"/><ellipse cy="50" ry="7"/><polygon points="0,1 4,90"/></g>',
      1,
      90,
    ],
    ["a glyph used elsewhere", '<use href="#a" transform="translate(0, 100) scale(2)"/>', 100, 140],
    ["text", '<text y="100" font-size="10px">a</text>', 92, 102.5],
  ])("counts %s", (_, inside, top, bottom) => {
    const root = parseXml(`<svg>${inside}</svg>`);
    const glyph = parseXml('<g id="a"><path d="M0 0 L5 20"/></g>');
    expect(extentOf(root, new Map([["a", glyph]]))).toEqual({ top, bottom });
  });
});

describe("a line of text", () => {
  it("is wrapped between words, between Chinese characters, and inside what is too long", async () => {
    const style = { size: 1_000 };
    expect(await wrapText("the quick brown fox", style, 5_500)).toEqual(["the quick", "brown fox"]);
    expect(await wrapText("好一朵茉莉花", style, 4_200)).toEqual(["好一朵茉", "莉花"]);
    expect((await wrapText("x".repeat(60), style, 10_000)).length).toBeGreaterThan(1);
    expect(await wrapText("", style, 100)).toEqual([""]);
  });

  it("is as wide as its characters", async () => {
    expect(await widthOfLine("茉莉花", { size: 100 })).toBe(300);
    expect(await widthOfLine("iii", { size: 100 })).toBeLessThan(await widthOfLine("MMM", { size: 100 }));
    expect(await widthOfLine("bold", { size: 100, isBold: true })).not.toBe(
      await widthOfLine("bold", { size: 100 }),
    );
  });
});

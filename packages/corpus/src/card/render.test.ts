import { describe, expect, it } from "vitest";
import type { Block } from "./block.ts";
import { renderHtml } from "./render-html.ts";
import { renderMarkdown } from "./render-markdown.ts";

const BLOCKS: readonly Block[] = [
  { kind: "heading", level: 1, text: "Tunes & <more>" },
  { kind: "paragraph", text: "a_b *c*" },
  { kind: "list", items: ["one", "two | three"] },
  { kind: "table", header: ["name", "count", "share"], rows: [["a|b", 25_610, "12.5 %"]] },
  {
    kind: "bars",
    title: "Keys",
    bars: [
      { name: "G", value: 2000 },
      { name: "一个很长很长很长很长很长的名字", value: 1 },
    ],
  },
];

describe("a card as Markdown", () => {
  it("escapes what would be read as something else", () => {
    expect(renderMarkdown(BLOCKS)).toMatchInlineSnapshot(`
      "# Tunes & \\<more\\>

      a\\_b \\*c\\*

      - one
      - two \\| three

      | name | count | share |
      | --- | ---: | ---: |
      | a\\|b | 25610 | 12.5 % |

      | Keys |  |
      | --- | ---: |
      | G | 2000 |
      | 一个很长很长很长很长很长的名字 | 1 |
      "
    `);
  });
});

describe("a card as a page", () => {
  const page = renderHtml(BLOCKS, { language: "zh", other: { href: "card.en.html", label: "English" } });

  it("escapes text, names its language and leads to the other", () => {
    expect(page).toContain("<h1>Tunes &#38; &#60;more&#62;</h1>");
    expect(page).toContain('<html lang="zh-Hans">');
    expect(page).toContain('<a href="card.en.html" lang="en">English</a>');
  });

  it("needs nothing from elsewhere", () => {
    expect(page).not.toMatch(/https?:|<script|<link|url\(/);
  });

  it("draws bars to scale and shortens names that do not fit", () => {
    const widths = [...page.matchAll(/<rect[^>]* width="(\d+)"/g)].map((match) => Number(match[1]));
    expect(widths).toEqual([214, 1]);
    expect(page).toContain("一个很长很长很长很长很长…");
  });
});

/** @file A data card as one HTML page that needs nothing beside it: plots are SVG inside, light and dark follow the reader. */
import type { Language } from "@melodist/score";
import { barPlot } from "./bar-plot.ts";
import { type Block, type Cell, isAmount } from "./block.ts";
import { escapeText, groupDigits } from "./escape-text.ts";
import { CARD_STYLE } from "./style.ts";

export interface PageOptions {
  readonly language: Language;
  /** The same card in the other language. */
  readonly other: { readonly href: string; readonly label: string };
}

/** Blocks as a page. */
export function renderHtml(blocks: readonly Block[], { language, other }: PageOptions): string {
  const title = blocks.find((block) => block.kind === "heading");
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-Hans" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeText(title?.kind === "heading" ? title.text : "")}</title>
<style>${CARD_STYLE}</style>
</head>
<body>
<nav><a href="${escapeText(other.href)}" lang="${language === "zh" ? "en" : "zh-Hans"}">${escapeText(other.label)}</a></nav>
<main>
${renderBlocks(blocks)}
</main>
</body>
</html>
`;
}

/** Plots that follow each other stand side by side. */
function renderBlocks(blocks: readonly Block[]): string {
  const parts: string[] = [];
  let plots: string[] = [];
  const flush = () => {
    if (plots.length > 0) parts.push(`<div class="plots">\n${plots.join("\n")}\n</div>`);
    plots = [];
  };
  for (const block of blocks) {
    if (block.kind === "bars") {
      plots.push(renderBlock(block));
      continue;
    }
    flush();
    parts.push(renderBlock(block));
  }
  flush();
  return parts.join("\n");
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level}>${escapeText(block.text)}</h${block.level}>`;
    case "paragraph":
      return `<p>${escapeText(block.text)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${escapeText(item)}</li>`).join("")}</ul>`;
    case "table":
      return renderTable(block.header, block.rows);
    case "bars":
      return barPlot(block.title, block.bars);
  }
}

function renderTable(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const isNumeric = header.map(
    (_, column) => rows.length > 0 && rows.every((row) => isAmount(row[column] ?? "")),
  );
  const attribute = (column: number) => (isNumeric[column] === true ? ' class="number"' : "");
  const head = header.map((text, column) => `<th scope="col"${attribute(column)}>${escapeText(text)}</th>`);
  const body = rows.map(
    (row) =>
      `<tr>${row.map((cell, column) => `<td${attribute(column)}>${escapeText(sayCell(cell))}</td>`).join("")}</tr>`,
  );
  return `<div class="table"><table>\n<thead><tr>${head.join("")}</tr></thead>\n<tbody>\n${body.join("\n")}\n</tbody>\n</table></div>`;
}

/** Thousands are parted by a narrow space, as both languages may. */
function sayCell(cell: Cell): string {
  return typeof cell === "number" ? groupDigits(cell) : cell;
}

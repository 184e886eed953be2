/** @file A data card as Markdown. */
import { type Block, type Cell, isAmount } from "./block.ts";

/** Blocks as Markdown, ended by a newline. */
export function renderMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(renderBlock).join("\n\n")}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${plain(block.text)}`;
    case "paragraph":
      return plain(block.text);
    case "list":
      return block.items.map((item) => `- ${plain(item)}`).join("\n");
    case "table":
      return renderTable(block.header, block.rows);
    case "bars":
      return renderTable(
        [block.title, ""],
        block.bars.map(({ name, value }) => [name, value]),
      );
  }
}

function renderTable(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const rule = header.map((_, column) => (rows.every((row) => isAmount(row[column] ?? "")) ? "---:" : "---"));
  const lines = [header, rule, ...rows].map(
    (row) => `| ${row.map((cell) => plain(String(cell))).join(" | ")} |`,
  );
  return lines.join("\n");
}

/** Text that means nothing to Markdown. */
function plain(text: string): string {
  return text
    .replace(/[\\|<>*_`[\]]/g, (sign) => (/^-+:?$/.test(text) ? sign : `\\${sign}`))
    .replace(/\s+/g, " ");
}

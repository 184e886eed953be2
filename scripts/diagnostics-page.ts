/** @file The page `docs/diagnostics.md`, made from the table that the messages come from. */
import { MESSAGES } from "../packages/abc/src/messages.data.ts";

const HEAD = `# Diagnostics

What can be found in ABC text. Reading goes on after each of them: a diagnostic is data with a code, a severity, the place in the
text, the bar and a detail, which stands for \`{}\` below. An \`error\` lost or guessed music; a \`warning\` was read as meant but is
not ABC 2.1, and strict reading takes it for an error; \`info\` is worth knowing.

\`npm run docs\` writes this page from \`packages/abc/src/messages.data.ts\`.

| code | severity | English | 中文 |
| --- | --- | --- | --- |
`;

/** The whole page. */
export function printDiagnosticsPage(): string {
  const rows = Object.entries(MESSAGES).map(
    ([code, { severity, en, zh }]) => `| \`${code}\` | ${severity} | ${cell(en)} | ${cell(zh)} |\n`,
  );
  return HEAD + rows.join("");
}

/** Text that may stand in a cell of a table. */
function cell(text: string): string {
  return text.replace(/[|<*_]/g, "\\$&");
}

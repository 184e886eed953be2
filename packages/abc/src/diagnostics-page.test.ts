import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { printDiagnosticsPage } from "../../../scripts/diagnostics-page.ts";

describe("docs/diagnostics.md", () => {
  it("is what `npm run docs` writes", () => {
    const page = readFileSync(new URL("../../../docs/diagnostics.md", import.meta.url), "utf8");
    expect(page).toBe(printDiagnosticsPage());
  });
});

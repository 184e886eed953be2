/** @file `npm run docs`: writes the generated pages under `docs/`. */
import { writeFileSync } from "node:fs";
import { printDiagnosticsPage } from "./diagnostics-page.ts";

writeFileSync(new URL("../docs/diagnostics.md", import.meta.url), printDiagnosticsPage());

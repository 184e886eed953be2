/** @file The public surface of `@melodist/abc`. */
export type { FieldSpan } from "./3-music/reader.ts";
export {
  type Diagnostic,
  type DiagnosticCode,
  describeDiagnostic,
  type Severity,
} from "./diagnostic.ts";
export { type ParsedBook, type ParsedTune, type ParseOptions, parseAbc, readTunebook } from "./parse-abc.ts";
export { breakLines } from "./print/break-lines.ts";
export { printAbc, printAbcBook } from "./print/print-abc.ts";
export { printKey } from "./print/print-fields.ts";
export { stripSpans } from "./strip-spans.ts";
export { createLineIndex, type LineIndex } from "./text/line-index.ts";

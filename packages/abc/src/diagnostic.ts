/** @file What can be wrong with ABC text: data with a code, a place and the facts, never an exception. */
import type { Language, Span } from "@melodist/score";
import { MESSAGES } from "./messages.data.ts";

/** Every code; each has its wording in both languages in `messages.data.ts` and its page in `docs/diagnostics.md`. */
export type DiagnosticCode = keyof typeof MESSAGES;

/** `error`: music was lost or guessed. `warning`: read as meant, but not ABC 2.1. `info`: worth knowing. */
export type Severity = "error" | "warning" | "info";

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** Offsets into the text that was parsed. */
  readonly span: Span;
  /** Measure of the voice, counted as written from 1 (a pick-up counts); undefined in the header. */
  readonly bar: number | undefined;
  /** What the message is about: the characters that were not understood, a length, a name. */
  readonly detail: string;
}

/**
 * A diagnostic as a sentence.
 *
 * @example
 * describeDiagnostic({ code: "unknown-character", severity: "error", span: { start: 0, end: 1 }, bar: 2, detail: "#" }, "en"); // => "bar 2: “#” means nothing in ABC; it is skipped"
 */
export function describeDiagnostic(diagnostic: Diagnostic, language: Language): string {
  const sentence = MESSAGES[diagnostic.code][language].replace("{}", () => diagnostic.detail);
  if (diagnostic.bar === undefined) return sentence;
  return language === "en" ? `bar ${diagnostic.bar}: ${sentence}` : `第 ${diagnostic.bar} 小节：${sentence}`;
}

/** How grave a code is; strict reading turns every departure from the standard into an error. */
export function severityOf(code: DiagnosticCode, strict: boolean): Severity {
  const severity: Severity = MESSAGES[code].severity;
  return strict && severity === "warning" ? "error" : severity;
}

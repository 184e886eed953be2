/** @file The one error type: a failure the caller can act on, with a code and a way out. */

/** Every code. Stable, documented in `docs/errors.md`, and safe to match on; the message is for people and may change. */
export const ERROR_CODES = [
  "invalid-duration",
  "invalid-score",
  "not-found",
  "unreadable",
  "unsupported-format",
  "too-large",
  "not-writable",
  "bad-file",
  "invalid-graph",
  "invalid-setting",
  "mismatch",
  "diverged",
  "refused-source",
  "dead-end",
  "usage",
  "not-allowed",
  "busy",
  "conflict",
  "in-use",
  "unavailable",
  "timed-out",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

const MARK = Symbol.for("melodist.error");

export interface MelodistErrorOptions extends ErrorOptions {
  readonly code: ErrorCode;
  /** What to try next, in one sentence. */
  readonly hint?: string;
}

/** A failure the caller can act on. Faults in the tune itself are diagnostics, not errors. */
export class MelodistError extends Error {
  override readonly name = "MelodistError";
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly [MARK] = true;

  constructor(message: string, options: MelodistErrorOptions) {
    super(message, options);
    this.code = options.code;
    this.hint = options.hint;
  }

  /** Like `instanceof`, but true across realms and duplicate installs. */
  static is(value: unknown): value is MelodistError {
    return typeof value === "object" && value !== null && MARK in value;
  }
}

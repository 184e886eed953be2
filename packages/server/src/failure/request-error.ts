/** @file A failure that a request ends with, worded in both languages. */
import type { Bilingual } from "@melodist/compose";
import { type ErrorCode, MelodistError } from "@melodist/errors";

export interface RequestErrorOptions extends ErrorOptions {
  readonly code: ErrorCode;
  readonly hint?: Bilingual;
  /** Where the status that goes with the code is not the right one. */
  readonly status?: number;
  /** When to come again. */
  readonly retryAfterSeconds?: number;
  /** Facts for the page beside code and message. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A `MelodistError` with its words in both languages. */
export class RequestError extends MelodistError {
  readonly words: Bilingual;
  readonly hintWords: Bilingual | undefined;
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(words: Bilingual, options: RequestErrorOptions) {
    const { code, hint, cause } = options;
    super(words.en, {
      code,
      ...(hint === undefined ? {} : { hint: hint.en }),
      ...(cause === undefined ? {} : { cause }),
    });
    this.words = words;
    this.hintWords = hint;
    this.status = options.status;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.facts = options.facts ?? {};
  }
}

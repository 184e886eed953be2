/** @file What went wrong, as a client is told: status, code, words in both languages. */
import type { Bilingual } from "@melodist/compose";
import { ERROR_WORDS, type ErrorCode, MelodistError } from "@melodist/errors";
import { HTTPException } from "hono/http-exception";
import { translateHint, translateMessage } from "./chinese.data.ts";
import { RequestError } from "./request-error.ts";

/** Codes of the house, and one for what nobody foresaw. */
export type FailureCode = ErrorCode | "internal";

export interface Failure {
  readonly status: number;
  readonly code: FailureCode;
  readonly message: Bilingual;
  readonly hint: Bilingual | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The one place where codes become statuses; what is not listed is a request that cannot be processed. */
const STATUSES: Partial<Readonly<Record<FailureCode, number>>> = {
  usage: 400,
  "not-allowed": 401,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  "unsupported-format": 415,
  "bad-file": 422,
  busy: 429,
  internal: 500,
  unavailable: 503,
  "timed-out": 504,
  "not-writable": 507,
};
const UNPROCESSABLE = 422;

const INTERNAL: Bilingual = {
  en: "something went wrong that should not have; the server's log tells more under this request's id",
  zh: "服务器内部出错，日志里可按请求编号查到详情",
};

/** What a client is told of an error; of those that nobody foresaw nothing but that they happened. */
export function toFailure(error: unknown): Failure {
  if (error instanceof RequestError) {
    const { words, hintWords, code, status, retryAfterSeconds, facts } = error;
    return {
      ...failure(code, words, hintWords),
      ...(status === undefined ? {} : { status }),
      retryAfterSeconds,
      facts,
    };
  }
  if (MelodistError.is(error)) {
    const { code, message, hint } = error;
    const words = { en: message, zh: translateMessage(message) ?? `${ERROR_WORDS[code]}：${message}` };
    return failure(code, words, hint === undefined ? undefined : { en: hint, zh: translateHint(hint) });
  }
  if (error instanceof HTTPException && error.status < 500)
    return { ...failure("usage", badRequest(error.message), undefined), status: error.status };
  return failure("internal", INTERNAL, undefined);
}

function failure(code: FailureCode, message: Bilingual, hint: Bilingual | undefined): Failure {
  return {
    status: STATUSES[code] ?? UNPROCESSABLE,
    code,
    message,
    hint,
    retryAfterSeconds: undefined,
    facts: {},
  };
}

function badRequest(message: string): Bilingual {
  return { en: message, zh: `请求有误：${message}` };
}

/** A failure as JSON, in an answer or in a stream. */
export function failureBody({ code, message, hint, facts }: Failure, requestId: string) {
  return { error: { code, message, ...(hint === undefined ? {} : { hint }), ...facts, requestId } };
}

/** @file A failure in the shape that OpenAI's clients know. */
import type { Failure } from "../failure/failure.ts";

/** Kinds of failures as OpenAI names them, by status. */
const KINDS: Readonly<Record<number, string>> = {
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  429: "rate_limit_error",
};

/** Message and hint, English first, since nothing is known of the reader. */
export function openAiError({ status, code, message, hint }: Failure) {
  const sentences = [message.en, hint?.en, message.zh].filter((part) => part !== undefined);
  return {
    error: {
      message: sentences.join(" — "),
      type: KINDS[status] ?? (status >= 500 ? "server_error" : "invalid_request_error"),
      param: null,
      code,
    },
  };
}

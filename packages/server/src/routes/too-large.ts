/** @file What is said of a body that is too large. */
import { RequestError } from "../failure/request-error.ts";

/** Refuse a body of more bytes than these. */
export function tooLarge(bytes: number): () => never {
  const size = `${Math.round(bytes / 1_000_000)} MB`;
  return () => {
    throw new RequestError(
      { en: `the body has more than ${size}`, zh: `请求体超过 ${size}` },
      { code: "too-large", hint: { en: "Send it in parts.", zh: "请分几次发送。" } },
    );
  };
}

/** @file What no reader took: words that look like a wish and that we do not know. */
import { matchesOf, type Reader } from "../text/scan.ts";

/** A run of English words and figures, or of Chinese characters; single letters are no words. */
const RUN = /[a-z0-9][a-z0-9'&/#-]*(?: [a-z0-9][a-z0-9'&/#-]*)*|\p{Script=Han}+/gu;

export const readUnknown: Reader = ({ folded }) =>
  matchesOf(RUN, folded)
    .filter(({ text }) => /[a-z]{2}|\d|\p{Script=Han}/u.test(text))
    .map(({ start, end }) => ({ kind: "ignored", span: { start, end }, reason: "unknown" }));

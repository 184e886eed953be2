/** @file The public surface of `@melodist/errors`. */
export { assertNever } from "./assert-never.ts";
export { ERROR_CODES, type ErrorCode, MelodistError, type MelodistErrorOptions } from "./error.ts";
export { ERROR_WORDS } from "./error-words.data.ts";

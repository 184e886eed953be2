/** @file What a database complains of, as clients are told. */
import { MelodistError } from "@melodist/errors";
import { RequestError } from "../failure/request-error.ts";

interface Complaint {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly syscall?: unknown;
}

/** The database's own error, below what the query builder wraps it in. */
function causes(error: unknown): readonly Complaint[] {
  const found: object[] = [];
  for (
    let one = error;
    typeof one === "object" && one !== null && found.length < 5;
    one = (one as Error).cause
  )
    found.push(one);
  return found;
}

/** Codes of sockets, and classes of PostgreSQL: 08 connection, 57P operator's intervention, 58 system, XX internal. */
const LOST = /^(?:ECONN\w+|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|08\w{3}|57P0\w|58\w{3}|XX\w{3})$/u;
const LOST_WORDS =
  /Connection terminated|not queryable|pool after calling end|timeout exceeded|Query read timeout|PGlite is clos|unreachable|memory access out of bounds|Aborted\(|Program terminated/u;

/** True when the way to the database is lost, rather than one query wrong. */
export function isLost(error: unknown): boolean {
  if (MelodistError.is(error)) return false;
  return causes(error).some(
    ({ code, message, syscall }) =>
      syscall === "connect" || LOST.test(String(code)) || LOST_WORDS.test(String(message)),
  );
}

/** Full: the disk, or what the database may take of it. */
const FULL = /^(?:53100|ENOSPC|EDQUOT|EROFS)$/u;
const FULL_WORDS = /No space left|ENOSPC|could not extend file/u;

/** An error of a query, said for people; those that nobody foresaw stay as they are. */
export function toStoreError(error: unknown): unknown {
  if (MelodistError.is(error)) return error;
  const found = causes(error);
  if (found.some(({ code, message }) => FULL.test(String(code)) || FULL_WORDS.test(String(message)))) {
    return new RequestError(
      { en: "the disk is full: the tune was not saved", zh: "磁盘已满：曲子没有保存" },
      {
        code: "not-writable",
        hint: { en: "Make room on the disk, then save again.", zh: "请腾出空间后再保存。" },
        cause: error,
      },
    );
  }
  if (!isLost(error)) return error;
  return new RequestError(
    { en: "the library cannot be reached; this was not saved", zh: "曲库暂时无法访问，这次没有保存" },
    {
      code: "unavailable",
      hint: { en: "Try again in a moment.", zh: "请稍后再试。" },
      retryAfterSeconds: 2,
      cause: error,
    },
  );
}

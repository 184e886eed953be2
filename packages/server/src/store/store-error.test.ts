import { MelodistError } from "@melodist/errors";
import { describe, expect, it } from "vitest";
import { isLost, toStoreError } from "./store-error.ts";

/** An error of the database as the query builder hands it on. */
function wrapped(message: string, facts: object = {}): Error {
  return new Error("Failed query: insert into …", { cause: Object.assign(new Error(message), facts) });
}

describe("what a database complains of", () => {
  it.each([
    [
      "no space in the embedded database",
      wrapped("could not extend file: No space left on device"),
      "not-writable",
    ],
    ["no space by PostgreSQL's code", wrapped("disk full", { code: "53100" }), "not-writable"],
    [
      "a server that is not there",
      wrapped("connect ENOENT /tmp/.s.PGSQL", { syscall: "connect" }),
      "unavailable",
    ],
    ["a server that goes", wrapped("terminating connection", { code: "57P01" }), "unavailable"],
    ["a connection that broke", wrapped("Connection terminated unexpectedly"), "unavailable"],
    ["an engine that gave up", wrapped("Aborted(). Build with -sASSERTIONS for more info."), "unavailable"],
  ])("is told by a code: %s", (_, error, code) => {
    const told = toStoreError(error);
    expect(told).toMatchObject({ code, words: { zh: expect.stringMatching(/[\u4e00-\u9fff]/u) } });
    expect(isLost(error)).toBe(code === "unavailable");
  });

  it("is left as it is where a query is wrong, or the request", () => {
    const mistake = wrapped("syntax error", { code: "42601" });
    const refusal = new MelodistError("no such tune", { code: "not-found" });
    expect([toStoreError(mistake), toStoreError(refusal)]).toEqual([mistake, refusal]);
    expect([isLost(mistake), isLost(refusal)]).toEqual([false, false]);
  });
});

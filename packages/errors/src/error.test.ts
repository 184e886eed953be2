import { describe, expect, it } from "vitest";
import { MelodistError } from "./error.ts";

describe("a MelodistError", () => {
  const error = new MelodistError("no such file: a.abc", {
    code: "not-found",
    hint: "Check the path.",
    cause: new Error("ENOENT"),
  });

  it("carries a code, a hint and its cause", () => {
    expect(error).toMatchObject({ code: "not-found", hint: "Check the path." });
    expect(error.cause).toBeInstanceOf(Error);
  });

  it("is recognised across copies of the library", () => {
    const stranger = { [Symbol.for("melodist.error")]: true };
    expect(MelodistError.is(stranger)).toBe(true);
    expect(MelodistError.is(new Error("x"))).toBe(false);
    expect(MelodistError.is(null)).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { expandMacros, parseMacro } from "./macros.ts";

function expand(line: string, ...fields: readonly string[]) {
  const macros = fields.flatMap((field) => parseMacro(field) ?? []);
  return expandMacros(line, 0, line.length, macros, 1_000);
}

describe("a macro", () => {
  it.each([
    ["~G2 A", ["~G2 = {A}G{F}G"], "{A}G{F}G A"],
    ["d~g3 c", ["~n3 = n{o}n{m}n"], "dg{a}g{f}g c"],
    ["~C,3", ["~n3 = h{z}k"], "D,,{A}G,,"],
    ["pA", ["p = q", "q = !trill!"], "!trill!A"],
    ["A.B", [". = ~"], "A~B"],
    ["GA", ["nA = un"], "uG"],
  ])("in %j is written out: %j", (line, fields, text) => {
    expect(expand(line, ...fields)).toMatchObject({ text });
  });

  it("tells where each character stood", () => {
    expect(expand("A~B", "~ = {c}")).toMatchObject({
      text: "A{c}B",
      origin: { start: [0, 1, 1, 1, 2], end: [1, 2, 2, 2, 3] },
    });
  });

  it("that is not used changes nothing", () => {
    expect(expand("ABC", "~ = {c}")).toBe("unused");
  });

  it("leaves a note beyond the ladder as it is", () => {
    expect(expand("~C,,,,3", "~n3 = non")).toMatchObject({ text: "~C,,,,3" });
  });

  it("does not let a line grow without end", () => {
    expect(expand("~".repeat(10), `~ = ${"A".repeat(150)}`)).toBe("too-long");
  });

  it.each(["wrong", "= x", "a =", "a b = c", `${"a".repeat(31)} = b`, `a = ${"b".repeat(201)}`])(
    "is not defined by %j",
    (value) => {
      expect(parseMacro(value)).toBeUndefined();
    },
  );
});

import { describe, expect, it } from "vitest";
import { onceEach } from "./once-each.ts";

describe("what is told", () => {
  it("is told once, in the order in which it came", () => {
    const [keys, meter] = [
      { slot: "tonic", words: { en: "“D” was kept", zh: "以「D」为准" } },
      { slot: "meter", words: { en: "“3/4” was kept", zh: "以「3/4」为准" } },
    ];
    expect(onceEach([keys, { ...keys, slot: "mode" }, meter])).toEqual([keys, meter]);
  });
});

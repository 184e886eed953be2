import { describe, expect, it } from "vitest";
import { chineseNote } from "./chinese-note.ts";

describe("a note in Chinese", () => {
  it.each([
    ["C", 0, "C"],
    ["E", -1, "降E"],
    ["F", 1, "升F"],
    ["B", -2, "重降B"],
    ["G", 2, "重升G"],
  ] as const)("%s with an alteration of %i is %s", (letter, alter, name) => {
    expect(chineseNote({ letter, alter })).toBe(name);
  });
});

import { describe, expect, it } from "vitest";
import { WORDS } from "./words.data.ts";

describe("the words of the page", () => {
  it.each(Object.entries(WORDS))("%s tell the same facts in both languages", (_, { en, zh }) => {
    expect(en).not.toBe("");
    expect(zh).not.toBe("");
    expect(zh.split("{}").length).toBe(en.split("{}").length);
  });
});

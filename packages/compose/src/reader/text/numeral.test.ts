import { describe, expect, it } from "vitest";
import { NUMBER, readNumber } from "./numeral.ts";

describe("a number in words", () => {
  it.each([
    ["16", 16],
    ["2.5", 2.5],
    ["eight", 8],
    ["sixteen", 16],
    ["thirty-two", 32],
    ["twenty four", 24],
    ["a hundred", 100],
    ["one hundred and twenty", 120],
    ["八", 8],
    ["两", 2],
    ["十", 10],
    ["十六", 16],
    ["三十二", 32],
    ["廿四", 24],
    ["卅二", 32],
    ["一百二", 120],
    ["一百二十", 120],
    ["一百零五", 105],
    ["一二〇", 120],
    ["三千", 3000],
  ])("%s is %d", (text, value) => {
    expect(text).toMatch(new RegExp(`^${NUMBER}$`, "u"));
    expect(readNumber(text)).toBe(value);
  });

  it.each([undefined, "", "bars"])("is not found in %s", (text) => {
    expect(readNumber(text)).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { meantWord, slipsBetween } from "./spelling.ts";

describe("spelling", () => {
  it.each([
    ["mazurca", "mazurka", 1],
    ["fidle", "fiddle", 1],
    ["fiddel", "fiddle", 1],
    ["jig", "reel", 2],
    ["waltz", "waltz", 0],
  ])("%s is from %s %d slips away, or more than one", (first, second, slips) => {
    expect(slipsBetween(first, second, 1)).toBeGreaterThanOrEqual(slips);
    expect(slipsBetween(second, first, 1)).toBe(slipsBetween(first, second, 1));
  });

  it.each([
    ["mazurca", "mazurka"],
    ["hornpip", "hornpipe"],
    ["strathspay", "strathspey"],
    ["cheerfull", "cheerful"],
    ["melancholly", "melancholy"],
    ["wlatz", "waltz"],
  ])("%s most likely means %s", (word, meant) => {
    expect(meantWord(word)).toBe(meant);
  });

  it.each(["minute", "string", "zorp", "xyz", "fly", "wombat"])("leaves %s alone", (word) => {
    expect(meantWord(word)).toBeUndefined();
  });
});

/** @file Beams as they are printed: which short notes of a bar stand together. */
import { describe, expect, it } from "vitest";
import { respell } from "../testing/spell.ts";

/** One bar, printed again in a meter. */
const beamed = (bar: string, meter: string) => respell(`${bar} |]`, `M:${meter}\nK:C`).replace(/ \|\]$/u, "");

describe("beams", () => {
  it.each([
    ["CDEFG", "5/8", "CDE FG"],
    ["CDEFGAB", "7/8", "CD EF GAB"],
    ["CDEFGABc", "8/8", "CDE FGA Bc"],
    ["CDEFGABc", "4/4", "CDEF GABc"],
    ["CDEFGA", "6/8", "CDE FGA"],
    ["CDEFGABcd", "9/8", "CDE FGA Bcd"],
    ["CDEFGABcde", "5/4", "CD EF GA Bc de"],
  ])("of %s in %s are %s", (bar, meter, printed) => {
    expect(beamed(bar, meter)).toBe(printed);
  });

  it.each([
    ["CDEFGAB", "2+2+3/8", "CD EF GAB"],
    ["CDEFGAB", "3+2+2/8", "CDE FG AB"],
    ["CDEFGABcd", "2+2+2+3/8", "CD EF GA Bcd"],
    ["CDEFG", "3+2/8", "CDE FG"],
    ["CDEFGABcde", "3+2/4", "CD EF GA Bc de"],
  ])("follow the meter where it says how it is counted: %s in %s", (bar, meter, printed) => {
    expect(beamed(bar, meter)).toBe(printed);
  });

  it.each([
    ["C2D2E", "5/8", "C2 D2 E"],
    ["CDE2F", "5/8", "CD E2 F"],
    ["C3DEFG", "7/8", "C3 DE FG"],
    ["CDEF2GA", "7/8", "CDE F2 GA"],
    ["CDE2FGA", "7/8", "CD E2 FGA"],
    ["C2D3EF", "7/8", "C2 D3 EF"],
  ])("are grouped so that notes begin their groups: %s in %s", (bar, meter, printed) => {
    expect(beamed(bar, meter)).toBe(printed);
  });

  it("of pick-ups end with the bar", () => {
    expect(respell("EFG | CDEF GAB |]", "M:7/8\nK:C")).toBe("EFG | CD EF GAB |]");
  });
});

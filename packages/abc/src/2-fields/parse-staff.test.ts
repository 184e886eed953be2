import { describe, expect, it } from "vitest";
import { parseStaffProperties } from "./parse-staff.ts";

describe("the properties of a staff", () => {
  it.each([
    ["clef=bass", { clef: "bass" }],
    ["treble-8", { clef: "treble-8" }],
    ['nm="Violin I" snm="Vl. I"', { name: "Violin I", subname: "Vl. I" }],
    ["name = Tenor", { name: "Tenor" }],
    ["t=-12 m=B,", { transpose: "-12", middle: "B," }],
    ["merge stem=up", { merge: "", stem: "up" }],
    ['name="男高音"', { name: "男高音" }],
    ['name="Caf\\\'e"', { name: "Café" }],
    ["", {}],
  ])("%j", (text, properties) => {
    expect(parseStaffProperties(text)).toEqual({ properties, odd: undefined });
  });

  it.each([
    ["clef=bass bogus", "bogus"],
    ["colour=red loud", "colour=red loud"],
    ["__proto__=x constructor", "__proto__=x constructor"],
  ])("tells what it does not know: %j", (text, odd) => {
    expect(parseStaffProperties(text).odd).toBe(odd);
  });
});

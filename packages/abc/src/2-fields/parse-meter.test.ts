import { duration, FREE_METER, printMeter } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { defaultUnit, parseMeter, parseUnit } from "./parse-meter.ts";

describe("the value of M:", () => {
  it.each([
    ["6/8", "6/8"],
    [" 6 / 8 ", "6/8"],
    ["C", "C"],
    ["C|", "C|"],
    ["none", "none"],
    ["", "none"],
    ["2+3/8", "2+3/8"],
    ["(2 + 2 + 3)/8", "2+2+3/8"],
    ["4/1", "4/1"],
    ["256/64", "256/64"],
  ])("%j is read as %j", (value, printed) => {
    const meter = parseMeter(value);
    expect(meter && printMeter(meter)).toBe(printed);
  });

  it.each(["6", "6/7", "0/4", "257/4", "x", "6/8 or 3/4", "-3/4", "4/0", "3.5/4"])(
    "%j is no meter",
    (value) => {
      expect(parseMeter(value)).toBeUndefined();
    },
  );
});

describe("the value of L:", () => {
  it.each([
    ["1/8", 1, 8],
    [" 1 / 16 ", 1, 16],
    ["1", 1, 1],
    ["1/8.", 1, 8],
    ["3/8", 3, 8],
    ["1/512", 1, 512],
  ])("%j is a length", (value, num, den) => {
    expect(parseUnit(value)).toEqual(duration(num, den));
  });

  it.each(["", "0/4", "1/0", "1/7", "1/1024", "17/16", "x", "1/8 1/4", "-1/8"])("%j is none", (value) => {
    expect(parseUnit(value)).toBeUndefined();
  });
});

describe("the unit length when L: is missing", () => {
  it.each([
    ["2/4", 16],
    ["5/8", 16],
    ["3/4", 8],
    ["6/8", 8],
    ["C", 8],
    ["2+2/4", 8],
  ])("in %s it is 1/%i", (value, den) => {
    expect(defaultUnit(parseMeter(value) ?? FREE_METER)).toEqual(duration(1, den));
  });

  it("without meter it is 1/8", () => {
    expect(defaultUnit(FREE_METER)).toEqual(duration(1, 8));
  });
});

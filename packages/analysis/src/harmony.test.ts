import { describe, expect, it } from "vitest";
import { findHarmony } from "./harmony.ts";
import { readMelody } from "./melody.ts";
import { tune } from "./testing/tune.ts";

const harmonyOf = (text: string) => findHarmony(readMelody(tune(text)));

describe("a melody and its chords", () => {
  it("agree by the share of time that is chord tones", () => {
    expect(harmonyOf('"C"C2 D2 E4 | "G7"B4 c4 |]')).toMatchObject({
      ratio: 10 / 16,
      strongRatio: 10 / 14,
      covered: 1,
    });
  });

  it("are compared chord by chord", () => {
    expect(harmonyOf('"C"C8 | "F"G8 | "C"E4 F4 |]')?.chords).toEqual([
      { text: "C", time: 2, ratio: 0.75 },
      { text: "F", time: 1, ratio: 0 },
    ]);
  });

  it("count a held note to each chord that sounds with it", () => {
    expect(harmonyOf('"C"G8- | "Dm"G8 |]')).toMatchObject({ ratio: 0.5, covered: 1 });
  });

  it("are not compared where no chord sounds", () => {
    expect(harmonyOf('D8 | "C"C8 | "N.C."D8 |]')).toMatchObject({ ratio: 1, covered: 1 / 3 });
    expect(harmonyOf("C8 |]")).toBeUndefined();
  });
});

import { duration } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { printTempo } from "../print/print-fields.ts";
import { parseTempo } from "./parse-tempo.ts";

const UNIT = duration(1, 8);

describe("the value of Q:", () => {
  it.each([
    ["1/4=120", "1/4=120"],
    ["1/4 = 120", "1/4=120"],
    ["1/4=92.5", "1/4=92.5"],
    ["1/8 3/8 = 40", "1/8 3/8=40"],
    ['"Allegro"', '"Allegro"'],
    ['"Allegro" 1/4=120', '"Allegro" 1/4=120'],
    ['3/8=50 "Slowly"', '"Slowly" 3/8=50'],
    ['"Andante cantabile e poco mosso" 2/4=1', '"Andante cantabile e poco mosso" 1/2=1'],
    ["\"R\\'ep\\'etez\" 1/1=60", '"Répétez" 1/1=60'],
    ['""', '""'],
    ["120", "1/8=120"],
    ["C=100", "1/8=100"],
    ["C3=40", "3/8=40"],
    ["C3/2=40", "3/16=40"],
  ])("%j is read as %j", (value, printed) => {
    const { tempo, understood } = parseTempo(value, UNIT);
    expect(printTempo(tempo)).toBe(printed);
    expect(understood).toBe(true);
  });

  it.each(["brisk", "1/4=fast", "1/4=0", "1/4=0.01", "1/0=120", "99999/4=120", "1/4=99999", "100-120", ""])(
    "%j is kept as words",
    (value) => {
      expect(parseTempo(value, UNIT)).toEqual({
        tempo: { beats: [], perMinute: undefined, text: value },
        understood: false,
      });
    },
  );

  it("does not lose itself in endless fractions", () => {
    expect(parseTempo(`1/${"11/".repeat(100_000)}`, UNIT).understood).toBe(false);
  });
});

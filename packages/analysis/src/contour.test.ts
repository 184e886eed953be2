import { describe, expect, it } from "vitest";
import { contourShape, findContour } from "./contour.ts";
import { readMelody } from "./melody.ts";
import { findRange } from "./range.ts";
import { findRepetition } from "./repetition.ts";
import { tune } from "./testing/tune.ts";

const melodyOf = (text: string) => readMelody(tune(text));

describe("the contour of a melody", () => {
  it.each([
    ["C E G E C", "arch"],
    ["c G E G c", "bowl"],
    ["C D E F G", "ascending"],
    ["G F E D C", "descending"],
    ["C C C", "level"],
    ["C G G G G", "rising-level"],
    ["C C C G", "level-rising"],
    ["G C C C", "falling-level"],
    ["G G G C", "level-falling"],
    ["C", "level"],
  ])("of %s is %s", (text, shape) => {
    expect(contourShape(melodyOf(text).notes)).toBe(shape);
  });

  it("counts repeated notes, steps, skips and leaps", () => {
    expect(findContour(melodyOf("C C D F c"))).toMatchObject({
      intervals: { repeated: 0.25, steps: 0.25, skips: 0.25, leaps: 0.25, upward: 1 },
      meanInterval: 3,
      widestInterval: 7,
    });
  });

  it("is unknown without notes", () => {
    expect(findContour(melodyOf("z8"))).toBeUndefined();
  });
});

describe("the range of a melody", () => {
  it("goes from the lowest to the highest note, and stays mostly between two", () => {
    const range = findRange(melodyOf("C G8 A8 c"));
    expect(range).toMatchObject({
      lowest: { letter: "C", octave: 4 },
      highest: { letter: "C", octave: 5 },
      ambitus: 12,
      tessitura: { low: { letter: "G" }, high: { letter: "A" } },
    });
  });

  it("is unknown without notes", () => {
    expect(findRange(melodyOf(""))).toBeUndefined();
  });
});

describe("repetition", () => {
  it("is the share of measures heard before", () => {
    expect(findRepetition(melodyOf("C8 | D8 | C8 | C4 C4 |]"))).toBe(0.25);
    expect(findRepetition(melodyOf(""))).toBe(0);
  });
});

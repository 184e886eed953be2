import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tune } from "../testing/tune.ts";
import { type BarShape, barShape, codePitch, likeness, pitchCode, shiftedLikeness } from "./bar-shape.ts";

function shape(text: string): BarShape {
  return barShape(tune(text).voices[0]?.measures[0]?.events ?? [], 0);
}

const anyShape = fc
  .array(fc.constantFrom("c", "d2", "e", "f3", "z", "g/"), { minLength: 1, maxLength: 8 })
  .map((notes) => shape(notes.join(" ")));

describe("the likeness of two bars", () => {
  it("is 1 with itself, the same both ways, and never beyond 0 and 1", () => {
    fc.assert(
      fc.property(anyShape, anyShape, (a, b) => {
        expect(likeness(a, a)).toBe(1);
        expect(likeness(a, b)).toBe(likeness(b, a));
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    ["c d e f", "c d e f", 1],
    ["c d e f", "c d e g", 3 / 4],
    ["c2 e f", "c d e f", 2 / 4 + 1 / 6],
    ["c d e f", "z z z z", 0],
    ["c2 d2", "z c2 d", 0],
  ])("of %s and %s is %d", (a, b, expected) => expect(likeness(shape(a), shape(b))).toBeCloseTo(expected));

  it("allows for a sequence on other steps", () => {
    expect(shiftedLikeness(shape("c d e2"), shape("d e f2"))).toBe(1);
    expect(shiftedLikeness(shape("c d e2"), shape("d e g2"))).toBeCloseTo(2 / 3);
  });
});

describe("a pitch as a number", () => {
  it.each([
    { letter: "C", alter: 0, octave: 4 },
    { letter: "B", alter: 2, octave: 2 },
    { letter: "F", alter: -1.5, octave: 6 },
  ] as const)("comes back as it was: $letter $alter", (pitch) => {
    expect(codePitch(pitchCode(pitch))).toEqual(pitch);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDurations,
  compareDurations,
  type Duration,
  duration,
  printDuration,
  scaleDuration,
  subtractDurations,
  sumDurations,
  ZERO,
} from "./duration.ts";

const anyDuration: fc.Arbitrary<Duration> = fc
  .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
  .map(([num, den]) => duration(num, den));

describe("a duration", () => {
  it.each([
    [2, 8, 1, 4],
    [0, 5, 0, 1],
    [6, 3, 2, 1],
  ])("is kept reduced: %i/%i", (num, den, reducedNum, reducedDen) => {
    expect(duration(num, den)).toEqual({ num: reducedNum, den: reducedDen });
  });

  it.each([
    [1, 0],
    [-1, 4],
    [0.5, 1],
    [2 ** 53, 1],
  ])("cannot be %d/%d", (num, den) => {
    expect(() => duration(num, den)).toThrow(expect.objectContaining({ code: "invalid-duration" }));
  });

  it("adds in any order, and what was added can be taken away", () => {
    fc.assert(
      fc.property(anyDuration, anyDuration, (a, b) => {
        expect(addDurations(a, b)).toEqual(addDurations(b, a));
        expect(subtractDurations(addDurations(a, b), b)).toEqual(a);
      }),
    );
  });

  it("compares as its value does", () => {
    fc.assert(
      fc.property(anyDuration, anyDuration, (a, b) => {
        expect(Math.sign(compareDurations(a, b))).toBe(Math.sign(a.num * b.den - b.num * a.den));
      }),
    );
  });

  it("stays exact over long sums of the finest lengths", () => {
    const fine = Array.from({ length: 50_000 }, (_, index) =>
      duration(1, index % 2 === 0 ? 512 * 27 * 5 : 7 * 11 * 13),
    );
    expect(sumDurations(fine)).toEqual(
      addDurations(duration(25_000, 512 * 27 * 5), duration(25_000, 7 * 11 * 13)),
    );
  });

  it("is printed as people write it", () => {
    expect([duration(3, 8), duration(2, 1), ZERO].map(printDuration)).toEqual(["3/8", "2", "0"]);
    expect(printDuration(scaleDuration(duration(1, 4), 3, 2))).toBe("3/8");
  });
});

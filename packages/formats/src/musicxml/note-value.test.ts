/** @file Tests of note values. */
import { type Duration, duration, sumDurations } from "@melodist/score";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratioOf, toNoteValues, valueLength } from "./note-value.ts";

describe("a length as note values", () => {
  it.each([
    [duration(1, 4), "quarter"],
    [duration(3, 8), "quarter."],
    [duration(7, 8), "half.."],
    [duration(15, 16), "half..."],
    [duration(5, 8), "half eighth"],
    [duration(9, 8), "whole eighth"],
    [duration(2, 1), "breve"],
    [duration(5, 1), "breve breve."],
    [duration(1, 256), "256th"],
    [duration(31, 64), "quarter... 64th"],
  ])("%o is %s", (length, expected) => {
    const spelled = toNoteValues(length)?.map(({ type, dots }) => type + ".".repeat(dots));
    expect(spelled?.join(" ")).toBe(expected);
  });

  it("adds up to the length again", () => {
    const binary = fc.tuple(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 0, max: 10 }));
    fc.assert(
      fc.property(binary, ([num, power]) => {
        const length = duration(num, 2 ** power);
        const values = toNoteValues(length);
        fc.pre(values !== undefined);
        expect(sumDurations(values.map((value) => valueLength(value) as Duration))).toEqual(length);
      }),
    );
  });

  it.each([
    [duration(1, 12), { actual: 3, normal: 2 }],
    [duration(1, 20), { actual: 5, normal: 4 }],
    [duration(1, 28), { actual: 7, normal: 4 }],
    [duration(1, 8), { actual: 1, normal: 1 }],
  ])("%o needs a ratio of %o", (length, ratio) => {
    expect(ratioOf(length)).toEqual(ratio);
  });

  it("says that no row of notes is a third of a note long, or a thousand", () => {
    expect(toNoteValues(duration(1, 3))).toBeUndefined();
    expect(toNoteValues(duration(1_000, 1))).toBeUndefined();
  });
});

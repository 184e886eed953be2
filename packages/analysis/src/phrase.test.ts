import { key, meter } from "@melodist/score";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMelody } from "./melody.ts";
import { findPhrases } from "./phrase.ts";
import { oddTune } from "./testing/odd-tune.ts";
import { tune } from "./testing/tune.ts";

describe("the phrases of a melody", () => {
  it("end on long notes", () => {
    const melody = readMelody(tune("G2A2 B2c2 | d8 | e2d2 c2B2 | A8 | G2A2 B2c2 | d8 | e2d2 B2A2 | G8 |]"));
    expect(findPhrases(melody, { letter: "G", alter: 0 }).map(({ to }) => to)).toEqual([5, 10, 15, 20]);
  });

  it("end where a running tune reaches its fourth and eighth bar, before the pick-up", () => {
    const jig = "|: D | GAB cBA | GAB cBA | GAB cBA | GAG G2D | GAB cBA | GAB cBA | GAB cBA | GAG G2 :|";
    const melody = readMelody(tune(jig, { meter: meter(6, 8), key: key("G", 0, "major") }));
    const ends = findPhrases(melody, { letter: "G", alter: 0 }).map(
      ({ to }) => melody.notes[to - 1]?.measure,
    );
    expect(ends).toEqual([4, 8]);
  });

  it("have a shape", () => {
    const melody = readMelody(tune("C2E2 G2E2 | C8 | c2A2 F2D2 | C8 |]"));
    expect(findPhrases(melody).map(({ shape }) => shape)).toEqual(["arch", "descending"]);
  });

  it("cover every note once", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 65_535 }), { maxLength: 150 }), (choices) => {
        const melody = readMelody(oddTune(choices));
        const phrases = findPhrases(melody);
        let next = 0;
        for (const { from, to, strength } of phrases) {
          expect(from).toBe(next);
          expect(to).toBeGreaterThan(from);
          expect(strength).toBeLessThanOrEqual(1);
          next = to;
        }
        expect(next).toBe(melody.notes.length);
      }),
    );
  });
});

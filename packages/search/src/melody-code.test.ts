import { createRandom } from "@melodist/random";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { melodyCode, noteMeasures, WHOLE_TICKS } from "./melody-code.ts";
import { packMelody, unpackMelody } from "./pack-melody.ts";
import { codeOf, JIG, REEL, scoreOf, tuneOfChance } from "./testing/tunes.ts";

describe("the code of a melody", () => {
  it("holds keys, onsets and lengths in ticks, and bar lines", () => {
    const code = codeOf(scoreOf("D2|(3GAB d4 z2|e8|]"));
    const eighth = WHOLE_TICKS / 8;
    const third = (2 * eighth) / 3;
    expect([...code.keys]).toEqual([62, 67, 69, 71, 74, 76]);
    expect([...code.lengths]).toEqual([2 * eighth, third, third, third, 4 * eighth, 8 * eighth]);
    expect([...code.onsets]).toEqual([0, 2, 2 + 2 / 3, 2 + 4 / 3, 4, 10].map((time) => time * eighth));
    expect([...code.barlines]).toEqual([0, 2, 10, 18].map((time) => time * eighth));
    expect([...noteMeasures(code)]).toEqual([0, 1, 1, 1, 1, 2]);
  });

  it("keeps every tuplet up to nine exact", () => {
    for (const notes of [3, 5, 6, 7, 9]) expect(WHOLE_TICKS % (16 * notes) === 0 || notes === 9).toBe(true);
    expect(WHOLE_TICKS % 9).toBe(0);
  });

  it("of nothing is empty", () => {
    const code = melodyCode({ notes: [], measures: [], chords: [], voice: 0 });
    expect(code.keys).toHaveLength(0);
    expect(unpackMelody(packMelody(code))).toEqual(code);
  });

  it("refuses what is no tune any more", () => {
    const [voice] = JIG.voices;
    const [measure] = voice?.measures ?? [];
    if (voice === undefined || measure === undefined) throw new Error("the jig has measures");
    const endless = { ...voice, measures: new Array<typeof measure>(70_000).fill(measure) };
    expect(() => codeOf({ ...JIG, voices: [endless] })).toThrow(
      expect.objectContaining({ code: "too-large" }),
    );
  });
});

describe("a packed melody", () => {
  it("comes back as it was, in about three bytes a note", () => {
    for (const score of [JIG, REEL, scoreOf("(3abc (5:4:5abcde z3 ^f/2_g/4|c'16")]) {
      const code = codeOf(score);
      expect(unpackMelody(packMelody(code))).toEqual(code);
    }
    expect(packMelody(codeOf(REEL)).length).toBeLessThan(3 * codeOf(REEL).keys.length + 40);
  });

  it("comes back whatever the tune", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 40 }), (seed, bars) => {
        const code = codeOf(tuneOfChance(createRandom(seed), bars));
        expect(unpackMelody(packMelody(code))).toEqual(code);
      }),
      { numRuns: 30 },
    );
  });

  it("is refused when cut short or running on", () => {
    const bytes = packMelody(codeOf(JIG));
    for (const wrong of [
      bytes.slice(0, -1),
      bytes.slice(0, 2),
      new Uint8Array(),
      Uint8Array.of(...bytes, 0),
    ]) {
      expect(() => unpackMelody(wrong)).toThrow(expect.objectContaining({ code: "bad-file" }));
    }
  });
});

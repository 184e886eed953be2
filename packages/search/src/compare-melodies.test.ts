import { createRandom } from "@melodist/random";
import { transposeSemitones } from "@melodist/score";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareMelodies } from "./compare-melodies.ts";
import { DISGUISES, disguise } from "./disguise/disguise.ts";
import { isSameTune } from "./same-tune.ts";
import { codeOf, JIG, REEL, scoreOf, tuneOfChance } from "./testing/tunes.ts";

describe("what two melodies have in common", () => {
  it("is everything, of a tune and itself", () => {
    const code = codeOf(REEL);
    const notes = code.keys.length;
    expect(compareMelodies(code, code)).toMatchObject({
      similarity: 1,
      ofLonger: 1,
      sharedNotes: notes,
      longestStretch: notes,
      sharedBars: 16,
      transposition: 0,
      tempo: 1,
    });
  });

  it.each([-12, -5, 0, 3, 7, 12])("tells the transposition: %i semitones", (semitones) => {
    const moved = transposeSemitones(JIG, semitones);
    expect(compareMelodies(codeOf(JIG), codeOf(moved))).toMatchObject({
      similarity: 1,
      transposition: semitones,
    });
  });

  it("tells the tempo", () => {
    const slow = scoreOf("|:G6 G2A2B2|A6 A2B2d2|e2d2d2 g2d2d2|e2d2B2 d2B2A2|", "M:12/8\nL:1/8\nK:G");
    const fast = scoreOf("|:G3 GAB|A3 ABd|edd gdd|edB dBA|", "M:6/8\nL:1/8\nK:G");
    expect(compareMelodies(codeOf(fast), codeOf(slow)).tempo).toBe(2);
    expect(compareMelodies(codeOf(slow), codeOf(fast)).tempo).toBe(0.5);
  });

  it("is the same seen from either side", () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...DISGUISES), (seed, kind) => {
        const random = createRandom(seed);
        const tune = tuneOfChance(random);
        const other = disguise(tune, kind, random) ?? tune;
        const there = compareMelodies(codeOf(tune), codeOf(other));
        const back = compareMelodies(codeOf(other), codeOf(tune));
        expect(Math.abs(there.similarity - back.similarity)).toBeLessThan(0.1);
      }),
      { numRuns: 40 },
    );
  });

  it("is nothing where there are no notes", () => {
    const silence = codeOf(scoreOf("z8|"));
    expect(compareMelodies(silence, codeOf(JIG)).similarity).toBe(0);
    expect(compareMelodies(silence, silence).similarity).toBe(0);
  });
});

describe("one tune", () => {
  it.each(DISGUISES)("is known again when %s", (kind) => {
    for (let seed = 0; seed < 25; seed++) {
      for (const score of [JIG, REEL]) {
        const other = disguise(score, kind, createRandom(seed));
        expect(other === undefined || isSameTune(codeOf(score), codeOf(other))).toBe(true);
      }
    }
  });

  it("is not another", () => {
    expect(isSameTune(codeOf(JIG), codeOf(REEL))).toBe(false);
    const random = createRandom(3);
    for (let count = 0; count < 100; count++) {
      expect(isSameTune(codeOf(tuneOfChance(random)), codeOf(tuneOfChance(random)))).toBe(false);
    }
  });

  it("is not made by sharing one of two parts", () => {
    const random = createRandom(8);
    const [first, second, third] = [1, 2, 3].map(() => tuneOfChance(random, 8).voices[0]?.measures ?? []);
    const joined = (measures: readonly (typeof first)[]) => {
      const [voice] = REEL.voices;
      if (voice === undefined) throw new Error("the reel has a voice");
      return {
        ...REEL,
        voices: [{ ...voice, opening: undefined, measures: measures.flatMap((m) => m ?? []) }],
      };
    };
    expect(isSameTune(codeOf(joined([first, second])), codeOf(joined([first, third])))).toBe(false);
    expect(isSameTune(codeOf(joined([first, second])), codeOf(joined([second, first])))).toBe(true);
  });

  it.each([
    ["scales", "CDEF GABc|cBAG FEDC|", "DEFG ABcd|dcBA GFED|"],
    ["arpeggios", "CEGc ecGE|CEGc ecGE|", "DFAd fdAF|DFAd fdAF|"],
    ["a note repeated", "GGGG GGGG|GGGG GGGG|", "AAAA AAAA|AAAA AAAA|"],
    ["a chant", "d2d2B2d2|d2d2B2B2|", "d2B2d2B2|d2d2B2d2|"],
  ])("is not made by %s", (_, one, other) => {
    expect(isSameTune(codeOf(scoreOf(one.repeat(4))), codeOf(scoreOf(other.repeat(4))))).toBe(false);
  });
});

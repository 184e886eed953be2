import { createRandom } from "@melodist/random";
import { transposeSemitones } from "@melodist/score";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disguise } from "../disguise/disguise.ts";
import type { MelodyCode } from "../melody-code.ts";
import { codeOf, JIG, REEL, scoreOf, tuneOfChance } from "../testing/tunes.ts";
import { findMelody } from "./find-melody.ts";
import { openIndex, saveIndex } from "./index-file.ts";
import { buildIndex } from "./melody-index.ts";

const random = createRandom(21);
const others = Array.from({ length: 60 }, () => tuneOfChance(random));
const scores = [JIG, REEL, ...others];
const index = buildIndex(
  scores.map((score, number) => ({ record: { source: "test", number }, code: codeOf(score) })),
);

/** The longest row of equal steps, not all of them repetitions, by trying every place: the truth to compare with. */
function longestRun(a: MelodyCode, b: MelodyCode, rhythm: boolean): number {
  let longest = 0;
  for (let from = 0; from < a.keys.length; from++) {
    for (let there = 0; there < b.keys.length; there++) {
      let notes = 1;
      while (agrees(a, from + notes, b, there + notes, rhythm)) notes++;
      if (new Set(a.keys.subarray(from, from + notes)).size > 1) longest = Math.max(longest, notes);
    }
  }
  return longest;
}

function agrees(a: MelodyCode, here: number, b: MelodyCode, there: number, rhythm: boolean): boolean {
  if (here >= a.keys.length || there >= b.keys.length) return false;
  const step = (code: MelodyCode, note: number) => (code.keys[note] ?? 0) - (code.keys[note - 1] ?? 0);
  if (step(a, here) !== step(b, there)) return false;
  const left = (a.lengths[here] ?? 0) * (b.lengths[there - 1] ?? 0);
  return !rhythm || left === (b.lengths[there] ?? 0) * (a.lengths[here - 1] ?? 0);
}

describe("an index of melodies", () => {
  it("finds a tune in every key, whole", () => {
    for (const [number, score] of scores.entries()) {
      const code = codeOf(transposeSemitones(score, 5));
      const [best] = findMelody(index, code);
      const bars = code.barlines.length - 1;
      expect(best).toMatchObject({
        record: { number },
        score: 1,
        run: { notes: code.keys.length, bars, queryNote: 0, queryBar: 0, bar: 0 },
      });
    }
  });

  it("tells where in both a shared passage stands", () => {
    const query = scoreOf("e2dB A2GE|f2fd g2ge|f2fd Bcde|AGFE D4|", "M:4/4\nL:1/8\nK:D");
    const [best] = findMelody(index, codeOf(query));
    expect(best?.record).toEqual({ source: "test", number: 1 });
    expect(best?.run).toEqual({ notes: 13, bars: 2, queryNote: 6, queryBar: 1, bar: 8 });
  });

  it("tells the longest run exactly", () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(others.length - 1), (seed, number) => {
        const tune = others[number] ?? JIG;
        const query = codeOf(disguise(tune, "ornamented", createRandom(seed)) ?? tune);
        const hits = findMelody(index, query, { limit: 1000, order: "run" });
        for (const { record, stepRun, run } of hits) {
          const code = codeOf(scores[Number(record.number)] ?? JIG);
          expect(stepRun.notes).toBe(longestRun(query, code, false));
          const strict = longestRun(query, code, true);
          if (strict >= 9) expect(run?.notes).toBe(strict);
          else expect(run?.notes ?? 0).toBeLessThanOrEqual(strict);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("finds five notes typed without rhythm", () => {
    const typed = codeOf(scoreOf("^cB^cde", "M:4/4\nL:1/4\nK:C"));
    const hits = findMelody(index, typed, { rhythm: false, limit: 100 });
    expect(hits.length).toBeGreaterThan(0);
    for (const { record, stepRun, run } of hits) {
      expect(run).toBeUndefined();
      const code = codeOf(scores[Number(record.number)] ?? JIG);
      expect(longestRun(typed, code, false)).toBeGreaterThanOrEqual(stepRun.notes);
    }
  });

  it("puts the longest run first when asked", () => {
    const query = codeOf(disguise(REEL, "excerpt", createRandom(1)) ?? REEL);
    const hits = findMelody(index, query, { order: "run", limit: 50 });
    const lengths = hits.map(({ run }) => run?.notes ?? 0);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
    expect(hits[0]?.record).toMatchObject({ number: 1 });
  });

  it("takes no run for one that only repeats a note", () => {
    const drone = codeOf(scoreOf("GGGG GGGG|GGGG GGGG|"));
    const droning = buildIndex([{ record: { title: "Drone" }, code: drone }]);
    expect(findMelody(droning, drone)).toEqual([]);
  });

  it("refuses queries of fewer than five notes", () => {
    expect(() => findMelody(index, codeOf(scoreOf("GABd")))).toThrow(
      expect.objectContaining({ code: "usage" }),
    );
  });

  it("holds tunes too short to be found", () => {
    const small = buildIndex([
      { record: { title: "Call" }, code: codeOf(scoreOf("GAB")) },
      { record: { title: "Jig" }, code: codeOf(JIG) },
    ]);
    expect(findMelody(small, codeOf(JIG)).map(({ record }) => record)).toEqual([{ title: "Jig" }]);
  });
});

describe("an index as bytes", () => {
  const bytes = saveIndex(index);

  it("opens as it was saved", () => {
    expect(openIndex(bytes)).toEqual(index);
    expect(saveIndex(openIndex(bytes))).toEqual(bytes);
    expect(openIndex(saveIndex(buildIndex([]))).records).toEqual([]);
  });

  it("keeps names in every script", () => {
    const record = { title: "茉莉花", number: 3 };
    expect(openIndex(saveIndex(buildIndex([{ record, code: codeOf(JIG) }]))).records).toEqual([record]);
  });

  it("is refused when any byte is another", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] ?? 0) ^ by;
        expect(() => openIndex(damaged)).toThrow(expect.objectContaining({ code: "bad-file" }));
      }),
    );
  });

  it.each([
    ["nothing", new Uint8Array()],
    ["half of it", bytes.slice(0, bytes.length >> 1)],
    ["more than it", Uint8Array.of(...bytes, 0)],
    ["a text", new TextEncoder().encode("X:1\nK:G\nGABd edBA|")],
  ])("is refused: %s", (_, wrong) => {
    expect(() => openIndex(wrong)).toThrow(expect.objectContaining({ code: "bad-file" }));
  });
});

import { readMelody } from "@melodist/analysis";
import { createRandom } from "@melodist/random";
import { checkBars } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { codeOf, JIG, REEL, scoreOf } from "../testing/tunes.ts";
import { DISGUISES, disguise } from "./disguise.ts";

const lengthOf = (score: typeof JIG) => codeOf(score).barlines.at(-1) ?? 0;
const keysOf = (score: typeof JIG | undefined) => (score === undefined ? [] : [...codeOf(score).keys]);

describe("a disguise", () => {
  it.each(DISGUISES)("%s changes the tune and comes again from the same seed", (kind) => {
    for (const score of [JIG, REEL]) {
      const first = disguise(score, kind, createRandom(4));
      expect(first).toBeDefined();
      expect(first).toEqual(disguise(score, kind, createRandom(4)));
      expect(codeOf(first ?? score)).not.toEqual(codeOf(score));
    }
  });

  it.each(["octave-shifted", "ornamented", "mode-changed", "phrase-changed"] as const)(
    "%s leaves every bar as long as it was",
    (kind) => {
      for (let seed = 0; seed < 20; seed++) {
        const changed = disguise(JIG, kind, createRandom(seed)) ?? JIG;
        expect(codeOf(changed).barlines).toEqual(codeOf(JIG).barlines);
        expect(checkBars(changed)).toEqual([]);
      }
    },
  );

  it("octave-shifted keeps every pitch class", () => {
    for (let seed = 0; seed < 10; seed++) {
      const classes = keysOf(disguise(REEL, "octave-shifted", createRandom(seed))).map((key) => key % 12);
      expect(classes).toEqual(keysOf(REEL).map((key) => key % 12));
    }
  });

  it("ornamented adds notes to about a third of them", () => {
    const notes = keysOf(REEL).length;
    const more = keysOf(disguise(REEL, "ornamented", createRandom(1))).length - notes;
    expect(more).toBeGreaterThan(notes / 5);
    expect(more).toBeLessThan(notes);
  });

  it("phrase-changed changes four bars and no more", () => {
    for (let seed = 0; seed < 10; seed++) {
      const changed = readMelody(disguise(REEL, "phrase-changed", createRandom(seed)) ?? REEL);
      const original = readMelody(REEL);
      const inBar = (melody: typeof original, bar: number) =>
        melody.notes.filter(({ measure }) => measure === bar).map(({ midi }) => midi);
      const differing = original.measures.filter(
        (_, bar) => inBar(original, bar).join() !== inBar(changed, bar).join(),
      );
      expect(differing.length).toBeLessThanOrEqual(4);
    }
  });

  it("excerpt is eight bars", () => {
    for (let seed = 0; seed < 10; seed++) {
      expect(lengthOf(disguise(REEL, "excerpt", createRandom(seed)) ?? JIG)).toBe(lengthOf(REEL) / 2);
    }
  });

  it("repeats-written-out plays both parts twice", () => {
    expect(keysOf(disguise(JIG, "repeats-written-out", createRandom(1)))).toHaveLength(
      2 * keysOf(JIG).length,
    );
  });

  it("re-barred keeps every note, or all but the pick-up, at one tempo", () => {
    const score = scoreOf("D|GABd edBA|GABd e4|gedB dedB|A2G2 G3:|", "M:4/4\nL:1/8\nK:G");
    for (let seed = 0; seed < 30; seed++) {
      const keys = keysOf(disguise(score, "re-barred", createRandom(seed)));
      expect([keysOf(score).join(), keysOf(score).slice(1).join()]).toContain(keys.join());
    }
  });

  it("is refused to tunes too short for it", () => {
    const short = scoreOf("GABd|edBA|");
    expect(disguise(short, "excerpt", createRandom(1))).toBeUndefined();
    expect(disguise(short, "phrase-changed", createRandom(1))).toBeUndefined();
    expect(disguise(short, "repeats-written-out", createRandom(1))).toBeUndefined();
    expect(disguise(scoreOf("z8|"), "ornamented", createRandom(1))).toBeUndefined();
  });
});

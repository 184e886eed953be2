import { describe, expect, it } from "vitest";
import { checkBars } from "../check-bars.ts";
import { meter } from "../meter.ts";
import { melody, type TuneOptions, tune } from "../testing/tune.ts";
import { repairScore } from "./repair-score.ts";

const jig: TuneOptions = { meter: meter(6, 8) };
const STRAIN = "d2 f e3 | f g a b2 a | g2 e c2 e | d3 d3";

describe("repairing a score unasked", () => {
  it("mends what is near certain and tells what it did", () => {
    const score = tune(`${STRAIN} | d2 f e3 | f g b2 a | g2 e c2 e | d3 d2 z | ${STRAIN} |]`, jig);
    const repaired = repairScore(score, { mode: "safe" });
    expect(melody(repaired.score.voices[0])).toContain("d2 f e3 | f g a b2 a | g2 e c2 e | d3 d2 z");
    expect(repaired.repairs.map(({ bar, edit }) => [bar, edit.kind])).toEqual([[6, "insert-note"]]);
    expect(repaired.remaining).toEqual([]);
  });

  it("mends several bars, also where a bar line is put in", () => {
    const score = tune(`${STRAIN} | d2 f e2 | f g a b2 a g2 e c2 e | d3 d3 | ${STRAIN} |]`, jig);
    const repaired = repairScore(score, { mode: "safe" });
    expect(melody(repaired.score.voices[0])).toBe(
      melody(tune(`${STRAIN} | ${STRAIN} | ${STRAIN} |]`, jig).voices[0]),
    );
    expect(repaired.repairs).toHaveLength(2);
  });

  it("leaves alone what could be mended in several ways", () => {
    const score = tune("d2 f e3 | a b c' b | g3 e3 | c6 |]", jig);
    const { repairs, remaining } = repairScore(score, { mode: "safe" });
    expect(repairs).toEqual([]);
    expect(remaining.map(({ bar }) => bar)).toEqual([2]);
  });

  it("leaves alone the last bar, which writers often leave short", () => {
    const score = tune(`${STRAIN} | d2 f e3 | f g a b2 a | g2 e c2 e | d3 d2 |]`, jig);
    expect(repairScore(score, { mode: "safe" }).repairs).toEqual([]);
    expect(repairScore(score, { mode: "all" }).repairs).toHaveLength(1);
  });

  it("leaves alone a tune whose meter is wrong", () => {
    const score = tune("d4 | d4 | e4 | d4 | f6 | d4 |", jig);
    expect(repairScore(score, { mode: "safe" })).toMatchObject({ score, repairs: [] });
  });

  it("takes the likeliest repair for everything when told to", () => {
    const score = tune("d2 f e3 | a b c' b | g3 e2 | c6 |]", jig);
    const repaired = repairScore(score, { mode: "all" });
    expect(checkBars(repaired.score)).toEqual([]);
    expect(repaired.repairs).toHaveLength(2);
  });

  it("gives a tune of very many wrong bars back as it is", () => {
    const score = tune(`${"d5 | ".repeat(200)}`, jig);
    const repaired = repairScore(score, { mode: "all" });
    expect(repaired.score).toBe(score);
    expect(repaired.remaining.length).toBeGreaterThan(100);
  });
});

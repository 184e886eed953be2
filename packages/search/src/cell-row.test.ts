import { describe, expect, it } from "vitest";
import { cellRow, melodyPulse } from "./cell-row.ts";
import { WHOLE_TICKS } from "./melody-code.ts";
import { codeOf, JIG, REEL, scoreOf } from "./testing/tunes.ts";

const QUAVER = WHOLE_TICKS / 8;

describe("the pulse of a melody", () => {
  it.each([
    ["a jig", JIG, QUAVER],
    ["a reel", REEL, QUAVER],
    ["a hymn in crotchets", scoreOf("G2|G2A2B2G2|c2B2A2A2|B4G4|"), 2 * QUAVER],
    ["the same in minims", scoreOf("G4|G4A4B4G4|c4B4A4A4|B8G8|", "M:4/2\nL:1/8\nK:G"), 4 * QUAVER],
  ])("of %s", (_, score, pulse) => {
    expect(melodyPulse(codeOf(score), 0.7)).toBe(pulse);
  });

  it("is bounded for music that fits no binary grid", () => {
    expect(
      melodyPulse(codeOf(scoreOf("(3GAB (3cde (3GAB (3cde|(3GAB (3cde (3GAB (3cde|")), 0.75),
    ).toBeGreaterThan(QUAVER / 8);
  });
});

describe("cells", () => {
  const cells = (body: string) => [...cellRow(codeOf(scoreOf(body)), QUAVER).keys];
  const plain = cells("GABd edBA|G2B2 d4|");

  it.each([
    ["cuts", "A/4G3/4ABd e/4f/4e/2dBA|G2B2 d4|"],
    ["a triplet", "(3GABBd edBA|G2B2 d4|"],
    ["repeated notes", "G/G/ABd edB/B/A|GGB2 dddd|"],
    ["a rest at the end of a note", "GABd edBA|GzB2 d3z|"],
  ])("do not hear %s", (_, body) => {
    const heard = cells(body);
    const differing = heard.filter((key, cell) => key !== plain[cell]);
    expect(heard).toHaveLength(plain.length);
    expect(differing.length).toBeLessThanOrEqual(1);
  });

  it("end with the bar line in a pick-up and begin with it elsewhere", () => {
    const row = cellRow(codeOf(scoreOf("D/|GABd|")), QUAVER);
    expect([...row.starts]).toEqual([0, 0.5, 1.5, 2.5, 3.5].map((time) => time * QUAVER));
  });

  it("leave out measures of rests", () => {
    expect(cells("GABd edBA|z8|z8|G2B2 d4|")).toEqual(plain);
  });
});

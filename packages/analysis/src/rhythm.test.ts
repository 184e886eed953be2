import { duration, meter } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { beatGrid } from "./beats.ts";
import { readMelody } from "./melody.ts";
import { findRhythm } from "./rhythm.ts";
import { tune } from "./testing/tune.ts";

const rhythmOf = (text: string, inMeter = meter(4, 4)) =>
  findRhythm(readMelody(tune(text, { meter: inMeter })));

describe("the rhythm of a melody", () => {
  it("has a density", () => {
    expect(rhythmOf("C2D2 E2F2 | G4 A2B2 |]")).toMatchObject({ notesPerBar: 3.5, notesPerBeat: 7 / 8 });
    expect(rhythmOf("CDE FGA | B3 c3 |]", meter(6, 8))).toMatchObject({ notesPerBar: 4, notesPerBeat: 2 });
  });

  it("is dotted by neighbours of three to one", () => {
    expect(rhythmOf("C3/2D/2 E3/2F/2 G2 AB |]").dottedness).toBeCloseTo(2 / 3);
  });

  it("is syncopated by notes that begin between beats and last over the next", () => {
    expect(rhythmOf("C D2 E2 F2 G |]").syncopation).toBe(0.6);
    expect(rhythmOf("C2 D2 E2 F2 |]").syncopation).toBe(0);
  });

  it("has a cell that fills most beats", () => {
    expect(rhythmOf("CD E2 FG AB | c2 BA GF E2 |]").cell).toEqual({
      lengths: [duration(1, 8), duration(1, 8)],
      share: 5 / 8,
    });
  });

  it("is nothing without notes", () => {
    expect(rhythmOf("")).toEqual({
      notesPerBeat: 0,
      notesPerBar: 0,
      syncopation: 0,
      dottedness: 0,
      cell: undefined,
    });
  });
});

describe("the beats of a bar", () => {
  it.each([
    [meter(4, 4), [0, 0.25, 0.5, 0.75]],
    [meter(2, 2), [0, 0.25, 0.5, 0.75]],
    [meter(6, 8), [0, 0.375]],
    [meter(3, 8), [0, 0.125, 0.25]],
    [meter(5, 8), [0, 0.125, 0.25, 0.375, 0.5]],
  ])("%#: lie where they are felt", (inMeter, starts) => {
    expect(beatGrid(inMeter).starts).toEqual(starts);
  });

  it("are the groups of an additive meter", () => {
    const additive = beatGrid({ kind: "measured", beats: [2, 2, 3], unit: 8, symbol: undefined });
    expect(additive.starts).toEqual([0, 0.25, 0.5]);
  });
});

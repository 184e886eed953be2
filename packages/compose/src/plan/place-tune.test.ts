/** @file Where tunes are put in a compass. */
import { midiKey } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { INSTRUMENTS, type Instrument } from "../instrument.data.ts";
import { placeTune } from "./place-tune.ts";
import type { Compass } from "./plan.ts";
import { readPitch } from "./read-texts.ts";
import { keysOfSteps } from "./steps.ts";

const KEYS = (["C", "D", "E", "F", "G", "A", "B"] as const).flatMap((letter) =>
  (["major", "dorian"] as const).map((mode) => ({ tonic: { letter, alter: 0 }, mode })),
);

/** @param lowest `D4`, as it sounds */
function compassOf(lowest: string, highest: string): Compass {
  return { lowest: midiKey(readPitch(lowest)), highest: midiKey(readPitch(highest)) };
}

describe("a tune's place", () => {
  it.each(Object.keys(INSTRUMENTS) as Instrument[])(
    "lies within the range of the %s, where any does",
    (name) => {
      const compass = compassOf(INSTRUMENTS[name].lowest, INSTRUMENTS[name].highest);
      for (const [seed, key] of KEYS.entries()) {
        const place = placeTune(key, compass, seed);
        if (place === undefined) continue;
        const keyOf = keysOfSteps(key, place.homeOctave);
        expect(keyOf(place.lowest)).toBeGreaterThanOrEqual(compass.lowest);
        expect(keyOf(place.highest)).toBeLessThanOrEqual(compass.highest);
      }
    },
  );

  it("is an octave lower on a tin whistle where little is left above the tonic", () => {
    const whistle = compassOf("D4", "B5");
    const octaveOf = (letter: "E" | "G" | "B") =>
      placeTune({ tonic: { letter, alter: 0 }, mode: "major" }, whistle, 1)?.homeOctave;
    expect([octaveOf("E"), octaveOf("G"), octaveOf("B")]).toEqual([4, 4, 4]);
  });

  it("is nowhere in a compass of three notes", () => {
    expect(placeTune({ tonic: { letter: "G", alter: 0 }, mode: "major" }, compassOf("D4", "F4"), 1)).toBe(
      undefined,
    );
  });
});

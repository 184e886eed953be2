/** @file Controls: what the prefix says, whatever part of it is there. */
import { createRandom } from "@melodist/random";
import { duration, meter } from "@melodist/score";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { feltBeat } from "../codec/felt-beat.ts";
import { encodedOf, vocabulary } from "../testing/spell.ts";
import { printTokens } from "../vocabulary/vocabulary.ts";
import type { ControlName, Controls } from "./controls.ts";
import { densityLevel } from "./density.ts";
import { dropControls } from "./drop-controls.ts";
import { encodeControls } from "./encode-controls.ts";
import { readControls } from "./read-controls.ts";

const FULL: Controls = {
  rhythm: "slip jig",
  meter: meter(9, 8),
  mode: "dorian",
  scale: "hexatonic",
  unit: duration(1, 8),
  pickup: duration(1, 8),
  form: [
    { letter: "A", primed: false, times: 2, bars: 8 },
    { letter: "B", primed: true, times: 1, bars: 12 },
  ],
  style: "east european",
  composer: "Turlough O'Carolan",
  lowest: -4,
  highest: 12,
  density: 3,
  chords: false,
  moods: ["calm", "bright"],
  vocal: true,
};
const SPELLED =
  "task:compose rhythm:slip_jig meter:9/8 mode:dorian scale:hexatonic unit:1/8 pickup:1 section:A*2 bars:8 " +
  "section:B' bars:12 style:east_european composer:Turlough_O'Carolan low:4-1 high:6+1 density:3 chords:no " +
  "mood:calm mood:bright vocal:yes";

describe("controls", () => {
  it("are spelled in one order", () => {
    const { tokens, unknown } = encodeControls(vocabulary, "compose", FULL);
    expect(printTokens(vocabulary, tokens)).toBe(SPELLED);
    expect(unknown).toEqual([]);
  });

  it("stand where they stand among all, whichever of them are there", () => {
    const names = Object.keys(FULL).filter((name) => name !== "pickup") as ControlName[];
    const whole = SPELLED.split(" ");
    fc.assert(
      fc.property(fc.subarray(names), (chosen) => {
        const some: Controls = Object.fromEntries(chosen.map((name) => [name, FULL[name]]));
        const { tokens } = encodeControls(vocabulary, "compose", some);
        const words = printTokens(vocabulary, tokens).split(" ");
        expect(words).toEqual(whole.filter((word) => words.includes(word)));
        expect(words.length).toBeGreaterThan(chosen.length);
      }),
    );
  });

  it("are named when the vocabulary lacks them", () => {
    const wanted: Controls = {
      composer: "Nobody",
      rhythm: "reel",
      moods: ["calm", "purple"],
      meter: meter(31, 8),
    };
    const { tokens, unknown } = encodeControls(vocabulary, "compose", wanted);
    expect(unknown).toEqual(["meter", "composer", "moods"]);
    expect(printTokens(vocabulary, tokens)).toBe("task:compose rhythm:reel mood:calm");
  });
});

describe("dropping controls", () => {
  const random = createRandom(3);
  const drawn = Array.from({ length: 400 }, () => dropControls(FULL, random, ["composer"]));

  it("keeps what a body is read by, and what it is told to", () => {
    for (const { meter: kept, unit, composer } of drawn) {
      expect([kept, unit, composer]).toEqual([FULL.meter, FULL.unit, FULL.composer]);
    }
  });

  it("leaves every other one out about half of the time", () => {
    for (const name of ["rhythm", "form", "vocal"] as const) {
      const times = drawn.filter((controls) => controls[name] !== undefined).length;
      expect(times).toBeGreaterThan(140);
      expect(times).toBeLessThan(260);
    }
  });

  it("sometimes leaves everything, and sometimes nothing", () => {
    const sizes = drawn.map((controls) => Object.keys(controls).length);
    expect(Math.max(...sizes)).toBe(Object.keys(FULL).length);
    expect(Math.min(...sizes)).toBeLessThanOrEqual(4);
  });
});

describe("what a tune shows", () => {
  it("becomes controls", () => {
    const tune = encodedOf('d2 |: "G" GABc d2G2 | A8 | G8 | "D7" A6 :| B2 | g8 | g8 | A8 | G6 |]', "K:G");
    expect(readControls(vocabulary, tune)).toEqual({
      meter: expect.objectContaining({ beats: [4], unit: 4 }),
      mode: "major",
      unit: duration(1, 8),
      pickup: duration(1, 4),
      form: tune.outline.map(({ name }) => ({ ...name, bars: 4 })),
      density: 1,
      chords: true,
      lowest: 0,
      highest: 7,
    });
  });

  it.each([
    [2, 1],
    [4, 2],
    [6, 3],
    [7, 4],
    [16, 5],
  ])("%f notes a whole note are level %i", (notes, level) => {
    expect(densityLevel(notes)).toBe(level);
  });

  it.each([
    [meter(6, 8), duration(3, 8)],
    [meter(3, 8), duration(3, 8)],
    [meter(2, 4), duration(1, 4)],
    [meter(2, 2), duration(1, 4)],
    [meter(3, 2), duration(1, 2)],
    [meter(4, 8), duration(1, 4)],
    [meter(5, 8), duration(1, 8)],
    [{ kind: "free" } as const, duration(1, 4)],
  ])("%j is felt in beats of %j", (of, beat) => {
    expect(feltBeat(of)).toEqual(beat);
  });
});

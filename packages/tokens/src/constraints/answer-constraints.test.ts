/** @file Constraints on answers about a tune that is there: new bars, and chords. */
import { createRandom } from "@melodist/random";
import { checkBars } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { decodeOutline } from "../codec/decode-tune.ts";
import { outlineBars } from "../codec/outline.ts";
import { chordLine, chordsOf } from "../tasks/chord-line.ts";
import { fillAnswer, fillQuestion } from "../tasks/fill.ts";
import { harmoniseAnswer } from "../tasks/harmony.ts";
import { sampleTune } from "../testing/sample.ts";
import { encodedOf, musicOf, vocabulary } from "../testing/spell.ts";
import { printTokens } from "../vocabulary/vocabulary.ts";
import { allowedTokens, intersect } from "./constraint.ts";
import { type FillWish, fillConstraint } from "./fill-constraint.ts";
import { harmonyConstraint } from "./harmony-constraint.ts";

const tune = encodedOf(
  '|: G2 | "C" CDEF GABc | "G7" B4 "C" c2 :| C2 | E6 F2- | F4 [M:3/4] (3CDE G4 | [M:3/4] G6 | C4 |]',
);
const frame = tune.frame;
const music = (outline: typeof tune.outline) => musicOf(decodeOutline(vocabulary, outline, frame));

function newBars(wish: FillWish, seed: number) {
  const constraint = fillConstraint(vocabulary, tune.outline, wish);
  if ("faults" in constraint) throw new Error(JSON.stringify(constraint.faults));
  const answer = sampleTune(constraint, createRandom(seed));
  return { answer, outline: fillAnswer(vocabulary, tune.outline, wish.missing, answer) };
}

describe("new bars in a tune", () => {
  const places = [
    { from: 0, to: 1 },
    { from: 0, to: 8 },
    { from: 1, to: 5 },
    { from: 4, to: 5 },
    { from: 7, to: 8 },
  ];

  it.each(places)("fit: %j", (missing) => {
    for (let seed = 0; seed < 30; seed++) {
      const { outline } = newBars({ missing }, seed);
      const before = checkBars(decodeOutline(vocabulary, tune.outline, frame));
      expect(checkBars(decodeOutline(vocabulary, outline, frame))).toEqual(before);
      const kept = (all: typeof outline) =>
        outlineBars(all).filter((_, bar) => bar < missing.from || bar >= missing.to);
      expect(kept(outline)).toEqual(kept(tune.outline));
    }
  });

  it("keep the chords that stood there, unless others are wanted", () => {
    const missing = { from: 1, to: 3 };
    const chords = (outline: typeof tune.outline) =>
      outlineBars(outline).map((bar) => chordsOf(vocabulary, bar));
    expect(chords(newBars({ missing }, 1).outline)).toEqual(chords(tune.outline));
    const free = Array.from({ length: 20 }, (_, seed) => newBars({ missing, chords: "free" }, seed).outline);
    expect(free.some((outline) => chords(outline).flat().length !== chords(tune.outline).flat().length)).toBe(
      true,
    );
  });

  it("end sounding where the next bar holds a note on", () => {
    for (let seed = 0; seed < 40; seed++) {
      const { outline } = newBars({ missing: { from: 4, to: 5 } }, seed);
      expect(music(outline).match(/z[\d/]* \| /gu) ?? []).toEqual([]);
    }
  });

  it("have the bar tokens of the gaps, in their order", () => {
    const missing = { from: 2, to: 5 };
    const question = printTokens(vocabulary, fillQuestion(vocabulary, {}, tune.outline, missing));
    const gaps = [...question.matchAll(/(\S+) gap/gu)].map(([, bar]) => bar);
    const answer = printTokens(vocabulary, newBars({ missing }, 3).answer);
    expect(answer.match(/upbeat|bar:\d+/gu)).toEqual(gaps);
  });

  it("say why they cannot be", () => {
    const { outline } = encodedOf('C8 | "C" (3C2"F"D2E2 (3F2G2A2 | C8 |]');
    const missing = { from: 0, to: 2 };
    expect(fillConstraint(vocabulary, outline, { missing })).toEqual({
      faults: [{ kind: "bar-cannot-be-filled", bar: 1 }],
    });
    expect(fillConstraint(vocabulary, outline, { missing, chords: "free" })).not.toHaveProperty("faults");
  });
});

describe("chords for a tune", () => {
  const constraint = harmonyConstraint(vocabulary, tune.outline, frame);

  it("begin on beats and fill every bar", () => {
    for (let seed = 0; seed < 60; seed++) {
      const answer = sampleTune(constraint, createRandom(seed));
      const names = printTokens(vocabulary, answer).split(" ");
      expect(names.filter((name) => name === "harmony")).toHaveLength(outlineBars(tune.outline).length);
      const harmonised = harmoniseAnswer(vocabulary, tune.outline, answer);
      for (const bar of outlineBars(harmonised)) {
        for (const { onset } of chordsOf(vocabulary, bar)) expect(onset.num % (2 * onset.den)).toBe(0);
      }
      expect(chordLine(vocabulary, harmonised)).toBeDefined();
      const bars = (outline: typeof tune.outline) =>
        checkBars(decodeOutline(vocabulary, outline, frame)).length;
      expect(bars(harmonised)).toBe(bars(tune.outline));
    }
  });

  it.each([
    ["G2 | C4 E4 | B4 c4 |]", "C", "chord:1"],
    ["C4 E4 | G2A2 B2c2 |]", "Am", "chord:1 quality:minor"],
    ["C4 E4 | c8 |]", "C", "chord:1"],
    ["C4 E4 | z4 c4 |]", "Cdor", "chord:1 quality:minor"],
    ["D2^F2 GA | B2A2 G^F D2 |]", "Dphr", "chord:1"], // freygish
    ["D2F2 GA | B2A2 GF D2 |]", "Dphr", "chord:1 quality:minor"],
  ])("come home with the melody: %s in %s", (melody, key, home) => {
    const { outline, frame: own } = encodedOf(melody, `M:4/4\nL:1/8\nK:${key}`);
    const homeward = harmonyConstraint(vocabulary, outline, own);
    for (let seed = 0; seed < 40; seed++) {
      const answer = printTokens(vocabulary, sampleTune(homeward, createRandom(seed)));
      expect(answer.endsWith(`${home} end`)).toBe(true);
    }
  });

  it.each([
    ["M:2/4\nL:1/4", "E E | E C |]"],
    ["M:4/4\nL:1/4", "E4 | C D E C |]"],
    ["M:5/4\nL:1/4", "E4 E | C D E D C |]"],
    ["M:9/4\nL:1/4", "E3 E3 E3 | C3 D3 E C2 |]"],
    ["M:6/8\nL:1/16", "E12 | D10 C2 |]"],
  ])("come home by ways that there are lengths for: %j, %s", (header, melody) => {
    const { outline, frame: own } = encodedOf(melody, `${header}\nK:C`);
    const homeward = harmonyConstraint(vocabulary, outline, own);
    for (let seed = 0; seed < 60; seed++) {
      const answer = printTokens(vocabulary, sampleTune(homeward, createRandom(seed)));
      expect(answer.endsWith("chord:1 end")).toBe(true);
    }
  });

  it("come home only where the melody does", () => {
    const { outline, frame: own } = encodedOf("C4 E4 | D8 |]", "M:4/4\nL:1/8\nK:C");
    const anywhere = harmonyConstraint(vocabulary, outline, own);
    const ends = Array.from({ length: 40 }, (_, seed) =>
      printTokens(vocabulary, sampleTune(anywhere, createRandom(seed))).endsWith("chord:1 end"),
    );
    expect(ends).toContain(false);
  });

  it("begin with a chord in the first full bar at the latest", () => {
    for (let seed = 0; seed < 20; seed++) {
      const answer = printTokens(vocabulary, sampleTune(constraint, createRandom(seed)));
      const [, first = "", second = ""] = answer.split(" harmony ");
      expect(first).toMatch(/^(?:rest|chord:)/u);
      expect(second).toMatch(/^(?:hold|chord:)/u);
    }
  });
});

describe("constraints together", () => {
  it("allow what all allow", () => {
    const only = (...ids: number[]) => ({
      start: () => 0,
      restrict: (_: number, mask: Uint8Array) => {
        for (let id = 0; id < mask.length; id++) if (!ids.includes(id)) mask[id] = 0;
      },
      advance: (state: number) => state + 1,
    });
    const both = intersect([only(1, 2, 3), only(2, 3, 4)]);
    const mask = allowedTokens(both, both.start(), 6);
    expect([...mask]).toEqual([0, 0, 1, 1, 0, 0]);
    expect(both.advance(both.start(), 2)).toEqual([1, 1]);
  });

  it("let what is given pass", () => {
    const given = { start: () => 0, restrict: () => {}, advance: () => 0, given: () => 5 };
    const none = {
      start: () => 0,
      restrict: (_: unknown, mask: Uint8Array) => mask.fill(0),
      advance: () => 0,
    };
    const both = intersect([none, given]);
    expect([...allowedTokens(both, both.start(), 6)]).toEqual([0, 0, 0, 0, 0, 1]);
  });
});

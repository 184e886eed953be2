/** @file Tests of what is changed in a score before it is engraved. */
import { parseAbc } from "@melodist/abc";
import type { Score } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { engravable, headerTempo } from "./engravable.ts";
import { withLines } from "./lines.ts";

function scoreOf(body: string): Score {
  const score = parseAbc(`X:1\nM:4/4\nL:1/4\nK:C\n${body}`).tunes[0]?.score;
  if (score === undefined) throw new Error("no tune");
  return score;
}

describe("an engravable score", () => {
  it("prints what has no sign of its own", () => {
    const [first] = engravable(scoreOf('~C "N.C."D2 E|')).voices[0]?.measures[0]?.events ?? [];
    expect(first).toMatchObject({ marks: [{ kind: "annotation", place: "above", text: "~" }] });
  });

  it.each([
    ["C,D,E,F,|", "bass"],
    ["CDEF|", undefined],
    ["z4|", undefined],
    ["[K:clef=alto]C,,4|", undefined],
  ])("chooses a clef for %s: %s", (body, clef) => {
    expect(engravable(scoreOf(body)).voices[0]?.properties["clef"]).toBe(clef);
  });

  it("leaves a clef that is named", () => {
    const [voice] = engravable(scoreOf("[V:1 clef=treble-8]C,4|")).voices;
    expect(voice?.properties["clef"]).not.toBe("bass");
  });

  it("takes a tempo that the music begins with into the header", () => {
    const score = scoreOf("[Q:1/4=90]CDEF|[Q:1/4=60]G4|");
    expect(headerTempo(score)?.perMinute).toBe(90);
    const tempos = engravable(score).voices[0]?.measures.map(
      (measure) => measure.events.filter(({ kind }) => kind === "tempo-change").length,
    );
    expect(tempos).toEqual([0, 1]);
  });

  it("begins lines at bars, of which a measure without time is none", () => {
    const score = withLines(scoreOf("CDEF|y|GABc|c4|]"), [2]);
    const breaks = score.voices[0]?.measures.map((measure) =>
      measure.events.some(({ kind }) => kind === "line-break"),
    );
    expect(breaks).toEqual([false, false, false, true]);
  });
});

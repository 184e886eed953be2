import type { BarLine, Measure } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { codes, readMusic } from "../testing/tune.ts";

function voiceOf(music: string) {
  const [voice] = readMusic(music).score.voices;
  if (voice === undefined) throw new Error("no music");
  return voice;
}

/** `repeat 1 1` for `::`, `single` for `|`. */
function describeBar(bar: BarLine | undefined): string {
  if (bar === undefined) return "none";
  const { style, repeatEnd, repeatStart } = bar;
  return style === "repeat" ? `${style} ${repeatEnd} ${repeatStart}` : style;
}

function describeEnding({ ending }: Measure): string {
  return ending === undefined ? "-" : (ending.text ?? ending.numbers.join(","));
}

describe("a bar line", () => {
  it.each([
    ["|", "single"],
    ["||", "double"],
    ["|]", "final"],
    ["[|", "heavy-left"],
    [".|", "dotted"],
    ["[|]", "invisible"],
    ["|:", "repeat 0 1"],
    [":|", "repeat 1 0"],
    ["::", "repeat 1 1"],
    [":|:", "repeat 1 1"],
    [":||:", "repeat 1 1"],
    [":|]", "repeat 1 0"],
    ["[|:", "repeat 0 1"],
    [":|\n|:", "repeat 1 1"],
    [":| |:", "repeat 1 1"],
    ["::|", "repeat 2 0"],
    ["|::", "repeat 0 2"],
    [`${":".repeat(99)}|`, "repeat 9 0"],
    ["| ||", "double"],
    ["|\n|]", "final"],
  ])("%j is %s", (line, expected) => {
    expect(describeBar(voiceOf(`A ${line} B`).measures[0]?.close)).toBe(expected);
  });

  it("before the first note opens the voice", () => {
    expect(describeBar(voiceOf("|: A |").opening)).toBe("repeat 0 1");
    expect(voiceOf("|: A |").measures).toHaveLength(1);
  });

  it("may be missing at the end", () => {
    expect(describeBar(voiceOf("A | B").measures[1]?.close)).toBe("none");
  });

  it("carries decorations, and hands a chord symbol on", () => {
    const [first, second] = voiceOf('A !fermata! "Am" | B |').measures;
    expect(first?.close?.marks).toEqual([{ kind: "decoration", name: "fermata" }]);
    expect(second?.events[0]).toMatchObject({ marks: [{ kind: "chord-symbol" }] });
  });

  it.each(["A : B |", "| : A |"])("has more than a colon: %j", (music) => {
    expect(codes(readMusic(music))).toEqual(["stray-colon"]);
  });
});

describe("an ending", () => {
  it.each([
    ["A |1 B :|2 c |", "- 1 2"],
    ["A | [1 B :| [2 c |", "- 1 2"],
    ["A |[1 B :|[2 c |", "- 1 2"],
    ["A | 1 B :| 2 c |", "- 1 2"],
    ["A |1,3 B :|2,4 c |", "- 1,3 2,4"],
    ["A [1-3 B :|4 c |", "- 1,2,3 4"],
    ["A [1,3-5 B |", "- 1,3,4,5"],
    ["A [1.3. B |", "- 1,3"],
    ["A [3,1 B |", "- 1,3"],
    ["A [1-999999999 B |", `- ${Array.from({ length: 99 }, (_, index) => index + 1).join(",")}`],
    ['A ["last time" B |', "- last time"],
    ['A ["caf\\u00e9" B |', "- café"],
    ['A ["Am"CE] B |', "-"],
  ])("in %j", (music, expected) => {
    expect(voiceOf(music).measures.map(describeEnding).join(" ")).toBe(expected);
  });

  it("inside a bar splits the measure without a line", () => {
    expect(voiceOf("A [1 B |").measures.map(({ close }) => describeBar(close))).toEqual(["split", "single"]);
  });

  it.each(["A |1 [2 B |", "A |1"])("away from its music is told: %j", (music) => {
    expect(codes(readMusic(music))).toEqual(["stray-ending"]);
  });
});

describe("a rest of whole bars", () => {
  it("is written out, a measure each", () => {
    const { measures } = voiceOf('"Am"Z3 | A |');
    expect(measures.map(({ events }) => events[0]?.kind)).toEqual(["rest", "rest", "rest", "note"]);
    expect(measures[0]?.events[0]).toMatchObject({ wholeMeasure: true, marks: [{ kind: "chord-symbol" }] });
    expect(measures[2]?.events[0]).toMatchObject({ wholeMeasure: true, marks: [] });
  });

  it.each(["Z0", "Z1001", "Z999999999"])("%s is out of range, and one bar", (music) => {
    expect(voiceOf(music).measures).toHaveLength(1);
    expect(codes(readMusic(music))).toEqual(["rest-out-of-range"]);
  });

  it("is not written out for ever", () => {
    const { score, diagnostics } = readMusic("Z1000|".repeat(1_100));
    expect(score.voices[0]?.measures).toHaveLength(1_000_100);
    expect(diagnostics[0]?.code).toBe("rest-out-of-range");
  });
});

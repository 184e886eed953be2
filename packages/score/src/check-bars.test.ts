import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkBars } from "./check-bars.ts";
import { describeFinding } from "./describe-finding.ts";
import { duration } from "./duration.ts";
import { FREE_METER, meter } from "./meter.ts";
import type { Score } from "./score.ts";
import { type TuneOptions, tune } from "./testing/tune.ts";

const jig: TuneOptions = { meter: meter(6, 8) };

/** Findings as `bar kind`, in order. */
function found(score: Score): string {
  return checkBars(score)
    .map((finding) => `${finding.bar} ${finding.kind}`)
    .join(", ");
}

describe("bars that add up", () => {
  it.each([
    ["d3 d3 | d6 |", "full bars"],
    ["A | d6 | d6 | d5 |]", "a pick-up and a last bar that makes up for it"],
    ["A | d6 | d6 | d6 |]", "a pick-up and a full last bar, as many write"],
    ["A |: d6 | d6 :|", "a pick-up before the repeat"],
    ["|: A | d6 | d5 :|", "a pick-up inside the repeat"],
    ["A | d6 | d5 :| A | d6 | d5 :|", "a pick-up before each section"],
    ["A | d6 | d5 || A | d6 | d5 |]", "a bar that a double bar divides"],
    ["AB | d6 | d4 :|: AB | d6 | d4 :|", "a pick-up before and after a repeat"],
    ["A | d6 |[1 d5 :|[2 d5 || A | d6 | d5 |]", "endings that leave room for the pick-up they lead to"],
    ["A |: d6 |[1 d5 A :|[2 d6 || d6 | d5 |]", "a first ending that holds the pick-up"],
    ["d3 &|[1 d3 :|[2 c3 |]", "a bar that an ending begins inside"],
    ["d6 | Z | d6 |", "a rest for the whole bar"],
    ["(3ddd d2 d2 | d6 |", "triplets"],
    ["d6 & A3 F3 | d6 |", "an overlay of the same length"],
    ["d6 | [M:9/8] d9 | [M:2/4] d4 |", "changes of meter"],
    ["d6 | [M:none] d5 | d99 |", "music without meter"],
    ["d6 $| d2 $| d4 | d6 |", "lines that are not seen"],
    ["d6 || || d6 |]", "measures without music"],
    ["d c d e", "no bar lines at all"],
    ["", "no music"],
  ])("%s: %s", (text) => expect(found(tune(text, jig))).toBe(""));

  it("are all the bars there are without meter", () => {
    expect(found(tune("d | d2 | d99 |", { meter: FREE_METER }))).toBe("");
  });
});

describe("bars that do not add up", () => {
  it.each([
    ["d6 | d5 | d6 |", "2 short", "a short bar"],
    ["d6 | d7 | d6 |", "2 long", "a long bar"],
    ["A | d6 | d5 | d5 |]", "2 short", "counted from the pick-up"],
    ["d7 | d6 | d6 |", "1 long", "a long first bar"],
    ["d5 | d6 | d6 |", "0 short", "a first bar that is nearly full, when the last leaves no room for it"],
    ["d6 | d6 | d5 |]", "3 short", "a short last bar without a pick-up"],
    ["A | d6 | d4 |]", "2 short", "a last bar that does not make up for the pick-up"],
    ["A | d6 | d7 |]", "2 long", "a long last bar"],
    ["|: A | d6 | d6 :|", "2 long", "a pick-up that finds its place taken at the repeat"],
    ["|: A | d6 | d4 :|", "2 short", "a repeat that loses an eighth"],
    ["A | d6 | d5 :|: d6 | d6 :|", "2 short", "a section that goes on without the next one's pick-up"],
    ["A | d6 |[1 d5 :|[2 d4 || A | d6 | d5 |]", "2 short", "the one ending that leaves a gap"],
    ["A | d6 | d5 || d2 | d6 | d5 |]", "2 long", "the wrong half of a divided bar"],
    ["d6 | d6 d6 | d6 |", "2 long", "a missing bar line"],
    ["d6 | (3ddd d2 d | d6 |", "2 short", "an eighth short beside a triplet"],
    ["d6 & A3 F2 | d6 |", "1 short", "an overlay that stops early"],
    ["d6 | [M:3/4] d6 | d5 | d6 |", "3 short", "a short bar after a change of meter"],
    ["d6 | d3 &| d2 | d6 |", "2 short", "a bar that an ending divides"],
    ["d6 | Z | d5 | d6 |", "3 short", "beside rests for whole bars"],
  ])("%s: %s (%s)", (text, expected) => expect(found(tune(text, jig))).toBe(expected));

  it("tell length, meter, place and what they were counted with", () => {
    const [finding] = checkBars(tune("|: A | d6 | d4 :|", jig));
    expect(finding).toMatchObject({
      kind: "short",
      place: "inside",
      voice: 0,
      measure: 2,
      joined: [0],
      bar: 2,
      expected: duration(3, 4),
      actual: duration(5, 8),
      meter: meter(6, 8),
    });
  });

  it("are found in every voice", () => {
    const findings = checkBars(tune(["d6 | d6 |", "d6 | d5 | d6 |"], jig));
    expect(findings.map(({ voice, measure }) => [voice, measure])).toEqual([[1, 1]]);
  });

  it("are found wherever one note of a tune without repeats changes its length", () => {
    const anyPlace = fc.record({
      bar: fc.nat(6),
      note: fc.nat(5),
      length: fc.constantFrom("2", "3", "/2", "3/2"),
    });
    fc.assert(
      fc.property(anyPlace, ({ bar, note, length }) => {
        const bars = Array.from({ length: 7 }, () => Array.from({ length: 6 }, () => "d"));
        bars[bar]?.splice(note, 1, `d${length}`);
        const findings = checkBars(tune(`${bars.map((notes) => notes.join(" ")).join(" | ")} |]`, jig));
        expect(findings.map(({ measure }) => measure)).toEqual([bar]);
      }),
    );
  });

  it("never make the check fail, whatever the signs", () => {
    const sign = fc.constantFrom(
      "d6",
      "d",
      "|",
      "|:",
      ":|",
      "::",
      "||",
      "&|",
      "|[1",
      ":|[2",
      "[P:A]",
      "[M:3/4]",
      "Z",
      "& d3",
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        for (const finding of checkBars(tune(signs.join(" "), jig))) {
          expect(describeFinding(finding, "en")).toMatch(/(short|long) \(\d+\/\d+ of \d+\/\d+\)$/u);
        }
      }),
    );
  });
});

describe("a finding in words", () => {
  const words = (text: string, language: "en" | "zh", options = jig) =>
    checkBars(tune(text, options)).map((finding) => describeFinding(finding, language));

  it.each([
    [
      "d6 | d5 | d6 |",
      "bar 2 is an eighth short (5/8 of 6/8)",
      "第 2 小节少了一个八分音符（6/8 中只有 5/8）",
    ],
    [
      "d6 | d9 | d6 |",
      "bar 2 is a dotted quarter long (9/8 of 6/8)",
      "第 2 小节多了一个附点四分音符（6/8 中有 9/8）",
    ],
    [
      "d6 | d11/2 | d6 |",
      "bar 2 is a sixteenth short (11/16 of 12/16)",
      "第 2 小节少了一个十六分音符（12/16 中只有 11/16）",
    ],
    [
      "d6 | d | d6 |",
      "bar 2 is 5 eighths short (1/8 of 6/8)",
      "第 2 小节少了 5 个八分音符（6/8 中只有 1/8）",
    ],
    [
      "d5 | d6 | d6 |",
      "the first bar is an eighth short (5/8 of 6/8)",
      "首小节少了一个八分音符（6/8 中只有 5/8）",
    ],
    [
      "A | d6 | d4 |]",
      "bar 2 and the pick-up together are an eighth short (5/8 of 6/8)",
      "第 2 小节与弱起小节合起来少了一个八分音符（6/8 中只有 5/8）",
    ],
    [
      "|: A | d6 | d4 :|",
      "bar 2, with the part of it across the repeat, double bar or ending, is an eighth short (5/8 of 6/8)",
      "第 2 小节连同反复号、双小节线或跳房子另一侧的部分少了一个八分音符（6/8 中只有 5/8）",
    ],
    [
      "d6 & d5 | d6 |",
      "the overlay of bar 1 is an eighth short (5/8 of 6/8)",
      "第 1 小节的叠加声部少了一个八分音符（6/8 中只有 5/8）",
    ],
  ])("%s: %s", (text, english, chinese) => {
    expect(words(text, "en")).toEqual([english]);
    expect(words(text, "zh")).toEqual([chinese]);
  });

  it("names the voice when it is not the first", () => {
    const [finding] = checkBars(tune(["d6 | d6 |", "d6 | d5 | d6 |"], jig));
    expect(finding && describeFinding(finding, "en")).toBe("voice 2, bar 2 is an eighth short (5/8 of 6/8)");
    expect(finding && describeFinding(finding, "zh")).toBe(
      "第 2 声部，第 2 小节少了一个八分音符（6/8 中只有 5/8）",
    );
  });

  it("names a length that no note has as a fraction of a whole note", () => {
    expect(words("d8 | (3ddd (3ddd/2 d4 | d8 |", "en", {})).toEqual([
      "bar 2 is 1/24 of a whole note short (23/24 of 24/24)",
    ]);
  });
});

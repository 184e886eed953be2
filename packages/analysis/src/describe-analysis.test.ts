import { key, meter } from "@melodist/score";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyseTune } from "./analyse-tune.ts";
import { describeAnalysis } from "./describe-analysis.ts";
import { oddTune } from "./testing/odd-tune.ts";
import { tune } from "./testing/tune.ts";

const jig = analyseTune(
  tune(
    `|: "G"GAG G2B | "C"c2A "D7"F2D | "G"GAB dBG | "D7"A3 D3 | GAG G2B | c2A F2D | "G"GBd "D7"cAF | "G"G3 G3 :|`,
    { meter: meter(6, 8), key: key("G", 0, "major") },
  ),
);

describe("an analysis in words", () => {
  it("is told in English", () => {
    expect(describeAnalysis(jig, "en")).toEqual([
      "8 bars in G major.",
      "Its scale is major without 6.",
      "Its form is AA (A8×2).",
      "The melody rises and falls again, over 12 semitones; 42 % of its moves are steps or repeated notes.",
      "83 % of the melody's time is chord tones.",
      "It sounds bright, lively, lilting.",
    ]);
  });

  it("is told in Chinese", () => {
    expect(describeAnalysis(jig, "zh")).toEqual([
      "共 8 小节，G大调。",
      "所用音阶：大调（缺6级）。",
      "曲式 AA（A8×2）。",
      "旋律先升后降，音域 12 个半音，42 % 的进行为级进或同音。",
      "旋律有 83 % 的时值是和弦音。",
      "听感：明亮、活泼、摇曳。",
    ]);
  });

  it("names the scale where the key does not", () => {
    const gong = analyseTune(tune("C2D2 E2G2 | A2G2 E2D2 | C2E2 G2E2 | C8 |]"));
    expect(describeAnalysis(gong, "en")).toContain("Its scale is gong (major pentatonic).");
    expect(describeAnalysis(gong, "zh")).toContain("所用音阶：宫调式。");
  });

  it("has little to say of nothing", () => {
    expect(describeAnalysis(analyseTune(tune("")), "en")).toEqual(["There are no notes."]);
  });

  it("says as much in one language as in the other", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 65_535 }), { maxLength: 80 }), (choices) => {
        const analysis = analyseTune(oddTune(choices));
        expect(describeAnalysis(analysis, "zh")).toHaveLength(describeAnalysis(analysis, "en").length);
      }),
      { numRuns: 50 },
    );
  });
});

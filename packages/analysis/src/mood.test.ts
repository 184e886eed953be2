import { duration, key, meter } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { analyseTune } from "./analyse-tune.ts";
import type { MoodReason } from "./mood.ts";
import { MOOD_RULES, MOOD_WORDS } from "./mood-rules.data.ts";
import { type TuneOptions, tune } from "./testing/tune.ts";

const moodsOf = (text: string, options: TuneOptions = {}) => analyseTune(tune(text, options)).mood;
const names = (text: string, options: TuneOptions = {}) => moodsOf(text, options).map(({ mood }) => mood);

const SLOW = "A4 B4 | c4 B4 | A4 G4 | A8 | c4 d4 | e4 d4 | c4 B4 | A8 |]";
const FAST = "GABc dBGB | cBAB cAFA | GABc dgdB | cAFA G4 | GABc dBGB | cBAB cAFA | GABc dgdB | cAFA G4 |]";

describe("the mood of a tune", () => {
  it("is bright when it runs in major", () => {
    expect(names(FAST, { key: key("G", 0, "major") })).toContain("bright");
  });

  it("is sombre and calm when it walks slowly in minor", () => {
    expect(names(SLOW, { key: key("A", 0, "minor") })).toEqual(
      expect.arrayContaining(["wistful", "sombre", "calm"]),
    );
  });

  it("is lilting in compound time", () => {
    expect(names("GAB c2A | B2G A3 |]", { meter: meter(6, 8) })).toContain("lilting");
  });

  it("hears the tempo where one is stated", () => {
    const tempo = { beats: [duration(1, 4)], perMinute: 200, text: undefined };
    const lively = moodsOf(FAST, { key: key("G", 0, "major"), tempo }).find(({ mood }) => mood === "lively");
    expect(lively?.reasons).toMatchObject([
      { feature: "notesPerSecond", comparison: "at-least", threshold: 4.9 },
    ]);
  });

  it.each([...moodsOf(FAST), ...moodsOf(SLOW)].map((finding) => [finding.mood, finding.reasons] as const))(
    "gives reasons for %s that are so",
    (_, reasons) => {
      expect(reasons.length).toBeGreaterThan(0);
      expect(reasons.filter((reason) => !holds(reason))).toEqual([]);
    },
  );

  it("is none without notes", () => {
    expect(moodsOf("z8 |]")).toEqual([]);
  });

  it("has a word in both languages for every rule", () => {
    for (const [mood] of MOOD_RULES) {
      expect(MOOD_WORDS[mood].english).not.toBe("");
      expect(MOOD_WORDS[mood].chinese).not.toBe("");
    }
  });
});

function holds({ value, comparison, threshold }: MoodReason): boolean {
  if (comparison === "is") return value === threshold;
  return comparison === "at-least" ? value >= threshold : value <= threshold;
}

import { duration, FREE_METER, key, meter } from "@melodist/score";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyseTune } from "./analyse-tune.ts";
import { oddTune } from "./testing/odd-tune.ts";
import { tune } from "./testing/tune.ts";

const anyTune = fc.array(fc.nat({ max: 65_535 }), { maxLength: 200 }).map(oddTune);

const jig = tune(
  `|: GAG "G"G2B | "C"c2A "D7"F2D | "G"GAB dBG | "D7"A3 D3 | GAG G2B | c2A F2D | "G"GBd "D7"cAF | "G"G3 G3 :|
   |: gfg "G"d2B | "C"e2c "D7"A2F | g2e f2d | "D7"e2c d3 | gag f2e | dcB A2G | "G"GBd "D7"cAF | "G"G3 G3 :|`,
  { meter: meter(6, 8), key: key("G", 0, "major") },
);

describe("analysing a tune", () => {
  it("says everything at once", () => {
    const analysis = analyseTune(jig);
    expect(analysis).toMatchObject({
      bars: 16,
      tonic: { letter: "G", alter: 0 },
      mode: "major",
      formText: "A8×2 B8×2",
      formPlayed: "AABB",
      scale: { name: "major" },
      range: { ambitus: 19 },
    });
    expect(analysis.key?.confidence).toBeGreaterThan(0.9);
    expect(analysis.harmony?.ratio).toBeGreaterThan(0.7);
    expect(analysis.mood.map(({ mood }) => mood)).toContain("lilting");
  });

  it("is plain data that survives JSON", () => {
    const analysis = analyseTune(jig);
    expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis);
  });

  it.each([
    ["", "nothing"],
    ["z8 | z8 |]", "rests alone"],
    ["G8 |]", "one note"],
    ["|: :| || |]", "signs alone"],
    ["[2 G8 :| [1 A8 :|", "endings in no order"],
  ])("takes %j: %s", (text) => {
    expect(() => analyseTune(tune(text))).not.toThrow();
  });

  it("takes free meter", () => {
    expect(analyseTune(tune("G2 A2 B4 G8 A4 G16", { meter: FREE_METER })).formPlayed).toBe("A");
  });

  it("takes lengths that no exact number measures together", () => {
    const score = tune("CDEFGABcdefgabc'd'e'f' |]");
    let divisor = 1_000_003;
    const voices = score.voices.map((voice) => ({
      ...voice,
      measures: voice.measures.map((measure) => ({
        ...measure,
        events: measure.events.map((event) => {
          divisor += 2;
          return event.kind === "note" ? { ...event, length: duration(1, divisor) } : event;
        }),
      })),
    }));
    expect(analyseTune({ ...score, voices })).toMatchObject({ notes: 0, key: undefined });
  });

  it("takes a tune of five thousand bars, all different", () => {
    const letters = "CDEFGAB";
    const bars = Array.from({ length: 5000 }, (_, index) => {
      const digits = [index % 7, Math.floor(index / 7) % 7, Math.floor(index / 49) % 7, (index * 3) % 7];
      return `${digits.map((digit) => `${letters[digit]}2`).join(" ")} |`;
    });
    expect(analyseTune(tune(bars.join(" "))).bars).toBe(5000);
  });

  it("never throws, and tells no figure that is no number", () => {
    fc.assert(
      fc.property(anyTune, (score) => {
        expect(JSON.stringify(analyseTune(score), refuseOddNumbers)).toBeTypeOf("string");
      }),
      { numRuns: 300 },
    );
  });
});

function refuseOddNumbers(name: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`${name} is ${value}`);
  return value;
}

import { describe, expect, it } from "vitest";
import { describeChoice, describeRefusal } from "./describe-plan.ts";
import type { WishName } from "./plan.ts";

const because = { en: "so", zh: "因此" };

describe("a choice in words", () => {
  it.each<[WishName, string, string, string]>([
    ["tonic", "Eb", "key Eb (so)", "调：降E（因此）"],
    ["mode", "dorian", "mode dorian (so)", "调式：多利亚（因此）"],
    ["moods", "bright,calm", "mood bright, calm (so)", "情绪：明亮、平静（因此）"],
    ["pickup", "0", "pick-up none (so)", "弱起：无（因此）"],
    ["after", "Bach", "in the manner of Bach (so)", "仿：巴赫（因此）"],
    ["rhythm", "air", "kind air (so)", "体裁：抒情曲（因此）"],
    ["form", "A8×2 B8×2", "form A8×2 B8×2 (so)", "曲式：A8×2 B8×2（因此）"],
  ])("%s %s", (wish, value, english, chinese) => {
    expect(describeChoice({ wish, value, why: because }, "en")).toBe(english);
    expect(describeChoice({ wish, value, why: because }, "zh")).toBe(chinese);
  });
});

describe("a refusal in words", () => {
  it.each<[WishName, string, string, string]>([
    ["tonic", "Gb minor", "key Gb minor: so; the nearest is that", "调：降G小调。因此。最接近的是：那个"],
    ["tonic", "minor", "key minor: so; the nearest is that", "调：小调。因此。最接近的是：那个"],
    [
      "scale",
      "yu",
      "scale yu (minor pentatonic): so; the nearest is that",
      "音阶：羽调式。因此。最接近的是：那个",
    ],
    ["pickup", "false", "pick-up no: so; the nearest is that", "弱起：不要。因此。最接近的是：那个"],
    ["pickup", "1/4", "pick-up 1/4: so; the nearest is that", "弱起：1/4。因此。最接近的是：那个"],
    [
      "ambitus",
      "8",
      "range within an octave: so; the nearest is that",
      "音域不超过：八度。因此。最接近的是：那个",
    ],
    ["chords", "Gx9z", "chords Gx9z: so; the nearest is that", "和弦：Gx9z。因此。最接近的是：那个"],
    ["motif", "", "motif: so; the nearest is that", "动机：因此。最接近的是：那个"],
  ])("%s %s", (wish, asked, english, chinese) => {
    const refusal = { wish, asked, reason: because, nearest: { en: "that", zh: "那个" } };
    expect(describeRefusal(refusal, "en")).toBe(english);
    expect(describeRefusal(refusal, "zh")).toBe(chinese);
  });
});

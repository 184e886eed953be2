import { describe, expect, it } from "vitest";
import { describeReading } from "./describe-reading.ts";
import { describeWish } from "./describe-wish.ts";
import { readWish } from "./read-wish.ts";
import { SLOT_WORDS } from "./slot-words.data.ts";

const FULL =
  'three wistful Irish waltzes called "Rain" after Schubert, E minor pentatonic, 3/4, 90 bpm, slow, AABB, 8 bars each, 32 bars in all, with a pick-up, chords Em D C, starting with G A B, for whistle, between D4 and B5, within a tenth, sparse, to the words "la la", five candidates, seed 7, temperature 0.8';

describe("telling a reading", () => {
  it.each([
    ["a waltz with drums", "en", "Understood: kind waltz. Ignored: “drums” (nothing can be set for it)."],
    ["a waltz with drums", "zh", "听懂了：体裁：圆舞曲。未采用：「drums」（没有对应的设置）。"],
    ["K大调的圆舞曲", "zh", "听懂了：体裁：圆舞曲。未采用：「K大调」（没有这个调，最接近的是 G）。"],
    ["hello", "en", "Nothing in particular was asked for."],
    ["你好", "zh", "没有听到具体的要求。"],
    ["a mazurca", "en", "Understood: kind mazurka (written “mazurca”)."],
    ["in D, in G", "en", "Understood: tonic D. Contradictory, the first was kept: “in D”, not “in G”."],
    [
      "in D major, in G minor",
      "en",
      "Understood: tonic D; mode major. Contradictory, the first was kept: “D major”, not “G minor”.",
    ],
    [
      "a tune in Gm, no, make it Am",
      "en",
      "Understood: mode minor; tonic A. Corrected, the last was kept: “Am”, not “Gm”.",
    ],
    [
      "not in G",
      "en",
      "Nothing in particular was asked for. Ignored: “in G” (asked not to be, which cannot be promised).",
    ],
    ["不要G调", "zh", "没有听到具体的要求。未采用：「G调」（要求不要，但无法保证）。"],
    ["以“床前明月光，疑是地上霜”为歌词", "zh", "听懂了：歌词：「床前明月光，疑是地上霜」。"],
    [
      "中秋节，幼儿园小朋友学唱",
      "zh",
      "听懂了：情绪：平静（由「中秋节」而来：月色与夜晚宜用长音与级进）。可由意象选定情绪：「小朋友」（孩子与小动物宜用跳进与短音）。",
    ],
    [
      "an ethereal waltz",
      "en",
      "Understood: mood calm (from “ethereal”: dreams and sleep ask for long notes and small steps); kind waltz.",
    ],
    [
      "a 12-bar blues in E",
      "en",
      "Understood: bars 12; tonic E. Ignored: “blues” (nothing can be set for it).",
    ],
    ["十二小节布鲁斯", "zh", "听懂了：小节数：12。未采用：「布鲁斯」（没有对应的设置）。"],
    ["军乐队的进行曲", "zh", "听懂了：体裁：进行曲。未采用：「军乐队」（没有对应的设置）。"],
    [
      "傣族风情，我家宝宝喜欢",
      "zh",
      "听懂了：风格：中国；情绪：平静（由「宝宝」而来：梦与睡眠宜用长音与级进）。",
    ],
    ["描写春江花月夜", "zh", "听懂了：情绪：平静（由「春江花月夜」而来：月色与夜晚宜用长音与级进）。"],
    ["降E调，仿贝多芬", "zh", "听懂了：主音：降E；仿：贝多芬。"],
    ["不超过16小节", "zh", "听懂了：小节数：16（写作「不超过16小节」）。"],
    [
      "a jig for my grandmother",
      "en",
      "Understood: kind jig. Images that may set the mood: “grandmother” (parting, memory and love are heard as slow and in small steps).",
    ],
    ["月光，月光", "zh", "听懂了：情绪：平静（由「月光」而来：月色与夜晚宜用长音与级进）。"],
    ["月光", "zh", "听懂了：情绪：平静（由「月光」而来：月色与夜晚宜用长音与级进）。"],
  ] as const)("%s, in %s", (words, language, told) => {
    expect(describeReading(readWish(words), language)).toBe(told);
  });

  it("has words for every slot in both languages", () => {
    const { understood } = readWish(FULL);
    const unsaid = Object.keys(SLOT_WORDS).filter((slot) => !understood.some((wish) => wish.slot === slot));
    expect(unsaid).toEqual(["mode"]);
    for (const wish of understood) {
      expect(describeWish(wish, "en")).toMatch(/^[\x20-\x7e“”]+$/u);
      expect(describeWish(wish, "zh")).toMatch(/^\p{Script=Han}+：./u);
    }
  });
});

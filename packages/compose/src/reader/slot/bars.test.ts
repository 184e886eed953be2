/** @file Four phrases, and the form of beginning, going on, turning and closing: four sections. */
import { describe, expect, it } from "vitest";
import { readWish } from "../read-wish.ts";

const sections = (words: string) => {
  const { form, bars, barsPerSection } = readWish(words).request;
  return { form, bars, barsPerSection };
};

describe("four phrases", () => {
  it.each([
    "写一首婚礼上用的喜庆唢呐曲，起承转合",
    "起承转合的江南小调",
    "一首四句的山歌",
    "四句头山歌",
    "起承转合四句",
    "曲式：起承转合，G宫",
    "写一段旋律，四个乐句",
    "a tune in four phrases",
    "a four-phrase air",
  ])("are four sections of four bars: %s", (words) => {
    expect(sections(words)).toEqual({ form: "ABCD", bars: undefined, barsPerSection: 4 });
  });

  it.each([
    ["起承转合，八小节", 8],
    ["16 bars in four phrases", 16],
    ["四句，共24小节", 24],
  ])("share the bars that are asked for: %s", (words, bars) => {
    expect(sections(words)).toEqual({ form: "ABCD", bars, barsPerSection: undefined });
  });

  it.each([
    ["AABA，起承转合", "AABA"],
    ["两段，每段四句", "AB"],
    ["a tune in two parts, four phrases each", "AB"],
  ])("are none where the form is told otherwise: %s", (words, form) => {
    expect(sections(words)).toEqual({ form, bars: undefined, barsPerSection: undefined });
  });

  it("of words are lines to sing", () => {
    expect(sections("四句歌词「床前明月光」").form).toBeUndefined();
  });

  it("with their own bars are as long as it is said", () => {
    expect(sections("起承转合四句，每句两小节")).toEqual({
      form: "ABCD",
      bars: undefined,
      barsPerSection: 2,
    });
  });
});

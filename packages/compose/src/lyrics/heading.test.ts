/** @file Headings of stanzas: told from words, never sung. */
import { describe, expect, it } from "vitest";
import { readHeading } from "./heading.ts";
import { readLyrics } from "./read-lyrics.ts";
import { lyricsShape, splitText } from "./split-text.ts";
import { opensWeak } from "./weak-words.ts";

/** Stanzas as `chorus: line / line`. */
const outline = (text: string) =>
  splitText(text).map(
    ({ kind, lines }) => `${kind ?? "none"}: ${lines.map((line) => line.text).join(" / ")}`,
  );

describe("a heading", () => {
  it.each([
    ["[verse]", "verse"],
    ["[Verse 2]", "verse"],
    ["Verse 1:", "verse"],
    ["VERSE II", "verse"],
    ["Verse two.", "verse"],
    ["[Chorus 2]", "chorus"],
    ["[Chorus x2]", "chorus"],
    ["(Chorus)", "chorus"],
    ["  Chorus:  ", "chorus"],
    ["Refrain", "chorus"],
    ["Bridge:", "other"],
    ["[Pre-Chorus]", "other"],
    ["主歌：", "verse"],
    ["主歌1：", "verse"],
    ["主歌二", "verse"],
    ["第二段：", "verse"],
    ["第 3 节", "verse"],
    ["副歌", "chorus"],
    ["【副歌】", "chorus"],
    ["[副歌×2]", "chorus"],
    ["桥段：", "other"],
    ["预副歌", "other"],
  ])("is %s alone on its line", (line, kind) => {
    expect(readHeading(line)).toEqual({ kind, rest: "" });
  });

  it.each([
    ["Chorus: come away, my love", "chorus", "come away, my love"],
    ["Verse 1: The river", "verse", "The river"],
    ["[Refrain] fall la la", "chorus", "fall la la"],
    ["副歌：花儿香", "chorus", "花儿香"],
    ["第一段: 小河流水", "verse", "小河流水"],
  ])("may have words behind it: %s", (line, kind, rest) => {
    expect(readHeading(line)).toEqual({ kind, rest });
  });

  it.each([
    "chorus of birds at dawn",
    "verse and rhyme",
    "Bridge over water",
    "the chorus",
    "chorus, sing with me",
    "verses:",
    "(chorus) of birds",
    "Verse i sing",
    "第二天：",
    "副歌声声",
    "第一段路",
    "",
  ])("is not the line %j", (line) => {
    expect(readHeading(line)).toBeUndefined();
  });
});

describe("stanzas", () => {
  it("are parted by headings and by empty lines", () => {
    expect(outline("[Verse]\none\ntwo\nChorus: three\nfour\n\nfive")).toEqual([
      "verse: one / two",
      "chorus: three / four",
      "none: five",
    ]);
    expect(outline("主歌1：\n小河流水\n【副歌】\n花儿香，月儿亮\n第二段：好人家")).toEqual([
      "verse: 小河流水",
      "chorus: 花儿香， / 月儿亮",
      "verse: 好人家",
    ]);
  });

  it("keep a heading that an empty line follows", () => {
    expect(outline("[Verse 1]\n\none\n\n[Chorus]\n\ntwo")).toEqual(["verse: one", "chorus: two"]);
  });

  it("may be written in one line", () => {
    expect(outline("Verse: up the hill / and down / Chorus: tick tock")).toEqual([
      "verse: up the hill / and down",
      "chorus: tick tock",
    ]);
    expect(outline("主歌 小河流水 哗啦啦")).toEqual(["verse: 小河流水 / 哗啦啦"]);
  });

  it("are nothing where there are headings alone", async () => {
    expect(await readLyrics("[Verse]\n\n副歌：\n")).toEqual([]);
    expect(lyricsShape("[Verse 1]\n[Chorus]")).toBeUndefined();
  });

  it("are counted, and begin weakly or not, without their headings", () => {
    expect(lyricsShape("[Verse 1]\nThe river runs away\nand never comes again")).toEqual({
      lines: 2,
      perLine: 6.5,
    });
    expect(lyricsShape("主歌：\n小河流水\n哗啦啦啦")).toEqual({ lines: 2, perLine: 4 });
    expect([opensWeak("Verse 1:\nthe river\nthe sea"), opensWeak("[the]\nRiver\nsea")]).toEqual([
      true,
      false,
    ]);
  });
});

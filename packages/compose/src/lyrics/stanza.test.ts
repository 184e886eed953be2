/** @file Stanzas and the sections that they are sung to. */
import { parseAbc, printAbc } from "@melodist/abc";
import type { Score } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { readSections } from "../plan/sections.ts";
import { readLyrics } from "./read-lyrics.ts";
import { setLyrics } from "./set-lyrics.ts";
import { splitText } from "./split-text.ts";
import { linesInOrder, placeStanzas, type StanzaKind, sectionKinds } from "./stanza.ts";
import { sungWords } from "./sung-words.ts";

function scoreOf(music: string): Score {
  const [tune] = parseAbc(`X:1\nM:4/4\nL:1/4\nK:C\n${music}\n`).tunes;
  if (tune === undefined) throw new Error("no tune");
  return tune.score;
}

const words = (score: Score) =>
  printAbc(score)
    .split("\n")
    .filter((line) => /^[wW]:/u.test(line));

/** Where stanzas stand, as `line section.row`. */
const places = (text: string, kinds: readonly StanzaKind[]) =>
  placeStanzas(splitText(text), kinds).map(
    ({ lines, section, row }) => `${lines.map((line) => line.text).join(" ")} ${section}.${row}`,
  );

const VC: readonly StanzaKind[] = ["verse", "chorus"];

describe("sections", () => {
  it.each<[string | undefined, string, readonly StanzaKind[]]>([
    ["VC", "A8 B8", ["verse", "chorus"]],
    ["VCVC", "A8 B8 A8 B8", ["verse", "chorus", "verse", "chorus"]],
    ["CVC", "B8 A8 B8", ["chorus", "verse", "chorus"]],
    ["VCAC", "B8 C8 A8 C8", ["verse", "chorus", "other", "chorus"]],
    ["AABB", "A8×2 B8×2", []],
    ["ABC", "A8 B8 C8", []],
    [undefined, "A8 B8", []],
  ])("of %s are verses and choruses: %s", (form, sections, kinds) => {
    expect(sectionKinds(form, readSections(sections))).toEqual(kinds);
  });
});

describe("stanzas of a song with a chorus", () => {
  it("are verse and chorus by their headings, in whatever order", () => {
    expect(places("Chorus:\nc\n\nVerse:\nv\n\nVerse 2:\nw", VC)).toEqual(["c 1.0", "v 0.0", "w 0.1"]);
    expect(places("副歌：\n花香\n主歌：\n小河\n第二段：\n小船", VC)).toEqual([
      "花香 1.0",
      "小河 0.0",
      "小船 0.1",
    ]);
  });

  it("are a verse, the chorus and more verses without headings", () => {
    expect(places("v\n\nc\n\nw\n\nx", VC)).toEqual(["v 0.0", "c 1.0", "w 0.1", "x 0.2"]);
  });

  it("take the sections that come again, and are sung again where words are short", () => {
    const twice = [...VC, ...VC];
    expect(places("v\n\nc\n\nw", twice)).toEqual(["v 0.0", "c 1.0", "c 3.0", "w 2.0"]);
    expect(places("v\n\nc", twice)).toEqual(["v 0.0", "v 2.0", "c 1.0", "c 3.0"]);
  });

  it("stand once where the text has them again", () => {
    expect(places("[Verse]\nv\n[Chorus]\nc\n[Verse]\nw\n[Chorus]\nc\n[Chorus]", VC)).toEqual([
      "v 0.0",
      "c 1.0",
      "w 0.1",
    ]);
  });

  it("have a bridge where the form has one, else nowhere", () => {
    const text = "[Verse]\nv\n[Chorus]\nc\n[Bridge]\nb";
    expect(places(text, [...VC, "other"])).toEqual(["v 0.0", "c 1.0", "b 2.0"]);
    expect(places(text, VC)).toEqual(["v 0.0", "c 1.0", "b none.0"]);
  });

  it("stand under the whole tune where one of the two is missing", () => {
    expect(places("v", VC)).toEqual(["v all.0"]);
    expect(places("Verse 1:\nv\nVerse 2:\nw", VC)).toEqual(["v all.0", "w all.1"]);
    expect(places("[Verse]\nv\n[Chorus]\nc", [])).toEqual(["v all.0", "c all.1"]);
  });

  it("are in order as they are sung", () => {
    const order = (text: string) =>
      linesInOrder(placeStanzas(splitText(text), [...VC, ...VC])).map((line) => line.text);
    expect(order("[Bridge]\nb\n[Chorus]\nc\n[Verse]\nv\n[Verse]\nw\n[Verse]\nx")).toEqual([
      "v",
      "c",
      "w",
      "c",
      "x",
      "b",
    ]);
  });
});

describe("words of a song with a chorus", () => {
  const TUNE = "C D E F | G4 || A B c d |\nc4 |]";

  it("stand under the notes of their sections", async () => {
    const text =
      "[Verse]\none two three four five\n[Chorus]\nsing with me now, love\n[Verse]\nsix eight nine ten twelve";
    const sung = setLyrics(scoreOf(TUNE), await readLyrics(text), VC);
    expect(words(sung)).toEqual([
      "w:one two three four five sing with me now,",
      "w:six eight nine ten twelve",
      "w:love",
    ]);
  });

  it("stand there in Chinese, too", async () => {
    const text = "主歌：\n小河流水哗\n副歌：\n花儿真香啊\n第二段：\n小船向前划";
    const sung = setLyrics(scoreOf(TUNE), await readLyrics(text), VC);
    expect(words(sung)).toEqual(["w:小 河 流 水 哗 花 儿 真 香", "w:小 船 向 前 划", "w:啊"]);
  });

  it("that find no notes in their section are printed below, once and as they were written", async () => {
    const text =
      "Verse:\none two three four five\nBeyond the silver river, a-sailing “every” day\nChorus:\nsing\nBridge:\nla la";
    const stanzas = await readLyrics(text);
    const sung = setLyrics(scoreOf("C D E F | G4 || A4 || C D E F | G4 || A4 |]"), stanzas, [...VC, ...VC]);
    expect(words(sung)).toEqual([
      "w:one two three four five sing one two three four five sing",
      "W:Beyond the silver river, a-sailing “every” day",
      "W:la la",
    ]);
  });

  it("are measured with all their stanzas", async () => {
    const stanzas = await readLyrics(
      "[Verse]\nsing me a song\nno room for this\n[Chorus]\nla la\n[Verse]\nplay me a tune",
    );
    const sung = setLyrics(scoreOf("C D E F || G2 A2 |]"), stanzas, VC);
    const wanted = linesInOrder(placeStanzas(stanzas, VC));
    expect(sungWords(sung, wanted)).toEqual({ syllables: 10, strong: 6, onBeats: 6 });
  });
});

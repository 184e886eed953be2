/** @file Words to sing: syllables, stresses, and how they are set. */
import { parseAbc, printAbc } from "@melodist/abc";
import type { Score } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { alignSyllables } from "./align.ts";
import type { Syllable } from "./lyrics.ts";
import { readLyrics } from "./read-lyrics.ts";
import { setLyrics } from "./set-lyrics.ts";
import { lyricsShape } from "./split-text.ts";
import { linesInOrder, placeStanzas } from "./stanza.ts";
import { sungWords } from "./sung-words.ts";

function scoreOf(music: string, header = "M:4/4\nL:1/4\nK:C"): Score {
  const [tune] = parseAbc(`X:1\n${header}\n${music}\n`).tunes;
  if (tune === undefined) throw new Error("no tune");
  return tune.score;
}

/** Syllables as `re-MEM-ber`, lines parted by /, verses by //. */
async function spelled(text: string): Promise<string> {
  const stanzas = await readLyrics(text);
  const spell = ({ text: syllable, hyphen, stress }: Syllable) =>
    (stress === "strong" ? syllable.toUpperCase() : syllable) + (hyphen ? "-" : " ");
  return stanzas
    .map(({ lines }) => lines.map(({ syllables }) => syllables.map(spell).join("").trim()).join(" / "))
    .join(" // ");
}

const words = (score: Score) =>
  printAbc(score)
    .split("\n")
    .filter((line) => /^[wW]:/u.test(line));

describe("words", () => {
  it.each([
    ["the river runs away.", "the RIV-er RUNS a-WAY."],
    ["remember beautiful mornings", "re-MEM-ber BEAU-ti-ful MORN-ings"],
    ["we don't know, my dear!", "we DON'T KNOW, my DEAR!"],
    ["Hey nonny\nfal la la", "HEY NON-ny / FAL LA LA"],
    ["one\n\ntwo", "ONE // TWO"],
    ["1. one\n\n2) two", "ONE // TWO"],
    ["10 green bottles", "10 GREEN BOT-tles"],
    ["Tirra-lirra blorfing", "TIR-ra- LIR-ra BLORF-ing"],
  ])("%j", async (text, syllables) => {
    expect(await spelled(text)).toBe(syllables);
  });

  it("are characters in Chinese, with the signs behind them", async () => {
    expect(await spelled("好一朵茉莉花，\n芬芳！美丽")).toBe("好 一 朵 茉 莉 花， / 芬 芳！ / 美 丽");
    expect(await spelled("1、一朵\n\n2、茉莉")).toBe("一 朵 // 茉 莉");
    expect(await spelled("我love你")).toBe("我 LOVE 你");
  });

  it.each([
    ["祝你生日快乐 祝你天天开心", "祝 你 生 日 快 乐 / 祝 你 天 天 开 心"],
    ["小白兔,白又白/两只耳朵", "小 白 兔, / 白 又 白 / 两 只 耳 朵"],
    ["小 白 兔", "小 白 兔"],
    ["up the hill / and down", "UP the HILL / and DOWN"],
    ["tick/tock", "TICK/ TOCK"],
  ])("stand in one line with strokes or spaces between the verses: %s", async (text, lines) => {
    expect(await spelled(text)).toBe(lines);
  });

  it("are counted without a dictionary, roughly", () => {
    expect(lyricsShape("The river runs away\nand never comes again")).toEqual({ lines: 2, perLine: 6.5 });
    expect(lyricsShape("小河流水\n哗啦啦啦")).toEqual({ lines: 2, perLine: 4 });
    expect(lyricsShape(" \n ")).toBeUndefined();
  });
});

describe("words and notes", () => {
  it("come together one by one where they are as many", async () => {
    const sung = setLyrics(scoreOf("C D E F | G A B c |]"), await readLyrics("Run little river,\nrun along"));
    expect(words(sung)).toEqual(["w:Run lit- tle riv- er, run a- long"]);
  });

  it("leave what finds no note to stand below", async () => {
    const sung = setLyrics(
      scoreOf("C D E F | G4 |]"),
      await readLyrics("we sing a song\nand then we sing another one"),
    );
    expect(words(sung)).toEqual([
      expect.stringMatching(/^w:we (?:_ )?sing a song/u),
      "W:and then we sing another one",
    ]);
  });

  it("put strong syllables on beats", async () => {
    const score = scoreOf("C | F E F G | A2 G F | E D E F | G3 |]");
    const stanzas = await readLyrics("The river is wide\nand cold is the sea");
    const sung = setLyrics(score, stanzas);
    expect(words(sung)[0]).toMatch(/^w:The riv-/u);
    const { syllables, strong, onBeats } = sungWords(sung, linesInOrder(placeStanzas(stanzas, [])));
    expect([syllables, onBeats]).toEqual([10, strong]);
  });

  it("begin lines with phrases", async () => {
    const score = scoreOf("C D E2 z | F G A2 z |]", "M:5/4\nL:1/4\nK:C");
    const sung = setLyrics(score, await readLyrics("we sing\nwe play"));
    const notes = words(sung)[0]?.slice(2).split(" ") ?? [];
    expect([notes.indexOf("we"), notes.lastIndexOf("we")]).toEqual([0, 3]);
  });

  it("hold a syllable over a tie", async () => {
    const sung = setLyrics(
      scoreOf("C D E F- | F G A B |]"),
      await readLyrics("one two three four five six eight"),
    );
    expect(words(sung)).toEqual(["w:one two three four _ five six eight"]);
  });

  it("stand below altogether where not one line finds room", async () => {
    const sung = setLyrics(scoreOf("C D |]"), await readLyrics("one two three"));
    expect(words(sung)).toEqual(["W:one two three"]);
  });

  it("stand under the same notes verse by verse", async () => {
    const sung = setLyrics(
      scoreOf("C D E F |]"),
      await readLyrics("one two three four\n\nfive six eight nine"),
    );
    expect(words(sung)).toEqual(["w:one two three four", "w:five six eight nine"]);
  });

  it("cannot be set where there are fewer notes", () => {
    expect(
      alignSyllables(
        [],
        [{ text: "a", hyphen: false, stress: "any", opensLine: true, closesLine: false, place: 0 }],
      ),
    ).toBeUndefined();
  });
});

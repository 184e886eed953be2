/** @file The report: measured on the tune, never assumed, and told in both languages. */
import { parseAbc } from "@melodist/abc";
import { MOOD_WORDS } from "@melodist/analysis";
import type { Score } from "@melodist/score";
import { createVocabulary } from "@melodist/tokens";
import { describe, expect, it } from "vitest";
import { makePlan } from "../plan/make-plan.ts";
import type { ComposeRequest } from "../request.ts";
import { describeReport, reportOn } from "./report-on.ts";

const vocabulary = createVocabulary({ composers: ["Turlough O'Carolan"], moods: Object.keys(MOOD_WORDS) });

function scoreOf(music: string, header = "M:6/8\nL:1/8\nQ:3/8=100\nK:G"): Score {
  const [tune] = parseAbc(`X:1\n${header}\n${music}\n`).tunes;
  if (tune === undefined) throw new Error("no tune");
  return tune.score;
}

const TUNE =
  '|:"G"GAB dBG|"C"c2A F2D|"G"GAB dBG|"D"A3 D3|GAB dBG|c2A F2D|GBd cAF|G3 G3:||:gfg edB|c2e A2c|gfg edB|A3 d3|gfg edB|c2e A2c|dBG cAF|G3 G3:|';

const VERSE = "G2G2A2B2|c4B4|A2A2G2F2|G8";
const CHORUS = "e3dc2e2|f6e2|d3ef2d2|c8";

function lines(request: ComposeRequest, music = TUNE, header?: string): readonly string[] {
  const planned = makePlan(vocabulary, request);
  if (planned.kind === "refused") throw new Error(JSON.stringify(planned.refusals));
  return describeReport(reportOn(request, planned.plan, scoreOf(music, header)), "en");
}

describe("a report", () => {
  it.each<[ComposeRequest, string]>([
    [{ tonic: "G", mode: "major" }, "✓ key G major: G major, ends on its tonic"],
    [{ tonic: "D", mode: "major" }, "✗ key D major: G major, ends on its tonic"],
    [{ scale: "major", tonic: "G" }, "✓ scale major: no other note"],
    [{ scale: "gong", tonic: "G" }, "✗ scale gong (major pentatonic): 21 % other notes"],
    [{ meter: "6/8" }, "✓ meter 6/8: 6/8"],
    [{ meter: "9/8" }, "✗ meter 9/8: 6/8"],
    [{ tempoBpm: 100, meter: "6/8" }, "✓ tempo 100: 3/8=100"],
    [{ tempoBpm: 90, meter: "6/8" }, "✗ tempo 90: 3/8=100"],
    [{ form: "AABB" }, "✓ form AABB: sections of 8, 8, 8, 8 bars as played; heard as AABB"],
    [{ form: "ABAB" }, "~ form ABAB: sections of 8, 8, 8, 8 bars as played; heard as AABB"],
    [{ form: "AB" }, "✗ form AB: sections of 8, 8, 8, 8 bars as played; heard as AABB"],
    [{ form: "CCFF" }, "✓ form CCFF: sections of 8, 8, 8, 8 bars as played; heard as CCFF"],
    [{ form: "VVCC" }, "✓ form VVCC: sections of 8, 8, 8, 8 bars as played; heard as VVCC"],
    [{ form: "VCVC" }, "~ form VCVC: sections of 8, 8, 8, 8 bars as played; heard as VVCC"],
    [{ bars: 32 }, "✓ bars 32: 32 as played"],
    [{ bars: 16 }, "✗ bars 16: 32 as played"],
    [{ form: "AABB", barsPerSection: 8 }, "✓ bars a section 8: 8"],
    [{ pickup: false }, "✓ pick-up none: none"],
    [{ chords: true }, "✓ chords yes: 3 different chords"],
    [{ chords: false }, "✗ chords none: 3 different chords"],
    [
      { chords: ["G", "C", "G", "D"], form: "A", barsPerSection: 4, pickup: false, meter: "6/8" },
      "✓ chords G | C | G | D: 4 of 4 bars as given; 48 % of the melody's time is chord tones",
    ],
    [
      { chords: ["G", "D", "G", "D"], form: "A", barsPerSection: 4, pickup: false, meter: "6/8" },
      "✗ chords G | D | G | D: 3 of 4 bars as given; 48 % of the melody's time is chord tones",
    ],
    [{ motif: "GAB dBG | c2", meter: "6/8" }, "✓ motif 7 notes: it begins with it"],
    [{ motif: "DE^F A^FD | G2", meter: "6/8" }, "✓ motif 7 notes: it begins with it"],
    [{ motif: "GAB dBd", meter: "6/8" }, "✗ motif 6 notes: not as given"],
    [{ instrument: "fiddle" }, "✓ instrument fiddle G3–B5: D4–G5"],
    [{ instrument: "alto", tonic: "G" }, "✗ instrument alto G3–D5: D4–G5"],
    [{ highest: "G5" }, "✓ range up to G5: D4–G5"],
    [{ lowest: "E4", tonic: "G" }, "✗ range from E4: D4–G5"],
    [{ lowest: "D4", highest: "G5" }, "✓ range D4–G5: D4–G5"],
    [{ ambitus: 11 }, "✓ range within an eleventh: an eleventh"],
    [{ ambitus: 8 }, "✗ range within an octave: an eleventh"],
    [{ density: "medium" }, "✓ density medium: medium (4.5 notes a bar)"],
    [{ density: "dense" }, "~ density dense: medium (4.5 notes a bar)"],
    [{ density: "very sparse" }, "✗ density very sparse: medium (4.5 notes a bar)"],
    [{ moods: ["bright", "solemn"] }, "~ mood bright, solemn: bright, lively, playful, lilting, bold"],
    [{ rhythm: "jig" }, "· kind jig: told to the model"],
    [{ after: "Nobody" }, "✗ after Nobody: this model does not know it"],
  ])("on %j says what is so", (request, said) => {
    expect(lines(request)).toContain(said);
  });

  it.each<[ComposeRequest, string, string, string]>([
    [
      { tonic: "G", mode: "mixolydian" },
      "GABG d4|cBAB G4|]",
      "Gmix",
      "~ key G mixolydian: G mixolydian, ends on its tonic, without its F",
    ],
    [
      { tonic: "G", mode: "mixolydian" },
      "GABG d4|cBAF G4|]",
      "Gmix",
      "✓ key G mixolydian: G mixolydian, ends on its tonic",
    ],
    [
      { tonic: "G", scale: "freygish" },
      "GAcd e2d2|cAFA G4|]",
      "Gphr",
      "~ scale freygish (phrygian dominant): no other note, without its B",
    ],
    [
      { tonic: "G", scale: "freygish" },
      "GA=Bd e2d2|cAFA G4|]",
      "Gphr",
      "✓ scale freygish (phrygian dominant): no other note",
    ],
  ])("on %j and %s in %s tells whether the note that makes it so occurs", (request, music, key, said) => {
    expect(lines(request, music, `M:4/4\nL:1/8\nK:${key}`)).toContain(said);
  });

  it.each<[ComposeRequest, string, string]>([
    [{ chords: false }, "GAB d3|G6|]", "✓ chords none: none"],
    [{ chords: true }, '"G"GAB d3|G6|]', "✓ chords yes: one chord"],
    [
      { chords: ["G"], form: "A", barsPerSection: 1, pickup: false },
      '"G"G4 d4|]',
      "✓ chords G: 1 of 1 bar as given; 100 % of the melody's time is chord tones",
    ],
    [{ form: "A", barsPerSection: 1 }, "G8|]", "✓ form A: one section of 1 bar as played; heard as A"],
    [
      { form: "VCVC", barsPerSection: 4 },
      `${VERSE}||${CHORUS}||${VERSE}||${CHORUS}|]`,
      "✓ form VCVC: sections of 4, 4, 4, 4 bars as played; heard as VCVC",
    ],
    [{ motif: "(3GAB [Gd]2- [Gd]2|c", meter: "4/4" }, "(3GAB d6-|d2c2 B4|]", "✗ motif 5 notes: not as given"],
    [{ motif: "G2 d2- d2 B2|c", meter: "4/4" }, "G2 d4 B2|c2 A2 G4|]", "✓ motif 4 notes: it begins with it"],
    [{ motif: "G2 [Gd]4 B2|c", meter: "4/4" }, "G2 d4 B2|c2 A2 G4|]", "✓ motif 4 notes: it begins with it"],
    [
      { lyrics: "la" },
      "G8|]\nW:la",
      "✗ words to sing 1 line: 0 syllables under notes, 1 line below the tune",
    ],
    [{ lyrics: "la" }, "G8|]\nw:la", "✓ words to sing 1 line: 1 syllable under notes"],
    [
      { lyrics: "[Verse]\nla\nla la\n\nVerse 2:\nla la" },
      "G8|A8|]\nw:la\nw:la la\nW:la la",
      "~ words to sing 3 lines: 3 syllables under notes, 1 line below the tune",
    ],
    [
      { form: "VC", lyrics: "主歌：\n小河流水\n副歌：\n花香\n第二段：\n小船向前\n副歌：\n花香" },
      "G2A2B2c2||e4c4|]\nw:小 河 流 水 花 香\nw:小 船 向 前",
      "✓ words to sing 3 lines: 10 syllables under notes",
    ],
    [
      {
        chords: ["Csus2", "Cm(maj7)", "G7b9", "C5", "C", "Db"],
        tonic: "C",
        mode: "major",
        form: "AABB",
        barsPerSection: 6,
        pickup: "1/4",
      },
      `|:G2|"Csus4"G8|"Cm"G8|"G7"G8|"C"G8|"C"G8|"Db"G6:||:G2|"Csus4"G8|"Cm"G8|"G7"G8|"C"G8|"C"G8|"Db"G6:|`,
      "~ chords Csus2 | Cm(maj7) | G7b9 | C5 | C | Db: 8 of 24 bars as given, Csus2 as Csus4, Cm(maj7) as Cm, G7b9 as G7, C5 as C; 85 % of the melody's time is chord tones",
    ],
  ])("on %j and %s says what is so", (request, music, said) => {
    const header = "M:4/4\nL:1/8\nK:C";
    expect(lines({ meter: "4/4", ...request }, music, header)).toContain(said);
  });

  it("compares a tune's key with the one that was asked for, whatever was planned", () => {
    const planned = makePlan(vocabulary, { tonic: "G", mode: "major" });
    if (planned.kind === "refused") throw new Error("refused");
    const report = reportOn({ tonic: "D", mode: "minor" }, planned.plan, scoreOf(TUNE));
    expect(describeReport(report, "en")).toEqual(["✗ key D minor: G major, ends on its tonic"]);
  });

  it("counts a second ending to its section, and a pick-up to the last bar", () => {
    const music = "|:D|GAB dBG|c2A F2D|GAB dBG|1 A3 D2:|2 G3 G3||c|dcB AGF|G6|]";
    const said = lines({ form: "AAB", barsPerSection: 4 }, music).join();
    expect(said).toContain("✗ form AAB: sections of 4, 4, 2 bars as played");
  });

  it("counts grace notes as notes that sound", () => {
    expect(lines({ lowest: "D4", highest: "B4" }, "{c}GAB B3|{g}G6|]")).toEqual(["✗ range D4–B4: G4–B4"]);
  });

  it("tells what a reference gave, and what words found notes", () => {
    const reference = "X:1\nM:6/8\nL:1/8\nK:G\n|:GAB dBG|c2A F2D|GBd cAF|G3 G3:|";
    expect(
      lines({ reference }).some((text) => text.startsWith("· reference like a tune: meter, key, mode")),
    ).toBe(true);
    expect(lines({ reference })).not.toContain(expect.stringContaining("range, range"));
    const sung = "GAB d3|c2A G3|]\nw:one two three four five six sev-en\nW:and more";
    expect(lines({ lyrics: "one two three four five six seven\nand more" }, sung)).toContain(
      "~ words to sing 2 lines: 7 syllables under notes, 1 line below the tune",
    );
  });

  it("says nothing about what was not asked", () => {
    expect(lines({})).toEqual([]);
  });

  it("speaks Chinese", () => {
    const planned = makePlan(vocabulary, { bars: 32, tonic: "G", mode: "major" });
    if (planned.kind === "refused") throw new Error("refused");
    const report = reportOn({ bars: 32, tonic: "G", mode: "major" }, planned.plan, scoreOf(TUNE));
    expect(describeReport(report, "zh")).toEqual([
      "✓ 调 G大调：G大调，结束在主音",
      "✓ 小节数 32：演奏 32 小节",
    ]);
    const lyrics = "主歌：\n小河\n副歌：\n花香\n月亮";
    const sung = scoreOf("G3A3||B6|]\nw:小 河\nW:花香\nW:月亮");
    expect(describeReport(reportOn({ lyrics, form: "VC" }, planned.plan, sung), "zh")).toContain(
      "~ 歌词 3 行：2 个音节配上了音，2 行印在曲后",
    );
  });
});

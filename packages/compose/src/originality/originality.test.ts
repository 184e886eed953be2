/** @file Copies are found whatever was done to hide them, and told in words. */
import { parseAbc, printAbc } from "@melodist/abc";
import { readMelody } from "@melodist/analysis";
import { type Score, transposeSemitones } from "@melodist/score";
import { buildIndex, melodyCode } from "@melodist/search";
import { describe, expect, it } from "vitest";
import { describeSource, describeVerdictOf } from "./describe-originality.ts";
import { findSources } from "./find-sources.ts";
import { sharedPassage } from "./passage.ts";

function scoreOf(music: string, header = "M:6/8\nL:1/8\nK:G"): Score {
  const [tune] = parseAbc(`X:1\n${header}\n${music}\n`).tunes;
  if (tune === undefined) throw new Error("no tune");
  return tune.score;
}

const KNOWN = scoreOf("GAB ABc|edc BAG|FGA Bcd|ecA d3|gfe dcB|ABc edc|BGB AFA|G6|]");
const HIDDEN = scoreOf("dcd ege|dBG ABd|efg afd|e6|]", "M:6/8\nL:1/8\nK:D");
const OWN = "d2g B2d|f2d c2A|B2e g2e|a3 f2d|g6|]";
const OTHER = scoreOf("g2e d2B|c3 A2F|D2F A2c|B3 G3|e2c A2e|d3 B2G|F2A d2c|B3 G3|]");

const index = buildIndex(
  [
    {
      record: { id: "mine/a.abc#4", title: "Known", source: "mine", record: 4, split: "train" },
      score: KNOWN,
    },
    { record: { id: "mine/b.abc#1", source: "mine", record: 1, split: "test" }, score: HIDDEN },
  ].map(({ record, score }) => ({ record, code: melodyCode(readMelody(score)) })),
);

describe("where a tune comes from", () => {
  it("is found in any key", () => {
    const { sources, longest, verdict, searched } = findSources(index, transposeSemitones(KNOWN, 5));
    expect(sources[0]).toMatchObject({
      title: "Known",
      source: "mine",
      number: 4,
      id: "mine/a.abc#4",
      share: 1,
    });
    expect([longest?.notes, longest?.bars, verdict, searched]).toEqual([41, 8, "derived", 1]);
  });

  it("is found of a part of it, with its bars", () => {
    const part = scoreOf(`g3 e3|GAB ABc|edc BAG|FGA Bcd|ecA f3|${OWN}`);
    const finding = findSources(index, part);
    expect(finding.longest).toMatchObject({ notes: 21, queryBar: 1, bar: 0 });
    expect(finding.verdict).toBe("familiar");
    const [source] = finding.sources;
    expect(source && describeSource(source, "en")).toBe(
      "21 notes, 3.8 bars: from bar 2 as from bar 1 of Known (mine/a.abc#4)",
    );
    expect(source && describeSource(source, "zh")).toMatch(/^21 个音、3.8 小节：第 2 小节起与《Known/);
    expect(describeVerdictOf(finding).en).toMatch(/^Look at this: at most 21 notes in a row \(3.8 bars\)/);
  });

  it("is not sought among tunes that the model has not seen", () => {
    expect(findSources(index, HIDDEN).sources).toEqual([]);
    expect(findSources(index, HIDDEN, { unseen: true }).sources).toHaveLength(1);
  });

  it("is nowhere for a tune of its own", () => {
    const finding = findSources(index, OTHER);
    expect(finding.verdict).toBe("new");
    expect(describeVerdictOf(finding).zh).toContain("没有异常");
  });

  it("cannot be told of four notes", () => {
    expect(findSources(index, scoreOf("GABc|]"))).toMatchObject({ sources: [], verdict: "too-short" });
  });
});

describe("a shared passage", () => {
  it("stands side by side in one key", () => {
    const part = transposeSemitones(scoreOf(`g3 e3|GAB ABc|edc BAG|FGA Bcd|ecA f3|${OWN}`), 2);
    const passage = sharedPassage(part, KNOWN);
    expect(passage?.tuneMeasures).toEqual([1, 5]);
    expect(passage?.sourceMeasures).toEqual([0, 4]);
    const first = (score: Score | undefined) => score && printAbc(score).split("\n").at(-2)?.split("|")[0];
    expect(first(passage?.source)).toBe(first(passage?.tune));
  });

  it.each([
    ["on the last note of a bar, behind a pick-up", "d2|g3 e3|GAB ABc|edc BAG|f3 a3|g4|]", [2, 4], [0, 2]],
    ["in the midst of a bar", "GAB ABc|edc BAG|FGA f3|g6|]", [0, 3], [0, 3]],
    ["in a tune barred half a bar later", "z3 GAB|ABc edc|BAG FGA|Bcd e3|]", [0, 4], [0, 3]],
    ["in a tune of half the bars", "M:3/8\nGAB|ABc|edc|BAG|f3|a3|]", [0, 4], [0, 2]],
  ])("ends where its last note stands, %s", (_, music, tuneMeasures, sourceMeasures) => {
    const tune = scoreOf(music);
    expect(sharedPassage(tune, KNOWN)).toMatchObject({ tuneMeasures, sourceMeasures });
    const turned = { tuneMeasures: sourceMeasures, sourceMeasures: tuneMeasures };
    expect(sharedPassage(KNOWN, tune)).toMatchObject(turned);
  });

  it("is none where nothing is shared", () => {
    expect(sharedPassage(scoreOf("GABc|]"), KNOWN)).toBeUndefined();
  });
});

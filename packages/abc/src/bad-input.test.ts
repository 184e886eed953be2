/** @file No text is too bad, too long or too deep: something is read, something is told, nothing grows out of hand. */
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { parseAbc } from "./parse-abc.ts";
import { printAbc } from "./print/print-abc.ts";
import { stripSpans } from "./strip-spans.ts";
import { readMusic, readTune } from "./testing/tune.ts";

const MILLION = 1_000_000;
const HEADER = "X:1\nK:C\n";

/** Printable characters and some line ends, from a fixed seed; no empty line ends the tune. */
function noise(length: number): string {
  const characters = new Uint8Array(length);
  let state = 1;
  for (let place = 0; place < length; place++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const choice = Math.floor((state / 2 ** 32) * 98);
    characters[place] = choice < 95 ? 32 + choice : 10;
  }
  return new TextDecoder().decode(characters).replace(/\n\s+/g, "\n");
}

/** `piece` over and over, a million characters in all. */
function megabyte(piece: string): string {
  return piece.repeat(MILLION / piece.length);
}

describe("ten megabytes of noise", () => {
  it("are tunes with no more findings than anybody reads", () => {
    const { tunes } = parseAbc(HEADER + noise(10 * MILLION));
    expect(tunes.length).toBeGreaterThan(0);
    for (const { diagnostics } of tunes) expect(diagnostics.length).toBeLessThanOrEqual(1_001);
    expect(tunes[0]?.diagnostics.at(-1)?.code).toBe("too-many-findings");
  });

  it("without a bar line are nothing at all", () => {
    expect(parseAbc(noise(10 * MILLION).replace(/[|:]/g, "")).tunes).toEqual([]);
  });
});

describe("a line of a million characters", () => {
  it.each([
    ['"', ["too-many-marks"]],
    ["[", ["chord-content"]],
    ["]", ["stray-bracket"]],
    ["{", ["grace-content"]],
    ["}", ["stray-bracket"]],
    ["[K:", ["unclosed-field", "bad-key"]],
    ["!", ["old-line-break"]],
    ["+", ["too-many-marks"]],
    ["^", ["note-expected"]],
    [")", ["stray-slur-end"]],
    ["-", ["stray-tie"]],
    [">", ["stray-broken-rhythm"]],
    [":", []],
    ["|", []],
    ["`*", []],
    ["(3", ["unfinished-tuplet"]],
    ["(", []],
    ["&", ["too-many-overlays"]],
    ["A&", ["too-many-overlays"]],
    ['["', ["chord-content", "too-many-marks"]],
    ["{a}", []],
    ["!p!", ["too-many-marks"]],
    ['"C"|', ["too-many-marks"]],
    ["!p!|", ["too-many-marks"]],
    ["[K:C]|", []],
    ["\\%", ["unknown-character"]],
    ["#", ["unknown-character"]],
    ["k", ["unknown-symbol"]],
  ])("%j is read to its end, and a shorter one is printed so that it reads the same", (piece, codes) => {
    const { diagnostics } = readMusic(megabyte(piece));
    const told = diagnostics.map(({ code }) => code).filter((code) => code !== "too-many-findings");
    expect(new Set(told)).toEqual(new Set(codes));
    const { score } = readMusic(piece.repeat(10_000));
    const again = readTune(printAbc(score)).score;
    expect(isDeepStrictEqual(stripSpans(again), stripSpans(score))).toBe(true);
  });

  it.each([
    ["brackets", `${"[".repeat(10_000)}A${"]".repeat(10_000)}`],
    ["braces", `${"{".repeat(10_000)}A${"}".repeat(10_000)}`],
    ["slurs", `${"(".repeat(10_000)}A${")".repeat(10_000)}`],
    ["notes in a chord, tied over and over", `[${"A".repeat(MILLION / 2)}]${"-".repeat(MILLION / 2)}`],
    ["digits", `A${"9".repeat(MILLION)}`],
    ["commas", `A${",".repeat(MILLION)}`],
    ["spaces", `A${" ".repeat(MILLION)}B`],
  ])("may be %s", (_, music) => {
    expect(readMusic(music).score.voices.length).toBe(1);
  });
});

describe("a field of a million characters", () => {
  it.each([
    ["K:C ", "x "],
    ["K:C ", 'a"'],
    ["K:C ", "^f"],
    ["V:1 ", "a="],
    ["M:", "1+"],
    ["Q:1/4", "/11"],
    ["Q:", '"'],
    ["L:1", " /"],
    ["U:T=", "!"],
    ["m:a=b", " "],
    ["T:", "\\"],
    ["T:", "&a"],
    ["w:", "|"],
    ["+:", "a "],
  ])("%s and then %j", (field, piece) => {
    expect(
      parseAbc(`X:1\n${field}${megabyte(piece)}x\nK:C\nA|\n${field}${megabyte(piece)}x\n`).tunes,
    ).toHaveLength(1);
  });

  it("may set a million syllables", () => {
    const { score } = readMusic(`${"A".repeat(MILLION)}\nw:${"la ".repeat(MILLION)}`);
    expect(score.voices[0]?.measures[0]?.events.at(-1)).toMatchObject({ lyrics: [{ text: "la" }] });
  });
});

describe("a hundred thousand lines", () => {
  const many = (line: (index: number) => string): string =>
    Array.from({ length: 100_000 }, (_, index) => line(index)).join("\n");

  it.each([
    ["titles", `X:1\n${many(() => "T:a")}\nK:C\nA|`],
    ["continuations", `X:1\nT:a\n${many(() => "+:b")}\nK:C\nA|`],
    ["continued words", `${HEADER}A|\nw:a\n${many(() => "+:b")}`],
    ["voices", `${HEADER}${many((index) => `V:${index}\nA|`)}`],
    ["voices in the header", `X:1\n${many((index) => `V:${index}`)}\nK:C\nA|`],
    ["verses", `${HEADER}A|\n${many(() => "w:a")}`],
    ["symbol lines", `${HEADER}A|\n${many(() => "s:!p!")}`],
    ["macros", `X:1\n${many((index) => `m:a${index}=b`)}\nK:C\n${many(() => "A|")}`],
    ["blocks that never end", `${HEADER}${many(() => "%%begintext")}\nA|`],
    ["continued lines", `${HEADER}${many(() => "A\\")}`],
  ])("may be %s", (_, text) => {
    const { tunes } = parseAbc(text);
    expect(tunes).toHaveLength(1);
    expect(tunes[0] && printAbc(tunes[0].score)).toContain("A");
  });

  it("may be tunes of nothing but a number", () => {
    expect(parseAbc(many(() => "X:1")).tunes).toHaveLength(100_000);
  });

  it("may share a file header no longer than a page", () => {
    const { tunes, diagnostics } = parseAbc(`${many(() => "N:a")}\n\n${HEADER}A|\n\n${HEADER}A|`);
    expect(tunes.map(({ score }) => score.fields.length)).toEqual([200, 200]);
    expect(diagnostics).toMatchObject([{ code: "long-file-header" }]);
  });
});

describe("what writes out more than it says", () => {
  it("is bounded for rests of many bars", () => {
    const measures = readMusic("Z1000|".repeat(2_000)).score.voices[0]?.measures;
    expect(measures?.length).toBeLessThan(1_002_001);
  });

  it("is bounded for macros", () => {
    const line = `${"~".repeat(400)}\n`;
    const { score, diagnostics } = readMusic(line.repeat(100), `m:~ = ${"A".repeat(200)}\nK:C`);
    expect(score.voices[0]?.measures[0]?.events.length).toBeLessThan(1_100_000);
    expect(diagnostics.map(({ code }) => code)).toContain("long-macro");
  });

  it("is bounded for repeats and endings", () => {
    const { score } = readMusic(
      `|${":".repeat(MILLION)}A${":".repeat(MILLION)}| [1-${"9".repeat(MILLION)} B |`,
    );
    expect(score.voices[0]).toMatchObject({ opening: { repeatStart: 9 } });
    expect(score.voices[0]?.measures[1]?.ending?.numbers).toHaveLength(99);
  });
});

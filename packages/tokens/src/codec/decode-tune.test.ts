/** @file Tokens as scores: what tunes look like when they have been spelled and written down again. */
import { parseAbc, printAbc, stripSpans } from "@melodist/abc";
import { checkBars, duration } from "@melodist/score";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodedOf, musicOf, respell, vocabulary } from "../testing/spell.ts";
import { readTokens } from "../vocabulary/vocabulary.ts";
import { decodeTune } from "./decode-tune.ts";
import { encodeTune } from "./encode-tune.ts";
import type { TuneFrame } from "./tune-frame.ts";

const TUNES: readonly (readonly [name: string, music: string, header: string])[] = [
  ["a jig with pick-ups", "|: D | GAB dBA | G3 G2 :: d | edc B2A | G3 G2 :|", "M:6/8\nK:G"],
  ["endings", "|: CDEF GABc |1 C8 :|2 c8 || G4 E4 | C8 |]", "K:C"],
  ["a lead-in", "G2 |: CDEF GABc | C8 :| G8 | C8 |]", "K:C"],
  ["a lead-in between repeats", "|: A2 | C8 | D6 :| G2 |: E8 | C8 :|", "K:C"],
  ["an ending without a second", "|: CDEF GABc |1 C8 :| D8 | E8 |]", "K:C"],
  ["triplets, graces and rolls", "(3CDE {d}c2 ~c2 (3:2:2E2 D | c8 |]", "K:C"],
  ["chords over notes and rests", '"C" CDEF "G7/B" z4 | "Am" A4 "F" F4 |]', "K:C"],
  ["ties, also over a bar line", "C4- CDEF- | F4 z4 |]", "K:C"],
  ["accidentals in minor", "A^GAB c^FGA | A8 |]", "K:A minor"],
  ["changes of meter", "C8 | [M:3/4] D6 | [M:4/4] E8 |]", "K:C"],
  ["common time", "C8 | D8 |]", "M:C\nK:C"],
];

describe("a tune written down again", () => {
  it.each(TUNES)("is the same tune: %s", (_, music, header) => {
    const again = respell(music, header);
    expect(plain(again)).toBe(plain(music));
  });

  it.each(TUNES)("spells the same tokens: %s", (_, music, header) => {
    const { tokens, frame } = encodedOf(music, header);
    expect(encodeTune(vocabulary, decodeTune(vocabulary, tokens, frame), { frame })).toMatchObject({
      tokens,
      frame,
    });
  });

  it.each(TUNES)("has faultless bars and can be printed and read: %s", (_, music, header) => {
    const { tokens, frame } = encodedOf(music, header);
    const score = decodeTune(vocabulary, tokens, frame, { titles: ["Test"] });
    expect(checkBars(score)).toEqual([]);
    const [parsed] = parseAbc(printAbc(score)).tunes;
    expect(parsed && stripSpans(parsed.score)).toEqual(score);
    expect(parsed?.diagnostics).toEqual([]);
  });

  it("may stand in another key and octave", () => {
    const { tokens, frame } = encodedOf("CDEF GABc | G4 C4 |]");
    const there: TuneFrame = {
      ...frame,
      key: { tonic: { letter: "E", alter: -1 }, mode: "major" },
      homeOctave: 3,
    };
    expect(musicOf(decodeTune(vocabulary, tokens, there))).toBe("E,F,G,A, B,CDE | B,4 E,4 |]");
  });

  it("has the header it is given", () => {
    const { tokens, frame } = encodedOf("C8 |]");
    const fields = [{ letter: "C", text: "Anon.", span: undefined }];
    const tempo = { beats: [duration(1, 4)], perMinute: 120, text: undefined };
    const score = decodeTune(vocabulary, tokens, frame, { number: 7, titles: ["A Tune"], fields, tempo });
    expect(printAbc(score)).toContain("X:7\nT:A Tune\nC:Anon.\nM:4/4\nL:1/8\nQ:1/4=120\nK:C\n");
  });
});

/** Music without the blanks that the printer may set otherwise, and without the sign a tune need not begin with. */
function plain(music: string): string {
  return music.replaceAll(" ", "").replace(/^\|:/u, "");
}

describe("tokens that make no tune", () => {
  const frame: TuneFrame = encodedOf("C8 |]").frame;

  it.each([
    ["nothing", "", ""],
    ["an end alone", "end", ""],
    ["music before any section", "note:1 note:2 end", "CD |]"],
    ["a hold with nothing to hold", "section:A bar:1 hold len:8 end", "z8 |]"],
    ["a length alone", "section:A bar:1 len:2 note:1 len:8 end", "C8 |]"],
    ["an ending of a section played once", "section:A bar:2 note:1 ending:1 bar:1 note:2 end", "C | D |]"],
    ["a tuplet that is not filled", "section:A bar:1 tuplet:3:2:2 note:1 note:2 end", "(3:2:2CD |]"],
    ["what stands before the body and behind the end", "rest body note:1 end note:2", "C |]"],
  ])("are written down as far as they go: %s", (_, text, music) => {
    expect(musicOf(decodeTune(vocabulary, readTokens(vocabulary, text), frame))).toBe(music);
  });

  it("never fail", () => {
    const anyTokens = fc.array(fc.nat({ max: vocabulary.size - 1 }), { maxLength: 60 });
    fc.assert(
      fc.property(anyTokens, (tokens) => {
        expect(decodeTune(vocabulary, tokens, frame).voices).toHaveLength(1);
      }),
    );
  });
});

/** @file Scores as tokens: what each thing is spelled as, and what is left out. */
import { duration } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { scoreOf, spell, vocabulary } from "../testing/spell.ts";
import { encodeTune } from "./encode-tune.ts";

/** The tokens of one bar of eight quavers' length, without the section around it. */
function bar(music: string, header?: string): string {
  return spell(`${music} |]`, header)
    .replace(/^section:A bar:1 /u, "")
    .replace(/ end$/u, "");
}

describe("notes", () => {
  it.each([
    ["a unit long need no length", "CDEF GABc", "note:1 note:2 note:3 note:4 note:5 note:6 note:7 note:1+1"],
    [
      "of other lengths say so",
      "C2 D3 E/F/ G2",
      "note:1 len:2 note:2 len:3 note:3 len:1/2 note:4 len:1/2 note:5 len:2",
    ],
    [
      "of broken rhythm are just lengths",
      "C>D E<F GABc",
      "note:1 len:3/2 note:2 len:1/2 note:3 len:1/2 note:4 len:3/2 note:5 note:6 note:7 note:1+1",
    ],
    ["of a length without a token go on as a hold", "CD E5 F", "note:1 note:2 note:3 len:4 hold note:4"],
    ["that are tied are held", "CDEF- F2 GA", "note:1 note:2 note:3 note:4 hold len:2 note:5 note:6"],
    [
      "tied to another pitch are not",
      "CDEF- G2 GA",
      "note:1 note:2 note:3 note:4 note:5 len:2 note:5 note:6",
    ],
    [
      "struck together leave the highest",
      "[CEG]2 CDEFGA",
      "note:5 len:2 note:1 note:2 note:3 note:4 note:5 note:6",
    ],
    ["may rest", "C2 z2 CDEF", "note:1 len:2 rest len:2 note:1 note:2 note:3 note:4"],
  ])("%s", (_, music, tokens) => {
    expect(bar(music)).toBe(tokens);
  });

  it.each([
    ["K:G", "GABc defg", "note:1 note:2 note:3 note:4 note:5 note:6 note:7 note:1+1"],
    ["K:D dorian", "DEFG ABcd", "note:1 note:2 note:3 note:4 note:5 note:6 note:7 note:1+1"],
    ["K:A minor", "E^F^GA Bcde", "note:5-1 note:#6-1 note:#7-1 note:1 note:2 note:3 note:4 note:5"],
    ["K:F", "FGA=B cdef", "note:1 note:2 note:3 note:#4 note:5 note:6 note:7 note:1+1"],
  ])("count from the tonic and the signature of %s", (key, music, tokens) => {
    expect(bar(music, key)).toBe(tokens);
  });

  it("are the same in every octave and key", () => {
    const tokensOf = (music: string, header?: string) => {
      const encoded = encodeTune(vocabulary, scoreOf(music, header));
      return "tokens" in encoded ? encoded.tokens : [];
    };
    const low = tokensOf("C,D,E,C, G,A,B,C |]");
    expect(low).toHaveLength(11);
    expect(tokensOf("cdec gabc' |]")).toEqual(low);
    expect(tokensOf("DEFD ABcd |]", "K:D")).toEqual(low);
  });

  it("doubly altered are taken for their neighbours", () => {
    expect(bar("C^^F__BC CCCC")).toBe("note:1 note:5 note:6 note:1 note:1 note:1 note:1 note:1");
  });
});

describe("signs on notes", () => {
  it.each([
    [
      "graces",
      "{d}c2 {ed}c2 CDEF",
      "grace note:2+1 note:1+1 len:2 grace note:3+1 grace note:2+1 note:1+1 len:2 note:1 note:2 note:3 note:4",
    ],
    [
      "ornaments",
      "~C2 !trill!C2 !fermata!C4",
      "ornament:roll note:1 len:2 ornament:trill note:1 len:2 ornament:fermata note:1 len:4",
    ],
    [
      "triplets",
      "(3CDE (3:2:2F2G C4",
      "tuplet:3:2:2 note:1 note:2 note:3 tuplet:3:2:2 note:4 len:2 note:5 note:1 len:4",
    ],
    [
      "triplets of other spans",
      "(3C/D/E/ C (3C2D2E2 F2",
      "tuplet:3:2:1 note:1 note:2 note:3 note:1 tuplet:3:2:4 note:1 note:2 note:3 note:4 len:2",
    ],
    [
      "chords",
      '"C"CDEF "G7/B"G2 "Am"A2',
      "chord:1 note:1 note:2 note:3 note:4 chord:5 quality:dominant bass:7 note:5 len:2 chord:6 quality:minor note:6 len:2",
    ],
    [
      "chords over rests and held notes",
      '"F"z4 "G"C4-| "C"C8',
      "chord:4 rest len:4 chord:5 note:1 len:4 bar:1 chord:1 hold len:8",
    ],
    [
      "chords of rare kinds",
      '"Cmaj9"C4 "G13"G4',
      "chord:1 quality:major-seventh note:1 len:4 chord:5 quality:dominant-ninth note:5 len:4",
    ],
  ])("are spelled before them: %s", (_, music, tokens) => {
    expect(bar(music).replace("section:A bar:2 ", "")).toBe(tokens);
  });

  it("of other kinds are left out", () => {
    expect(bar('.C(uD!p!E)F "^slowly"GABc')).toBe(bar("CDEF GABc"));
  });
});

describe("bars and sections", () => {
  const line = "C8 | D8 | E8 | C8";

  it("count down to the end of the section", () => {
    expect(spell(`${line} |]`)).toBe(
      "section:A bar:4 note:1 len:8 bar:3 note:2 len:8 bar:2 note:3 len:8 bar:1 note:1 len:8 end",
    );
  });

  it("are named as the form is heard", () => {
    const a = "CDEF GABc | c2G2 E2C2 | CDEF GABc | C8";
    const b = "gfed c2G2 | A2B2 c2d2 | gfed c2B2 | G8";
    const names = spell(`|: ${a} | ${a} :: ${b} | ${b} :| ${a} | ${a} |]`).match(/section:\S+/gu);
    expect(names).toEqual(["section:A*2", "section:B*2", "section:A"]);
  });

  it("are named as the caller says", () => {
    const sections = [
      { measure: 0, letter: "A", primed: false },
      { measure: 2, letter: "B", primed: true },
      { measure: 3, letter: "H", primed: false },
    ];
    expect(spell(`${line} |]`, "K:C", { sections }).match(/(?:section|bar):\S+/gu)).toEqual(
      "section:A bar:2 bar:1 section:B' bar:1 section:F bar:1".split(" "),
    );
  });

  it("are not divided inside a repeat", () => {
    const sections = [
      { measure: 0, letter: "A", primed: false },
      { measure: 2, letter: "B", primed: false },
    ];
    expect(spell(`|: ${line} :|`, "K:C", { sections }).match(/section:\S+/gu)).toEqual(["section:A*2"]);
  });

  it.each([
    [
      "a pick-up",
      "G2 | C8 | D6 |]",
      "section:A upbeat note:5 len:2 bar:2 note:1 len:8 bar:1 note:2 len:6 end",
    ],
    [
      "a pick-up before the repeat",
      "G2 |: C8 | D8 :|",
      "section:A*2 lead-in note:5 len:2 bar:2 note:1 len:8 bar:1 note:2 len:8 end",
    ],
    [
      "a bar divided by a repeat",
      "|: G2 | C8 | D6 :| A2 | C8 | E6 |]",
      "section:A*2 upbeat note:5 len:2 bar:2 note:1 len:8 bar:1 note:2 len:6 section:A upbeat note:6 len:2 bar:2 note:1 len:8 bar:1 note:3 len:6 end",
    ],
    [
      "two endings",
      "|: C8 | D8 |1 E8 :|2 F8 |]",
      "section:A*2 bar:3 note:1 len:8 bar:2 note:2 len:8 ending:1 bar:1 note:3 len:8 ending:2 bar:1 note:4 len:8 end",
    ],
    [
      "a change of meter",
      "C8 | [M:3/4] D6 | E6 |]",
      "section:A bar:3 note:1 len:8 bar:2 meter:3/4 note:2 len:6 bar:1 note:3 len:6 end",
    ],
  ])("may have %s", (_, music, tokens) => {
    expect(spell(music)).toBe(tokens);
  });

  it("are one whatever the unit they were written in", () => {
    const slow = spell("CDEF GABc | C8 |]");
    const frame = { unit: duration(1, 16) };
    expect(spell("C/D/E/F/ G/A/B/c/ | C4 |]", "M:2/4\nK:C", { frame })).toBe(slow);
  });
});

describe("the tune of the README", () => {
  it("is spelled as it says", () => {
    const music = '|: D | "G"GAB dBA | "C"~e3 "D7"dBA | "G"GAB "Em"(3gfe d | "D7"A3 "G"G2 :|';
    expect(spell(music, "M:6/8\nK:G").split(" bar:")).toEqual([
      "section:A*2 upbeat note:5-1",
      "4 chord:1 note:1 note:2 note:3 note:5 note:3 note:2",
      "3 chord:4 ornament:roll note:6 len:3 chord:5 quality:dominant note:5 note:3 note:2",
      "2 chord:1 note:1 note:2 note:3 tuplet:3:2:2 chord:6 quality:minor note:1+1 note:7 note:6 note:5",
      "1 chord:5 quality:dominant note:2 len:3 chord:1 note:1 len:2 end",
    ]);
  });
});

describe("the frame", () => {
  const frameOf = (music: string, header?: string) => {
    const encoded = encodeTune(vocabulary, scoreOf(music, header));
    return "frame" in encoded ? encoded.frame : undefined;
  };

  it("takes the unit that most notes have", () => {
    expect(frameOf("C2D2E2F2|]")?.unit).toEqual(duration(1, 4));
    expect(frameOf("C2DE FGAB|]")?.unit).toEqual(duration(1, 8));
  });

  it("has its home where the middle of the melody is", () => {
    expect(frameOf("GABG dcBA|]", "K:G")?.homeOctave).toBe(4);
    expect(frameOf("ddee ffgg|]", "K:D")?.homeOctave).toBe(5);
    expect(frameOf("ccBB ccBB|]", "K:Cb")?.homeOctave).toBe(5);
  });

  it("can be given", () => {
    const frame = {
      homeOctave: 3,
      unit: duration(1, 16),
      key: { tonic: { letter: "A", alter: 0 }, mode: "minor" },
    } as const;
    expect(spell("A4 |]", "M:2/4\nK:C", { frame })).toBe("section:A bar:1 note:1+1 len:8 end");
  });
});

describe("tunes that cannot be spelled", () => {
  it.each([
    ["no-notes", "z8 |]", "K:C"],
    ["odd-tuplet", "(5CDEFG C4 |]", "K:C"],
    ["odd-meter", "C8 D8 E8 F6 |]", "M:31/8\nK:C"],
    ["odd-length", "C1/64 |]", "K:C"],
    ["quarter-tones", "^/C4 D4 |]", "K:C"],
    ["remote-pitch", "C,,,,8 | c8 | c8 | c8 |]", "K:C"],
    ["odd-repeats", "|: C8 |1 D8 :|2 E8 :|3 F8 |]", "K:C"],
  ])("say why: %s", (reason, music, header) => {
    expect(encodeTune(vocabulary, scoreOf(music, header))).toEqual({ unsupported: [reason] });
  });
});

import { describe, expect, it } from "vitest";
import { chordIntervals } from "./chord-tones.ts";
import { isNoChord, parseChordSymbol } from "./parse-chord-symbol.ts";
import { printChordSymbol, renameChord } from "./print-chord-symbol.ts";

describe("reading a chord symbol", () => {
  it.each([
    ["A", "major", "0 4 7"],
    ["Amaj", "major", "0 4 7"],
    ["Am", "minor", "0 3 7"],
    ["Amin", "minor", "0 3 7"],
    ["Ami", "minor", "0 3 7"],
    ["A-", "minor", "0 3 7"],
    ["Am7", "minor-seventh", "0 3 7 10"],
    ["A-7", "minor-seventh", "0 3 7 10"],
    ["A7", "dominant", "0 4 7 10"],
    ["Amaj7", "major-seventh", "0 4 7 11"],
    ["AM7", "major-seventh", "0 4 7 11"],
    ["A△7", "major-seventh", "0 4 7 11"],
    ["A△", "major-seventh", "0 4 7 11"],
    ["A^7", "major-seventh", "0 4 7 11"],
    ["Adim", "diminished", "0 3 6"],
    ["A°", "diminished", "0 3 6"],
    ["Ad", "diminished", "0 3 6"],
    ["Ao7", "diminished-seventh", "0 3 6 9"],
    ["Aø", "half-diminished", "0 3 6 10"],
    ["Am7b5", "half-diminished", "0 3 6 10"],
    ["Am7(b5)", "half-diminished", "0 3 6 10"],
    ["A+", "augmented", "0 4 8"],
    ["Aaug", "augmented", "0 4 8"],
    ["A+7", "augmented-seventh", "0 4 8 10"],
    ["A7#5", "augmented-seventh", "0 4 8 10"],
    ["Am(maj7)", "major-minor", "0 3 7 11"],
    ["A6", "major-sixth", "0 4 7 9"],
    ["Am6", "minor-sixth", "0 3 7 9"],
    ["A6/9", "major-sixth", "0 4 7 9 14"],
    ["A9", "dominant-ninth", "0 4 7 10 14"],
    ["A11", "dominant-11th", "0 4 7 10 14 17"],
    ["A13", "dominant-13th", "0 4 7 10 14 17 21"],
    ["A13b9", "dominant-13th", "0 4 7 10 13 17 21"],
    ["A7b9", "dominant", "0 4 7 10 13"],
    ["A7-9", "dominant", "0 4 7 10 13"],
    ["A7#11", "dominant", "0 4 7 10 18"],
    ["A7(b9,#11)", "dominant", "0 4 7 10 13 18"],
    ["Amaj7#11", "major-seventh", "0 4 7 11 18"],
    ["A7b5", "dominant", "0 4 6 10"],
    ["A7alt", "dominant", "0 4 8 10 13 15"],
    ["Asus", "suspended-fourth", "0 5 7"],
    ["Asus4", "suspended-fourth", "0 5 7"],
    ["Asus2", "suspended-second", "0 2 7"],
    ["A7sus4", "suspended-fourth", "0 5 7 10"],
    ["Asus47", "suspended-fourth", "0 5 7 10"],
    ["Aadd9", "major", "0 4 7 14"],
    ["A(add9)", "major", "0 4 7 14"],
    ["A5", "power", "0 7"],
    ["A(no3)", "major", "0 7"],
    ["(Am)", "minor", "0 3 7"],
    ["G(Em)", "major", "0 4 7"],
    ["(Bm)(D)", "minor", "0 3 7"],
    ["Am(A5)", "minor", "0 3 7"],
    ["Am(6)", "minor-sixth", "0 3 7 9"],
  ])("knows %s as %s: %s", (text, quality, semitones) => {
    const chord = parseChordSymbol(text);
    expect(chord?.quality).toBe(quality);
    expect(chord && chordIntervals(chord).join(" ")).toBe(semitones);
  });

  it.each([
    ["F♯m", "F", 1, undefined],
    ["B♭7", "B", -1, undefined],
    ["F##dim7", "F", 2, undefined],
    ["Bbb7", "B", -2, undefined],
    ["A/C#", "A", 0, { letter: "C", alter: 1 }],
    ["Am/G", "A", 0, { letter: "G", alter: 0 }],
    ["Gm/bb", "G", 0, { letter: "B", alter: -1 }],
    ["A/c+", "A", 0, { letter: "C", alter: 1 }],
    ["A6/9/E", "A", 0, { letter: "E", alter: 0 }],
  ])("reads the root and bass of %s", (text, letter, alter, bass) => {
    expect(parseChordSymbol(text)).toMatchObject({ text, root: { letter, alter }, bass });
  });

  it.each([
    "Fine",
    "D.C.",
    "Da Capo",
    "Allegro",
    "1",
    "",
    "a",
    "Aisy",
    "A Hymnal",
    "D.S. al Coda",
    "Coda",
    "B part",
  ])("does not take %j for a chord", (text) => expect(parseChordSymbol(text)).toBeUndefined());

  it("gives up on a long text at once", () => {
    expect(parseChordSymbol(`A${"(G)".repeat(100_000)}`)).toBeUndefined();
  });

  it.each(["N.C.", "NC", "n.c.", "N.C", "(N.C.)"])("knows %s as no chord", (text) => {
    expect(isNoChord(text)).toBe(true);
    expect(parseChordSymbol(text)).toBeUndefined();
  });
});

describe("printing a chord symbol", () => {
  it.each(["A", "F#m", "Bb7", "Cmaj7", "D7(b9)", "G(add9)", "Am/G", "Esus4(add7)", "C(no3)"])(
    "spells %s",
    (text) => {
      const chord = parseChordSymbol(text);
      expect(chord && printChordSymbol(chord)).toBe(text);
    },
  );

  it("reads back what it printed, whatever the quality", () => {
    for (const text of ["Ao7", "A7alt", "A13b9", "A-△7", "Am6/9", "A9sus4"]) {
      const chord = parseChordSymbol(text);
      const again = chord && parseChordSymbol(printChordSymbol(chord));
      expect(again && chordIntervals(again)).toEqual(chord && chordIntervals(chord));
    }
  });
});

describe("a chord under other names", () => {
  const up = { C: "D", D: "E", E: "F", F: "G", G: "A", A: "B", B: "C" } as const;
  it.each([
    ["A-7", "B-7"],
    ["(Am)", "(Bm)"],
    ["G(Em)", "A(Fm)"],
    ["Bb△7", "Cb△7"],
    ["A6/9", "B6/9"],
    ["D7/f+", "E7/g+"],
    ["G/b", "A/c"],
    ["E7(b9)/B", "F7(b9)/C"],
  ])("keeps the written quality: %s to %s", (text, renamed) => {
    const chord = parseChordSymbol(text);
    const moved = chord && renameChord(chord, (name) => ({ letter: up[name.letter], alter: name.alter }));
    expect(moved).toEqual(moved && { ...parseChordSymbol(renamed), text: renamed });
  });
});

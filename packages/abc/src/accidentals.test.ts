import { describe, expect, it } from "vitest";
import { pitches, readMusic } from "./testing/tune.ts";

describe("a written accidental", () => {
  it.each([
    ["pitch", "^c c c' C | c", "C#5 C#5 C#6 C#4 C5"],
    ["octave", "^c c c' C | c", "C#5 C#5 C6 C4 C5"],
    ["not", "^c c c' C | c", "C#5 C5 C6 C4 C5"],
  ])("reaches as far as %s says", (reach, music, expected) => {
    expect(pitches(readMusic(music, `%%propagate-accidentals ${reach}\nK:C`))).toBe(expected);
    expect(pitches(readMusic(music, `I:propagate-accidentals ${reach}\nK:C`))).toBe(expected);
  });

  it("reaches all octaves when nothing is said", () => {
    expect(pitches(readMusic("^c C c'"))).toBe("C#5 C#4 C#6");
  });

  it.each([
    ["^f _b =c", "K:C", "F#5 Bb5 C5"],
    ["^^f __b", "K:C", "F##5 Bbb5"],
    ["^/f _/b ^3/2f _3/2b ^/2c", "K:C", "F(0.5)5 B(-0.5)5 F(1.5)5 B(-1.5)5 C(0.5)5"],
    ["f =f f | f", "K:D", "F#5 F5 F5 F#5"],
    ["f c g", "K:Hp", "F#5 C#5 G5"],
    ["f c g", "K:HP", "F5 C5 G5"],
    ["b e f", "K:D exp _b _e", "Bb5 Eb5 F5"],
    ["b e f", "K:none", "B5 E5 F5"],
    ["f", "K:C ^/f", "F(0.5)5"],
    ["{^f}g f", "K:C", "G5 F#5"],
    ["[^ce] c", "K:C", "C#5+E5 C#5"],
    ["^c [K:C] c", "K:C", "C#5 C#5"],
    ["^c & c | c", "K:C", "C#5 C5"],
  ])("%j in %s", (music, header, expected) => {
    expect(pitches(readMusic(music, header))).toBe(expected);
  });

  it.each([
    ["^f- | f f", "F#5 F#5 F5"],
    ["^f- | f' f", "F#5 F6 F5"],
    ["^f- | =f f", "F#5 F5 F5"],
    ["^f | -f f", "F#5 F#5 F5"],
    ["[^fa]- | [fa] f", "F#5+A5 F#5+A5 F5"],
    ["[^f-a] | [fa] f", "F#5+A5 F#5+A5 F5"],
    ["^f- | z f", "F#5 F5"],
    ["^f- | Z | f", "F#5 F5"],
  ])("is carried over the bar line by a tie: %j", (music, expected) => {
    expect(pitches(readMusic(music))).toBe(expected);
  });

  it.each([
    ["^c ^c", [false, true]],
    ["=c c", [true, false]],
    ["^c =c", [false, false]],
  ])("is a courtesy when it says what is in force: %j", (music, courtesies) => {
    const { events } = readMusic(music).score.voices[0]?.measures[0] ?? { events: [] };
    expect(events.map((event) => event.kind === "note" && event.courtesy)).toEqual(courtesies);
  });
});

describe("an octave", () => {
  it.each([
    ["C, C c c' c''", "K:C", "C3 C4 C5 C6 C7"],
    ["c,' C',", "K:C", "C5 C4"],
    ["C [K:octave=1] C [K:C octave=0] C", "K:C octave=-1", "C3 C5 C4"],
    ["C", "K:C octave=99", "C4"],
  ])("of %j in %s", (music, header, expected) => {
    expect(pitches(readMusic(music, header))).toBe(expected);
  });
});

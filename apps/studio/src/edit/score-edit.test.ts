import { parseAbc, printAbc } from "@melodist/abc";
import { placeMeasures, type Score } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { stepBar, stepNote } from "./move-cursor.ts";
import { eventAt, moveNote, setChord, setTitle, spliceBars, transposeBars } from "./score-edit.ts";

function scoreOf(music: string): Score {
  const [tune] = parseAbc(`X:1\nT:A\nL:1/8\nM:2/4\nK:G\n${music}\n`).tunes;
  if (tune === undefined) throw new Error("a tune was expected");
  return tune.score;
}

/** The music of a tune without its header. */
function musicOf(score: Score): string {
  return printAbc(score).split("K:G\n")[1]?.trim() ?? printAbc(score);
}

function measuresOf(score: Score) {
  const [voice] = score.voices;
  return voice === undefined ? [] : placeMeasures(score, voice);
}

const place = (measure: number, event: number) => ({ voice: 0, measure, stream: 0, event });

describe("a note moved along the scale", () => {
  it.each([
    ["E2 G2 |]", 1, "F2 G2 |]"],
    ["E2 G2 |]", 7, "e2 G2 |]"],
    ["^D2 G2 |]", -7, "^D,2 G2 |]"],
    ["[EG]2 G2 |]", -1, "[DF]2 G2 |]"],
    ["z2 G2 |]", 1, "z2 G2 |]"],
  ])("%s by %i is %s", (music, steps, moved) => {
    const score = scoreOf(music);
    expect(musicOf(moveNote(score, place(0, 0), steps, measuresOf(score)))).toBe(moved);
  });
});

describe("a chord symbol", () => {
  it("is set, replaced and taken away", () => {
    const score = scoreOf("G2 B2 |]");
    const set = setChord(score, place(0, 1), "Em");
    expect(musicOf(set)).toBe('G2 "Em"B2 |]');
    expect(musicOf(setChord(set, place(0, 1), "D7"))).toBe('G2 "D7"B2 |]');
    expect(musicOf(setChord(set, place(0, 1), " "))).toBe("G2 B2 |]");
  });

  it("that makes no sense changes nothing", () => {
    const score = scoreOf("G2 B2 |]");
    expect(setChord(score, place(0, 0), "hello there")).toBe(score);
  });
});

describe("bars of another version", () => {
  const score = scoreOf("G4 | A4 | B4 | c4 |]");

  it("stand in for some, and the others stay", () => {
    const other = scoreOf("d4 | d4 | d4 | d4 |]");
    const spliced = spliceBars(score, other, { from: 1, to: 2 });
    expect(spliced && musicOf(spliced)).toBe("G4 | d4 | d4 | c4 |]");
  });

  it("do not fit where there are more or fewer of them", () => {
    expect(spliceBars(score, scoreOf("d4 | d4 |]"), { from: 0, to: 1 })).toBeUndefined();
  });
});

describe("transposing", () => {
  const score = scoreOf("G4 | A4 | B4 |]");

  it("moves some bars and leaves the key", () => {
    const moved = transposeBars(score, { steps: 7, semitones: 12 }, { from: 1, to: 1 });
    expect(musicOf(moved)).toBe("G4 | a4 | B4 |]");
  });

  it("moves the whole tune with its key", () => {
    const moved = transposeBars(score, { steps: 1, semitones: 2 }, undefined);
    expect(moved.key.tonic?.letter).toBe("A");
    expect(eventAt(moved, place(0, 0))).toMatchObject({ pitch: { letter: "A", octave: 4 } });
  });
});

describe("the title", () => {
  it("is set in place of the first, the others stay", () => {
    expect(setTitle({ ...scoreOf("G4 |]"), titles: ["A", "B"] }, " C ").titles).toEqual(["C", "B"]);
  });
});

describe("the cursor", () => {
  const measures = measuresOf(scoreOf("G2 A2 | z4 | B2 c2 |]"));

  it("goes from note to note, over bars, and stays at the ends", () => {
    expect(stepNote(measures, undefined, 1)).toEqual(place(0, 0));
    expect(stepNote(measures, place(0, 1), 1)).toEqual(place(1, 0));
    expect(stepNote(measures, place(0, 0), -1)).toEqual(place(0, 0));
    expect(stepNote(measures, place(2, 1), 1)).toEqual(place(2, 1));
  });

  it("goes from bar to bar", () => {
    expect(stepBar(measures, place(0, 1), 1)).toEqual(place(1, 0));
    expect(stepBar(measures, place(1, 0), -1)).toEqual(place(0, 0));
    expect(stepBar(measures, place(2, 1), 1)).toEqual(place(2, 0));
  });
});

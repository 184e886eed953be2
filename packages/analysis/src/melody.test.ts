import { duration, key } from "@melodist/score";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMelody } from "./melody.ts";
import { oddTune } from "./testing/odd-tune.ts";
import { tune } from "./testing/tune.ts";

const anyTune = fc.array(fc.nat({ max: 65_535 }), { maxLength: 200 }).map(oddTune);

const eighths = (count: number) => duration(count, 8);

describe("the melody of a score", () => {
  it("is its notes, each with its place", () => {
    const { notes } = readMelody(tune("G2 z2 A4 | B8 |]"));
    expect(
      notes.map(({ midi, onset, length, measure, offset }) => ({ midi, onset, length, measure, offset })),
    ).toEqual([
      { midi: 67, onset: eighths(0), length: eighths(2), measure: 0, offset: eighths(0) },
      { midi: 69, onset: eighths(4), length: eighths(4), measure: 0, offset: eighths(4) },
      { midi: 71, onset: eighths(8), length: eighths(8), measure: 1, offset: eighths(0) },
    ]);
  });

  it("holds a tied note once, as long as all of it", () => {
    const { notes } = readMelody(tune("G4 A4- | A8- | A2 A6 |]"));
    expect(notes.map((note) => note.length)).toEqual([eighths(4), eighths(14), eighths(6)]);
  });

  it("does not tie across a rest or to another pitch", () => {
    expect(readMelody(tune("G4- z4 | G4- A4 |]")).notes).toHaveLength(3);
  });

  it("is read as written, or as played", () => {
    const score = tune("|: G8 |1 A8 :|2 B8 |]".replace("1", "[1").replace("2", "[2"));
    expect(readMelody(score).notes.map((note) => note.midi)).toEqual([67, 69, 71]);
    const played = readMelody(score, { repeats: true });
    expect(played.notes.map((note) => note.midi)).toEqual([67, 69, 67, 71]);
    expect(played.measures.map((measure) => measure.written)).toEqual([0, 1, 0, 2]);
  });

  it("says where sections end", () => {
    const { measures } = readMelody(tune("G8 | G8 :| G8 || G8 | P:B G8 | G8 |]"));
    expect(measures.map((measure) => measure.endsSection)).toEqual([false, true, true, true, false, true]);
  });

  it("tells chords and where there are none", () => {
    const { chords } = readMelody(tune('"G"G4 "D7"A4 | "N.C."B8 |]', { key: key("G", 0, "major") }));
    expect(chords.map(({ chord }) => chord?.text)).toEqual(["G", "D7", undefined]);
    expect(chords[2]?.onset).toEqual(eighths(8));
  });

  it("is empty when nothing is sung", () => {
    expect(readMelody(tune("")).notes).toEqual([]);
    expect(readMelody({ ...tune(""), voices: [] })).toEqual({
      notes: [],
      measures: [],
      chords: [],
      voice: 0,
    });
  });

  it("never has two notes at once", () => {
    fc.assert(
      fc.property(anyTune, (score) => {
        const { notes } = readMelody(score);
        for (const [index, note] of notes.entries()) {
          const next = notes[index + 1];
          if (next === undefined) continue;
          const end = note.onset.num / note.onset.den + note.length.num / note.length.den;
          expect(next.onset.num / next.onset.den).toBeGreaterThanOrEqual(end - 1e-9);
        }
      }),
    );
  });
});

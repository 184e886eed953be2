import { key, type Letter } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { readMelody } from "./melody.ts";
import { SCALES } from "./scale.data.ts";
import { findScale } from "./scale.ts";
import { tune } from "./testing/tune.ts";

/** The scale of notes of equal length above a tonic. */
const scaleOf = (text: string, tonic: Letter) =>
  findScale(readMelody(tune(text)), { letter: tonic, alter: 0 });

describe("the scale of a melody", () => {
  it.each<[string, Letter, string]>([
    ["C D E G A C D E", "C", "gong"],
    ["D E G A C D E G", "D", "shang"],
    ["E G A C D E G A", "E", "jue"],
    ["G A C D E G A C", "G", "zhi"],
    ["A C D E G A C D", "A", "yu"],
    ["C D _E G _A C D", "C", "pentatonic"],
    ["C D E F G A C D", "C", "major-without-7"],
    ["C D E G A B C D", "C", "major-without-4"],
    ["A B C D E G A B", "A", "minor-without-6"],
    ["C D E F G A B c", "C", "major"],
    ["D E F G A B c d", "D", "dorian"],
    ["G A B c d e f g", "G", "mixolydian"],
    ["E F G A B c d e", "E", "phrygian"],
    ["F G A B c d e f", "F", "lydian"],
    ["A B c d e f ^g a", "A", "harmonic-minor"],
    ["A B c d e ^f ^g a", "A", "melodic-minor"],
    ["A B c d e f g ^f ^g a", "A", "melodic-minor"],
    ["E F ^G A B c d e", "E", "freygish"],
    ["D E F ^G A B c d", "D", "misheberak"],
    ["C ^C D ^D E F ^F G ^G A ^A B", "C", "chromatic"],
    ["C E G c", "C", "fragment"],
  ])("%s above %s is %s", (text, tonic, name) => {
    expect(scaleOf(text, tonic)?.name).toBe(name);
  });

  it("tells which degrees are missing", () => {
    expect(scaleOf("C D E G A C", "C")?.missing).toEqual([4, 7]);
    expect(scaleOf("C D E F G A", "C")?.missing).toEqual([7]);
  });

  it("takes a rare passing note as foreign", () => {
    const bars = "C2D2 E2G2 | A2G2 E2D2 | C2D2 E2G2 | A2G2 E2D2 |";
    const finding = scaleOf(`${bars} ${bars} ${bars} C2D2 E2FG | C8 |]`, "C");
    expect(finding?.name).toBe("gong");
    expect(finding?.foreign.map(({ semitone }) => semitone)).toEqual([5]);
  });

  it("takes a rare note on a strong beat for the scale's own", () => {
    const bars = "C2D2 E2G2 | A2G2 E2D2 | C2D2 E2G2 | A2G2 E2D2 |";
    expect(scaleOf(`${bars} ${bars} ${bars} F2D2 E2G2 | C8 |]`, "C")?.name).toBe("major-without-7");
  });

  it("has shares that sum to one", () => {
    const shares = findScale(readMelody(tune("C D E2 F4", { key: key("C", 0, "major") })), {
      letter: "C",
      alter: 0,
    })?.shares;
    expect(shares?.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  });

  it("is unknown without notes", () => {
    expect(scaleOf("z8", "C")).toBeUndefined();
  });
});

describe("the table of scales", () => {
  it("names each set of notes once", () => {
    const sets = [...SCALES.values()].map(({ semitones }) => semitones.join());
    expect(new Set(sets).size).toBe(sets.length);
  });

  it("begins each on the tonic, ascending, within the octave", () => {
    for (const { semitones } of SCALES.values()) {
      expect(semitones[0]).toBe(0);
      expect([...new Set(semitones)].sort((a, b) => a - b)).toEqual(semitones);
      expect(semitones.at(-1)).toBeLessThan(12);
    }
  });
});

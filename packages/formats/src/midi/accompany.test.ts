import { parseAbc } from "@melodist/abc";
import { printDuration } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { perform } from "./perform.ts";
import type { PerformedNote } from "./performance.ts";

const NAMES = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"];

function accompaniment(meter: string, body: string, key = "C"): readonly PerformedNote[] {
  const score = parseAbc(`X:1\nM:${meter}\nL:1/8\nK:${key}\n${body}\n`).tunes[0]?.score;
  if (score === undefined) throw new Error("no tune");
  const { notes, parts } = perform(score);
  return notes.filter((note) => parts[note.part]?.kind === "accompaniment");
}

/** Strokes by onset in eighths: a bass by its name, a chord in brackets from the lowest note. */
function strokes(meter: string, body: string, key?: string): string {
  const byOnset = new Map<string, string>();
  for (const note of accompaniment(meter, body, key)) {
    const onset = printDuration({ num: (note.onset.num * 8) / note.onset.den, den: 1 });
    const name = NAMES[note.key % 12] ?? "";
    byOnset.set(onset, (byOnset.get(onset) ?? "") + (note.kind === "bass" ? name : `(${name})`));
  }
  return [...byOnset].map(([onset, names]) => `${onset}:${names}`).join(" ");
}

describe("an accompanist", () => {
  it.each([
    ["4/4", "C8", "0:C 2:(G)(C)(E) 4:G 6:(G)(C)(E)", "boom-chick in crotchets"],
    ["C|", "C8", "0:C 2:(G)(C)(E) 4:G 6:(G)(C)(E)", "the same in cut time"],
    ["2/4", "C4", "0:C 1:(G)(C)(E) 2:G 3:(G)(C)(E)", "a polka's in quavers"],
    ["3/4", "C6", "0:C 2:(G)(C)(E) 4:(G)(C)(E)", "oom-pah-pah"],
    ["6/8", "C6", "0:C 2:(G)(C)(E) 3:G 5:(G)(C)(E)", "a jig's first and third quavers"],
    ["9/8", "C9", "0:C 2:(G)(C)(E) 3:G 5:(G)(C)(E) 6:C 8:(G)(C)(E)", "a slip jig's"],
    ["3/8", "C3", "0:C 1:(G)(C)(E) 2:(G)(C)(E)", "a small waltz"],
    ["2+3/8", "C5", "0:C 1:(G)(C)(E) 2:G 3:(G)(C)(E) 4:(G)(C)(E)", "the groups of an additive meter"],
    ["5/4", "C10", "0:C 2:(G)(C)(E) 4:(G)(C)(E) 6:G 8:(G)(C)(E)", "three and two"],
    ["none", "C8", "0:C(G)(C)(E)", "one stroke where nothing is counted"],
  ])("in %s plays %s as %s: %s", (meter, bar, expected) => {
    expect(strokes(meter, `"C"${bar}|`)).toBe(expected);
  });

  it("takes the root whenever a chord begins, the fifth when it goes on", () => {
    expect(strokes("4/4", '"C"C4 "F"F4|C8|')).toBe(
      "0:C 2:(G)(C)(E) 4:F 6:(A)(C)(F) 8:C 10:(A)(C)(F) 12:F 14:(A)(C)(F)",
    );
  });

  it("brings the bass along when a chord begins between two bass notes", () => {
    expect(strokes("4/4", '"C"C2 "F"F6|')).toBe("0:C 2:F(A)(C)(F) 4:C 6:(A)(C)(F)");
  });

  it("strikes a chord that no stroke of the pattern falls into", () => {
    expect(strokes("4/4", '"C"C2 D "F"F C4|"G"G8|')).toContain("2:(G)(C)(E) 4:F");
    expect(strokes("4/4", '"C"C "F"F "C"C2 C4|')).toBe("0:C 1:F(A)(C)(F) 2:C(G)(C)(E) 4:G 6:(G)(C)(E)");
  });

  it("stays on the note behind a slash", () => {
    expect(strokes("4/4", '"C/E"C8|')).toBe("0:E 2:(G)(C)(E) 4:E 6:(G)(C)(E)");
  });

  it("rests from N.C. to the next chord", () => {
    expect(strokes("4/4", '"C"C4 "N.C."C4|C8|"F"F4 "N.C."z4|')).toBe("0:C 2:(G)(C)(E) 16:F 18:(A)(C)(F)");
  });

  it("rests until the first chord", () => {
    expect(strokes("4/4", 'CDEF GABc|"C"C8|')).toBe("8:C 10:(G)(C)(E) 12:G 14:(G)(C)(E)");
  });

  it("counts a pick-up as the end of a bar", () => {
    expect(strokes("4/4", '"G"G2|"C"C8|')).toBe("0:G(G)(B)(D) 2:C 4:(G)(C)(E) 6:G 8:(G)(C)(E)");
  });

  it("goes on in the middle of a bar that a repeat sign divides", () => {
    const chord = "(G)(C)(E)";
    expect(strokes("3/4", '"C"C6|C4:|C2|C6|]')).toBe(
      `0:C 2:${chord} 4:${chord} 6:G 8:${chord} 10:C 12:${chord} 14:${chord} 16:G 18:${chord} 20:${chord} 22:C 24:${chord} 26:${chord}`,
    );
  });

  it("leaves out the fifth, then the root, of chords with many tones", () => {
    expect(strokes("4/4", '"C9"C8|')).toBe("0:C 2:(Bb)(C)(D)(E) 4:G 6:(Bb)(C)(D)(E)");
  });

  it("keeps bass and chords in the octaves of a guitar", () => {
    const notes = ["C", "Eb7", "F#m", "Abmaj7", "Bdim"].flatMap((chord) =>
      accompaniment("4/4", `"${chord}"C8|`),
    );
    for (const note of notes) {
      const lowest = note.kind === "bass" ? 40 : 55;
      expect(note.key).toBeGreaterThanOrEqual(lowest);
      expect(note.key).toBeLessThan(lowest + 12);
    }
  });

  it("transposes with its voice", () => {
    expect(strokes("4/4", '"C"C8|', "C transpose=2")).toBe("0:D 2:(A)(D)(F#) 4:A 6:(A)(D)(F#)");
  });

  it("is silent when switched off, and where there are no chords", () => {
    const score = parseAbc('X:1\nL:1/8\nK:C\n"C"C8|').tunes[0]?.score;
    expect(score && perform(score, { accompaniment: false }).parts).toHaveLength(1);
    expect(accompaniment("4/4", "C8|")).toEqual([]);
  });
});

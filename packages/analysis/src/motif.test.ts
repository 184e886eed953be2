import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMelody } from "./melody.ts";
import { findMotif } from "./motif.ts";
import { oddTune } from "./testing/odd-tune.ts";
import { tune } from "./testing/tune.ts";

const motifOf = (text: string) => findMotif(readMelody(tune(text)));
const variants = (text: string) =>
  motifOf(text)?.occurrences.map(({ note, variant }) => `${note} ${variant}`);

describe("the motif of a melody", () => {
  it("is the cell that recurs", () => {
    const motif = motifOf("G2GE c4 | d3B A4 | G2GE c4 | F2A2 B4 | G2GE c4 | e8 |]");
    expect(motif?.steps).toEqual([0, -2, 5]);
    expect(motif?.occurrences.map(({ measure }) => measure)).toEqual([0, 2, 4]);
  });

  it("is recognised at other pitches, and told how it differs", () => {
    expect(variants("C2EG c4 | D2FA d4 | c2eg c'4 | G2Bd g4 | C2EG c4 |]")).toEqual([
      "0 exact",
      "4 sequence",
      "8 octave",
      "12 transposed",
      "16 exact",
    ]);
  });

  it("is recognised upside down", () => {
    expect(variants("G3A c4 | d8 | G3A c4 | f8 | c3B G4 | D8 |]")).toContain("8 inverted");
  });

  it("is nothing where nothing recurs", () => {
    expect(motifOf("C8 | E4 G4 |]")).toBeUndefined();
    expect(motifOf("")).toBeUndefined();
  });

  it("never overlaps itself", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 65_535 }), { maxLength: 120 }), (choices) => {
        const motif = findMotif(readMelody(oddTune(choices)));
        for (const [index, { note }] of (motif?.occurrences ?? []).entries()) {
          const next = motif?.occurrences[index + 1];
          if (motif !== undefined && next !== undefined)
            expect(next.note - note).toBeGreaterThanOrEqual(motif.notes);
        }
      }),
    );
  });
});

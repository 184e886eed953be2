import { handyInterval, key, type Mode, printPitchName, type Score, transpose } from "@melodist/score";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findKey } from "./find-key.ts";
import { oddTune } from "./testing/odd-tune.ts";
import { tune } from "./testing/tune.ts";

const anyTune = fc.array(fc.nat({ max: 65_535 }), { maxLength: 200 }).map(oddTune);

/** The key found, as `G major`. */
function found(score: Score): string {
  const finding = findKey(score);
  return finding === undefined ? "none" : `${printPitchName(finding.tonic)} ${finding.mode}`;
}

const MAJOR = "|: G2B2 d2B2 | c2A2 F2D2 | G2B2 d2g2 | f2e2 d4 | G2B2 d2B2 | c2A2 F2D2 | G2A2 B2A2 | G8 :|";
const DORIAN =
  "|: E2 | B4 BAFA | BcdB AFDF | E2E2 EDEF | A2GF E2D2 | B4 BAFA | BcdB AFDF | E2FA BAFD | E6 :|";

describe("the key of a tune", () => {
  it.each<[string, ["G" | "E" | "A" | "D", number, Mode], string]>([
    [MAJOR, ["G", 0, "major"], "G major"],
    [DORIAN, ["E", 0, "dorian"], "E dorian"],
    [
      "A2AB c2BA | ^G2E2 E4 | A2AB c2d2 | e8 | a2ge f2ed | c2BA ^G2E2 | A2c2 B2^G2 | A8 |]",
      ["A", 0, "minor"],
      "A minor",
    ],
    [
      "|: A2AG A2Bc | d2dc d2e2 | c2A2 G2E2 | c2G2 E2D2 | A2AG A2Bc | d2dc d2ef | g2e2 d2c2 | A4 A4 :|",
      ["A", 0, "mixolydian"],
      "A mixolydian",
    ],
  ])("is heard from the notes: %#", (text, [letter, alter, mode], expected) => {
    expect(found(tune(text, { key: key(letter, alter, mode) }))).toBe(expected);
  });

  it("does not ask the notation", () => {
    const sharpened = MAJOR.replaceAll("F", "^F").replaceAll("f", "^f");
    expect(found(tune(sharpened, { key: key("C", 0, "major") }))).toBe("G major");
  });

  it("is sooner that in which a tune begins than where it goes", () => {
    const inF =
      "F2 F2 A2 c2 | d2 c2 A4 | B2 B2 G2 E2 | F4 z4 | c2 A2 F2 A2 | G2 A2 B2 G2 | A2 G2 F2 E2 | F4 z4";
    const inC =
      "c2 c2 e2 g2 | g2 f2 e4 | c2 d2 e2 =B2 | c4 z4 | g2 e2 d2 c2 | =B2 A2 =B2 G2 | e2 d2 c2 =B2 | c4 z4";
    const end = "c2 A2 G2 A2 | c8 |]";
    const oddsOfF = (text: string) =>
      findKey(tune(text, { key: key("F", 0, "major") }))?.candidates.find(
        ({ tonic, mode }) => tonic.letter === "F" && mode === "major",
      )?.probability ?? 0;
    const [before, after] = [oddsOfF(`${inF} | ${inC} | ${end}`), oddsOfF(`${inC} | ${inF} | ${end}`)];
    expect(before).toBeGreaterThan(after + 0.15);
  });

  it("is surer of a plain tune than of a few notes", () => {
    const plain = findKey(tune(MAJOR, { key: key("G", 0, "major") }));
    const few = findKey(tune("G2 B2 |]"));
    expect(plain?.confidence).toBeGreaterThan(0.95);
    expect(few?.confidence).toBeLessThan(0.7);
  });

  it("spells its tonic as the tune does", () => {
    const flat = transpose(tune(MAJOR, { key: key("G", 0, "major") }), { steps: 2, semitones: 3 });
    expect(found(flat)).toBe("Bb major");
  });

  it("is unknown without notes", () => {
    expect(findKey(tune("z8 |]"))).toBeUndefined();
  });

  it("moves with the tune", () => {
    const original = findKey(tune(DORIAN, { key: key("E", 0, "dorian") }));
    for (let semitones = 1; semitones < 12; semitones++) {
      const moved = findKey(
        transpose(
          tune(DORIAN, { key: key("E", 0, "dorian") }),
          handyInterval(key("E", 0, "dorian"), semitones),
        ),
      );
      expect(moved?.mode).toBe("dorian");
      expect(moved?.confidence).toBeCloseTo(original?.confidence ?? 0, 6);
    }
  });

  it("ranks candidates, and its probabilities are probabilities", () => {
    fc.assert(
      fc.property(anyTune, (score) => {
        const finding = findKey(score);
        if (finding === undefined) return;
        const odds = finding.candidates.map((candidate) => candidate.probability);
        expect([...odds].sort((a, b) => b - a)).toEqual(odds);
        expect(odds.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(1 + 1e-9);
        expect(finding.confidence).toBeGreaterThanOrEqual(odds[0] ?? 0);
        expect(finding.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });
});

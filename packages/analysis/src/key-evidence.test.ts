import { key } from "@melodist/score";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Aspect, keyEvidence } from "./key-evidence.ts";
import { readMelody } from "./melody.ts";
import { oddTune } from "./testing/odd-tune.ts";
import { tune } from "./testing/tune.ts";

const evidence = (text: string) => keyEvidence(readMelody(tune(text, { key: key("C", 0, "major") })));

/** The pitch classes that an aspect speaks for. */
function heard(text: string, aspect: Aspect): readonly number[] {
  return evidence(text)[aspect].flatMap((share, place) => (share > 0 ? [place] : []));
}

describe("evidence for a key", () => {
  it.each<[Aspect, string, number[]]>([
    ["led", "B4 c4 |]", [0]],
    ["lowered", "F4 E4 |]", [4]],
    ["steppedDown", "D4 C4 |]", [0]],
    ["fromFifth", "G4 c4 |]", [0]],
    ["fromFifth", "G4 C4 |]", [0]],
    ["fromFourth", "c4 G4 |]", [7]],
    ["majorThird", "C4 E4 | C4 z4 |]", [0]],
    ["majorThird", "c4 E4 | E4 z4 |]", [0]],
    ["minorThird", "E4 G4 | E4 z4 |]", [4]],
    ["minorThird", "e4 G4 |]", [4]],
  ])("hears %s in %s", (aspect, text, places) => {
    expect(heard(text, aspect)).toEqual(places);
  });

  it("gives the opening more weight than what follows", () => {
    const { heard: whole, opening } = evidence(`${"C8 | ".repeat(8)}${"G8 | ".repeat(8)}`);
    expect(whole[0]).toBeCloseTo(whole[7] ?? 0, 6);
    expect(opening[0]).toBeGreaterThan(1.5 * (opening[7] ?? 0));
  });

  it("takes a melody for a song by its rests alone", () => {
    expect(heard("C2E2 G4 | c8 |]", "songLast")).toEqual([]);
    expect(evidence("C2z2 z4 | z8 | C8 |]").songLast[0]).toBe(1);
    expect(evidence("C4 E4 | C6 z2 | G8 |]").songLast[7]).toBeCloseTo(1 / 3, 6);
  });

  it("is shares of one, or nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 65_535 }), { maxLength: 200 }).map(oddTune), (score) => {
        const { heard: whole, opening, ...shares } = keyEvidence(readMelody(score));
        for (const row of [...Object.values(shares), whole, opening]) {
          for (const share of row) expect(share >= 0 && share <= 1 + 1e-9).toBe(true);
        }
        for (const row of [shares.time, shares.led, shares.fromFifth, shares.majorThird]) {
          const sum = row.reduce((total, share) => total + share, 0);
          expect(Math.min(Math.abs(sum), Math.abs(sum - 1))).toBeLessThan(1e-9);
        }
      }),
    );
  });
});

import { FREE_METER, key, meter, type Score } from "@melodist/score";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findForm, playedForm, printForm, sectionBars } from "./form.ts";
import { readMelody } from "./melody.ts";
import { sectionSimilarity } from "./section-similarity.ts";
import { oddTune } from "./testing/odd-tune.ts";
import { tune } from "./testing/tune.ts";

const anyTune = fc.array(fc.nat({ max: 65_535 }), { maxLength: 200 }).map(oddTune);

const A8 = "G2B2 d2B2 | c2A2 F2D2 | G2B2 d2g2 | f2e2 d4 | G2B2 d2B2 | c2A2 F2D2 | G2A2 B2A2 | G4 G4";
const B8 = "g2f2 e2d2 | e2f2 g2e2 | d2c2 B2A2 | B2c2 d4 | g2f2 e2d2 | e2d2 c2B2 | A2B2 c2F2 | G4 G4";
const A4 = "G2B2 d2B2 | c2A2 F2D2 | G2A2 B2A2 | G4 z4";
const B4 = "e2e2 d2c2 | B2B2 A2A2 | d2e2 f2e2 | d4 z4";

/** Bars `from` to `to` of a text, counted from 0. */
const bars = (text: string, from: number, to: number) => text.split(" | ").slice(from, to).join(" | ");

const form = (score: Score) => printForm(findForm(score));
const played = (score: Score) => playedForm(findForm(score));
const inG = { key: key("G", 0, "major") };

describe("where sections end", () => {
  it.each([
    [`|: ${A8} :|: ${B8} :|`, "A8×2 B8×2", "AABB"],
    [`|: ${A8} :| ${B8} |]`, "A8×2 B8", "AAB"],
    [`${A8} || ${B8} |]`, "A8 B8", "AB"],
    [`${A8} :: ${B8} :|`, "A8×2 B8×2", "AABB"],
    [`P:A ${A8} | P:B ${B8} |]`, "A8 B8", "AB"],
  ])("is at repeat signs, double bars and parts: %#", (text, written, asPlayed) => {
    const score = tune(text, inG);
    expect(form(score)).toBe(written);
    expect(played(score)).toBe(asPlayed);
  });

  it("is behind the last ending", () => {
    const score = tune(`|: ${bars(A8, 0, 7)} | [1 G4 D4 :| [2 G8 || ${B8} |]`, inG);
    const found = findForm(score);
    expect(printForm(found)).toBe("A8×2 B8");
    expect(found.sections[0]?.endings).toEqual([
      { numbers: [1], from: 7, to: 8 },
      { numbers: [2], from: 8, to: 9 },
    ]);
    expect(found.sections.map(({ from, to }) => [from, to])).toEqual([
      [0, 9],
      [9, 17],
    ]);
  });

  it("is not around fewer than three bars", () => {
    expect(form(tune(`|: ${A8} :| G8 | G8 |: ${B8} :| G8 |]`, inG))).toBe("A10×2 B9×2");
    expect(form(tune(`G8 | A8 || ${A8} |]`, inG))).toBe("A10");
  });

  it("follows the order of parts when it is spelled out", () => {
    const score = tune(`P:A ${A8} | P:B ${B8} |]`, { ...inG, parts: "ABA" });
    expect(played(score)).toBe("ABA");
  });

  it("plays a repeat of several sections in turn", () => {
    const score = tune(`|: ${A8} || ${B8} :|`, inG);
    expect(form(score)).toBe("A8 B8");
    expect(played(score)).toBe("ABAB");
  });
});

describe("stretches without signs", () => {
  it.each([
    [[A4, B4, A4], "A12", "up to twelve bars are one section"],
    [[A4, A4, B4, A4], "A4 A4 B4 A4", "up to 24 bars fall into fours"],
    [[A8, A8, B8, A8], "A8 A8 B8 A8", "longer ones fall into eights"],
    [[A4, A4, B4, "g4 e4"], "A4 A4 B5", "one bar too many belongs to the last section"],
    [[A4, A4, B4, "g4 e4 | d4 c4"], "A4 A4 B4 C2", "two are a section of their own"],
  ])("%#: %s is %s: %s", (parts, expected) => {
    expect(form(tune(`${parts.join(" | ")} |]`, inG))).toBe(expected);
  });

  it("are whole when they are repeated, up to sixteen bars", () => {
    expect(form(tune(`|: ${A8} | ${B8} :|`, inG))).toBe("A16×2");
    expect(form(tune(`|: ${A8} | ${B8} | ${A8} | ${B8} :|`, inG))).toBe("A8 B8 A8 B8");
  });

  it("fall into phrases of five bars where these are clearly heard", () => {
    const five = "G2A2 B2c2 | d2c2 B2A2 | G2B2 A2F2 | G2A2 B2c2 | d8";
    const other = "e2e2 d2d2 | c2c2 B2B2 | A2B2 c2A2 | B2A2 G2F2 | G8";
    expect(form(tune(`${five} | ${five} | ${other} |]`, inG))).toBe("A5 A5 B5");
  });
});

describe("counting bars", () => {
  const jig = "BAG dBG | cAF D2D | BAG dBG | A3 D2D | BAG dBG | cAF D2D | GAB cAF";
  it.each([
    [`|: D | ${jig} | G3 G2 :|`, "A8×2", "a pick-up is no bar"],
    [`D |: ${jig} | G3 G2D :|`, "A8×2", "nor before the repeat"],
    [`|: D | ${jig} | G3 G2 :| d | ${jig} | G3 G2 :|`, "A8×2 A8×2", "a bar that a sign divides is one"],
    [`z3 z2D | ${jig} | G3 G3 |]`, "A8", "a pick-up filled up with rests is no bar either"],
    [`|: D | ${jig} | [1 G3 G2 :| [2 G3 G3 |]`, "A8×2", "of several endings the first counts"],
  ])("%#: %s is %s: %s", (text, expected) => {
    expect(form(tune(text, { ...inG, meter: meter(6, 8) }))).toBe(expected);
  });
});

describe("letters", () => {
  const same = (other: string) => form(tune(`|: ${A8} :|: ${other} :|`, inG));

  it.each([
    [
      "G2AB dcB2 | cBA2 FED2 | GAB2 d2fg | f2ef d4 | G2B2 d2B2 | c2A2 F2D2 | GABA BcBA | G4 G4",
      "filling notes",
    ],
    ["G3B d3B | c3A F3D | G3B d3g | f3e d4 | GB3 dB3 | c3A F3D | G3A B3A | G4 G4", "dotted rhythm"],
    [
      "d2^f2 a2f2 | g2e2 ^c2A2 | d2f2 a2d'2 | ^c'2b2 a4 | d2f2 a2f2 | g2e2 ^c2A2 | d2e2 f2e2 | d4 d4",
      "transposition",
    ],
    [`${bars(A8, 0, 6)} | d2c2 B2A2 | D8`, "another ending"],
  ])("stay the same: %#", (other) => {
    expect(same(other)).toBe("A8×2 A8×2");
  });

  it("are primed when half of the bars are alike", () => {
    expect(same(`${bars(B8, 0, 4)} | ${bars(A8, 4, 8)}`)).toBe("A8×2 A'8×2");
  });

  it("are new otherwise", () => {
    expect(same(B8)).toBe("A8×2 B8×2");
  });
});

describe("tunes that have no form to speak of", () => {
  it("are one section in free meter", () => {
    expect(form(tune(`${A8} || ${B8} |]`, { ...inG, meter: FREE_METER }))).toBe("A16");
  });

  it("are one section below eight bars", () => {
    expect(form(tune(`${A4} || e4 d4 | c4 B4 | A4 G4 |]`, inG))).toBe("A7");
  });

  it("are nothing when there are no measures", () => {
    expect(findForm(tune(""))).toEqual({ sections: [], order: [] });
  });
});

describe("every form", () => {
  it("covers each measure exactly once, in order", () => {
    fc.assert(
      fc.property(anyTune, (score) => {
        const { sections } = findForm(score);
        const covered = sections.flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, index) => from + index),
        );
        expect(covered).toEqual((score.voices[0]?.measures ?? []).map((_, index) => index));
      }),
    );
  });

  it("plays only sections that there are", () => {
    fc.assert(
      fc.property(anyTune, (score) => {
        const { sections, order } = findForm(score);
        for (const index of order) expect(sections[index]).toBeDefined();
      }),
    );
  });
});

describe("the similarity of sections", () => {
  const barsOf = (text: string) => {
    const score = tune(text, inG);
    const [section] = findForm(score).sections;
    return section === undefined ? [] : sectionBars(readMelody(score), section);
  };

  it("is 1 of a section with itself", () => {
    expect(sectionSimilarity(barsOf(A8), barsOf(A8))).toBe(1);
  });

  it("is the same both ways", () => {
    expect(sectionSimilarity(barsOf(A8), barsOf(B8))).toBeCloseTo(sectionSimilarity(barsOf(B8), barsOf(A8)));
  });

  it("is low of sections that share little", () => {
    expect(sectionSimilarity(barsOf(A8), barsOf(B8))).toBeLessThan(0.5);
  });
});

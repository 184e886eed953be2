import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BarFinding, checkBars } from "../check-bars.ts";
import { duration } from "../duration.ts";
import { meter } from "../meter.ts";
import type { Score } from "../score.ts";
import { melody, type TuneOptions, tune } from "../testing/tune.ts";
import { describeRepair } from "./describe-repair.ts";
import { applyRepair, proposeRepairs, type RepairProposal } from "./propose-repairs.ts";

const jig: TuneOptions = { meter: meter(6, 8) };

/** Two strains that share their endings; the bar at each place may be replaced. */
const BARS = [
  "d2 f e3",
  "f g a b2 a",
  "d2 f e2 c",
  "B2 d c3",
  "d2 f e3",
  "f g a b2 a",
  "g2 e c2 e",
  "d3 d3",
  "a3 f2 a",
  "g f e d2 f",
  "a3 f2 a",
  "g2 e c3",
  "d2 f e3",
  "f g a b2 a",
  "g2 e c2 e",
  "d3 d3",
];

function jigWith(bar: number, text: string): Score {
  return tune(`${BARS.map((notes, index) => (index === bar - 1 ? text : notes)).join(" | ")} |]`, jig);
}

function firstProposal(score: Score): RepairProposal {
  const [finding] = checkBars(score);
  const [proposal] = finding === undefined ? [] : proposeRepairs(score, finding);
  if (proposal === undefined) throw new Error("nothing is proposed");
  return proposal;
}

const intact = melody(jigWith(0, "").voices[0]);

describe("the first proposal for a bar", () => {
  it.each([
    [5, "d2 f e2", "lengthens a note as in the same bar elsewhere", "set-length"],
    [5, "d2 f e4", "shortens a note", "set-length"],
    [13, "d2 e3", "puts back a note that a parallel bar has", "insert-note"],
    [15, "g2 e c e", "lengthens a note in the middle", "set-length"],
    [6, "f g a a b2 a", "takes out a note that stands twice", "delete-event"],
    [2, "f g a | b2 a", "takes out a bar line too many", "remove-bar-line"],
    [2, "f/g/a/ b a/", "makes every note of the bar twice as long", "scale-lengths"],
  ])("bar %i, %s: %s", (bar, text, _, kind) => {
    const score = jigWith(bar, text);
    const proposal = firstProposal(score);
    expect(proposal.edit.kind).toBe(kind);
    expect(melody(applyRepair(score, proposal).voices[0])).toBe(intact);
  });

  it("puts a bar line into a bar of double length", () => {
    const score = tune(`${BARS.join(" | ").replace("b2 a | d2 f", "b2 a d2 f")} |]`, jig);
    const proposal = firstProposal(score);
    expect(proposal.edit).toMatchObject({ kind: "insert-bar-line", measure: 1 });
    expect(melody(applyRepair(score, proposal).voices[0])).toBe(intact);
  });

  it("divides a pick-up from the first bar", () => {
    const score = tune("A d2 f e3 | f g a b2 a | d2 f e3 | f g a b2 |]", jig);
    expect(melody(applyRepair(score, firstProposal(score)).voices[0])).toBe(
      "A | d2 f e3 | f g a b2 a | d2 f e3 | f g a b2",
    );
  });

  it("mends the half of a divided bar that is at fault", () => {
    const score = tune("|: A | d2 f e3 | d2 f e3 | f g a b :|: A | d2 f e3 | d2 f e3 | f g a b2 :|", jig);
    const mended = applyRepair(score, firstProposal(score));
    expect(checkBars(mended)).toEqual([]);
    expect(melody(mended.voices[0])).toContain("f g a b2 | A");
  });

  it("mends an overlay without touching the measure", () => {
    const score = tune("d6 & A3 F3 | d6 & A3 F2 | d6 & A3 F3 |", jig);
    const proposal = firstProposal(score);
    expect(proposal.edit).toMatchObject({ overlay: 0, length: duration(3, 8) });
    const mended = applyRepair(score, proposal);
    expect(mended.voices[0]?.measures[1]?.events).toEqual(score.voices[0]?.measures[1]?.events);
    expect(checkBars(mended)).toEqual([]);
  });

  it("says which bar it follows, and how sure it is", () => {
    const proposal = firstProposal(jigWith(5, "d2 f e2"));
    expect(proposal.reason).toEqual({ kind: "parallel", bar: 13, identical: true });
    expect(proposal.confidence).toBeGreaterThan(0.9);
    expect(proposal.note).toEqual({ kind: "note", number: 3, count: 3, length: duration(1, 4) });
  });
});

describe("all proposals for a bar", () => {
  const anyBar = fc.integer({ min: 1, max: 16 });
  const anyNotes = fc.array(fc.constantFrom("d", "e2", "f3", "z", "a/", "(3abc"), {
    minLength: 1,
    maxLength: 9,
  });

  it("each take away a finding and add none, the likeliest first", () => {
    fc.assert(
      fc.property(anyBar, anyNotes, (bar, notes) => {
        const score = jigWith(bar, notes.join(" "));
        const findings = checkBars(score);
        for (const finding of findings) {
          const proposals = proposeRepairs(score, finding);
          for (const proposal of proposals) {
            expect(checkBars(applyRepair(score, proposal)).length).toBeLessThan(findings.length);
          }
          const confidences = proposals.map((proposal) => proposal.confidence);
          expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
          expect(confidences.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("are none for a bar that is not in the score", () => {
    const [finding] = checkBars(jigWith(5, "d2 f e2"));
    const elsewhere: BarFinding | undefined = finding && { ...finding, voice: 3 };
    expect(elsewhere && proposeRepairs(jigWith(5, "d2 f e2"), elsewhere)).toEqual([]);
  });
});

describe("a proposal in words", () => {
  const described = (score: Score, language: "en" | "zh") => describeRepair(firstProposal(score), language);

  it.each([
    [
      5,
      "d2 f e2",
      "bar 5: 5/8 of 6/8, an eighth is missing: lengthen the last note to a dotted quarter, as in bar 13",
      "第 5 小节：6/8 中有 5/8，少了一个八分音符：把最后一个音延长为附点四分音符，与第 13 小节相同",
    ],
    [
      13,
      "d2 e3",
      "bar 13: 5/8 of 6/8, an eighth is missing: add an eighth F before the last note, as in bar 5",
      "第 13 小节：6/8 中有 5/8，少了一个八分音符：在最后一个音前加一个八分音符 F，与第 5 小节相同",
    ],
    [
      6,
      "f g a a b2 a",
      "bar 6: 7/8 of 6/8, an eighth too much: take out the third note, as in bar 14",
      "第 6 小节：6/8 中有 7/8，多了一个八分音符：去掉第 3 个音，与第 14 小节相同",
    ],
    [
      2,
      "f g a | b2 a",
      "bar 2: 3/8 of 6/8, a dotted quarter is missing: take out the bar line after it, as in bar 7",
      "第 2 小节：6/8 中有 3/8，少了一个附点四分音符：去掉它后面的小节线，与第 7 小节相同",
    ],
    [
      2,
      "f/g/a/ b a/",
      "bar 2: 3/8 of 6/8, a dotted quarter is missing: make every note twice as long, as in bar 6",
      "第 2 小节：6/8 中有 3/8，少了一个附点四分音符：把所有音的时值加倍，与第 6 小节相同",
    ],
    [
      2,
      "f g a b2 a d2 f e2 c",
      "bar 2: 12/8 of 6/8, a dotted half note too much: put a bar line before the sixth note",
      "第 2 小节：6/8 中有 12/8，多了一个附点二分音符：在第 6 个音前加一条小节线",
    ],
  ])("bar %i, %s", (bar, text, english, chinese) => {
    expect(described(jigWith(bar, text), "en")).toBe(english);
    expect(described(jigWith(bar, text), "zh")).toBe(chinese);
  });

  it("knows rests, and the end of a bar", () => {
    const score = tune("d2 f e2 z | d2 f e2 z | d2 f e2 | d2 f e2 z | f6 |", jig);
    const [finding] = checkBars(score);
    const proposals = finding === undefined ? [] : proposeRepairs(score, finding);
    const rest = proposals.find(({ edit }) => edit.kind === "insert-rest" && edit.event === 3);
    expect(rest && describeRepair(rest, "en")).toMatch(/add an eighth rest at the end, as in bar \d$/u);
    expect(rest && describeRepair(rest, "zh")).toMatch(/在末尾加一个八分休止符，与第 \d 小节相同$/u);
  });
});

import { MelodistError } from "@melodist/errors";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partOrder } from "./part-order.ts";
import type { Score } from "./score.ts";
import { melody, type TuneOptions, tune } from "./testing/tune.ts";
import { unfold } from "./unfold.ts";

/** The measures as letters in playing order. */
function played(text: string, options?: TuneOptions): string {
  const { score } = unfold(tune(text, options));
  return melody(score.voices[0]).replace(/\[P:.\]|[ |]/gu, "");
}

describe("a tune as played", () => {
  it.each([
    ["A | B", "AB", "no signs"],
    ["|: A | B :|", "ABAB", "a repeat"],
    ["A | B :|", "ABAB", "a repeat from the beginning"],
    ["|: A :| B :|", "AABB", "a repeat from the last one's end"],
    ["A :: B :| C", "AABBC", "a double repeat sign"],
    ["|:: A ::| B", "AAAB", "three times"],
    ["|:: A :| B", "AAAB", "three times, said only at the beginning"],
    ["A || B :|", "ABB", "a repeat from the last double bar"],
    ["|: A || B :|", "ABAB", "a double bar inside a repeat that has its sign"],
    ["|: A | B |", "AB", "a repeat that is never closed"],
    ["[P:A] A | [P:B] B :|", "ABB", "a repeat from the last part label"],
  ])("%s is %s: %s", (text, expected) => expect(played(text)).toBe(expected));

  it.each([
    ["|: A |1 B :|2 C |]", "ABAC", "two endings"],
    ["|: A |[1 B :|[2 C |] D", "ABACD", "what follows the last ending"],
    ["|: A |[1,3 B :|[2 C :|[4 D |] E", "ABACABADE", "several numbers"],
    ["|: A |[1 B | C :|[2 D | E || F", "ABCADEF", "an ending that a double bar closes"],
    ["|: A |[1 B || C :|[2 D |]", "ABCAD", "a double bar inside a first ending"],
    ["|: A |[1 B :| C", "ABAC", "a first ending alone"],
    ["|: A |[1 B |[2 C |] D", "ABACD", "a first ending without a repeat sign"],
    ["|: A |[1 B :|[2 C :| D", "ABACD", "a repeat sign behind the last ending"],
    ["|: A |[1 B :|[2 C | D | E :| F", "ABACDEDEF", "a last ending that runs into a repeat"],
    ["|: A |[1 B :|[2 C |: D :|", "ABACDD", "a last ending closed by the next repeat"],
    ["|: A |[1 B :|[2 C |] D |[1 E :|[2 F |]", "ABACDEDF", "endings of two sections"],
    ["A |[2 B | C", "ABC", "an ending without a first one"],
    ["A |[1 B | C", "ABC", "a first ending with no way back"],
  ])("%s is %s: %s", (text, expected) => expect(played(text.replace(/\|(\d)/gu, "|[$1"))).toBe(expected));

  it.each([
    ["AABB", "AABB"],
    ["A2(BC)2", "AABCBC"],
    ["A.B A", "ABA"],
    ["AXB", "AB"],
    ["Reel", "ABC"],
  ])("plays the parts in the order %s", (parts, expected) => {
    expect(played("[P:A] A | [P:B] B | [P:C] C", { parts })).toBe(expected);
  });

  it("plays what stands before the first part once, and repeats inside parts", () => {
    expect(played("D | [P:A] A :| [P:B] B", { parts: "ABA" })).toBe("DAABAA");
  });

  it("follows each voice by its own signs", () => {
    const { score, order } = unfold(tune(["|: A | B :|", "|: C |[1 D :|[2 E |]"]));
    expect(score.voices.map(melody)).toEqual(["A | B | A | B", "C | D | C | E"]);
    expect(order).toEqual([
      [0, 1, 0, 1],
      [0, 1, 0, 2],
    ]);
  });

  it("has no repeats, endings or parts left, so that unfolding again changes nothing", () => {
    const once = unfold(tune("[P:A] |: A |[1 B :|[2 C |] [P:B] D :|", { parts: "AB" }));
    const again = unfold(once.score);
    expect(again.score).toEqual(once.score);
    expect(once.score.parts).toBeUndefined();
  });

  it("brings back the key and meter that a repeated measure was written under", () => {
    const { score } = unfold(tune("|: A | [K:D] [M:3/4] B :| C"));
    const changes = score.voices[0]?.measures.map((measure) =>
      measure.events.flatMap((event) =>
        event.kind === "meter-change" || event.kind === "key-change" ? [event.kind] : [],
      ),
    );
    expect(changes).toEqual([
      [],
      ["key-change", "meter-change"],
      ["meter-change", "key-change"],
      ["key-change", "meter-change"],
      [],
    ]);
  });
});

describe("unfolding is bounded", () => {
  const refused = expect.objectContaining({ code: "too-large" });

  it.each(["A999999999", "((((((((((A9)9)9)9)9)9)9)9)9)9", `${"(".repeat(100_000)}A${")2".repeat(100_000)}`])(
    "refuses the order of parts %.40s",
    (parts) => expect(() => unfold(tune("[P:A] A", { parts }))).toThrow(refused),
  );

  it("takes a huge number of an ending for the next pass", () => {
    expect(unfold(tune("|: A |[1 B :|[999999999 C |]")).order).toEqual([[0, 1, 0, 2]]);
  });

  it("never plays more than 100,000 measures, whatever the signs", () => {
    const sign = fc.constantFrom(
      "A",
      "|",
      "|:",
      ":|",
      "::",
      "||",
      "|[1",
      ":|[2",
      ":|[1,4",
      "|[3",
      "[P:A]",
      "[P:B]",
      "|]",
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), fc.constantFrom("AB", "A3(B2A)4"), (signs, parts) => {
        const score: Score = tune(signs.join(" "), { parts });
        try {
          const { order, score: flat } = unfold(score);
          expect(order[0]?.length).toBeLessThanOrEqual(100_000);
          expect(order[0]?.every((index) => score.voices[0]?.measures[index] !== undefined)).toBe(true);
          expect(flat.voices[0]?.measures.every((measure) => (measure.close?.repeatEnd ?? 0) === 0)).toBe(
            true,
          );
        } catch (error) {
          expect(MelodistError.is(error)).toBe(true);
        }
      }),
    );
  });

  it("plays every measure of a tune without parts and endings", () => {
    const sign = fc.constantFrom("A", "B |", "|:", "C :|", "D ::", "||");
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
        const score = tune(signs.join(" "));
        const heard = new Set(unfold(score).order[0]);
        expect(heard.size).toBe(score.voices[0]?.measures.length);
      }),
    );
  });
});

describe("an order of parts", () => {
  it.each([
    ["A2(BC)3", "AABCBCBC"],
    ["(A(BC)2)2", "ABCBCABCBC"],
    ["A.B. C", "ABC"],
    ["A0B", "AB"],
    ["(AB", "AB"],
    ["A)B", "AB"],
    ["()9A", "A"],
    ["2A", "A"],
  ])("%s is %s", (text, expected) => expect(partOrder(text).join("")).toBe(expected));
});

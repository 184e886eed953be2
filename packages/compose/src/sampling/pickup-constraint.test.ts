/** @file What a pick-up begins with. */
import { allowedTokens, idOf } from "@melodist/tokens";
import { describe, expect, it } from "vitest";
import { vocabulary } from "../testing/composer.ts";
import { pickupConstraint } from "./pickup-constraint.ts";

const constraint = pickupConstraint(vocabulary);
const rest = idOf(vocabulary, { kind: "rest" });

function stateBehind(names: string): boolean {
  const ids = names.split(" ").map((name) => vocabulary.ids.get(name) ?? Number.NaN);
  return ids.reduce((before, id) => constraint.advance(before, id), constraint.start());
}

describe("a pick-up", () => {
  it.each([
    ["section:A", true],
    ["section:A upbeat", false],
    ["section:A lead-in", false],
    ["section:A upbeat root:0", false],
    ["section:A upbeat note:1", true],
    ["section:A upbeat note:1 len:2 bar:7", true],
  ])("behind %s may go on with a rest: %s", (names, isAllowed) => {
    expect(allowedTokens(constraint, stateBehind(names), vocabulary.size)[rest]).toBe(Number(isAllowed));
  });

  it("keeps the rest that is the only thing left", () => {
    const mask = new Uint8Array(vocabulary.size);
    mask[rest] = 1;
    constraint.restrict(stateBehind("upbeat"), mask);
    expect(mask[rest]).toBe(1);
  });
});

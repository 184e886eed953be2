/** @file Which ornaments may stand together. */
import { allowedTokens, idOf } from "@melodist/tokens";
import { describe, expect, it } from "vitest";
import { vocabulary } from "../testing/composer.ts";
import { ornamentConstraint } from "./ornament-constraint.ts";

const constraint = ornamentConstraint(vocabulary);
const hold = idOf(vocabulary, { kind: "hold" });

/** What is forbidden behind some tokens, by name. */
function forbiddenBehind(names: string): readonly (string | undefined)[] {
  const ids = names.split(" ").map((name) => vocabulary.ids.get(name) ?? Number.NaN);
  const state = ids.reduce((before, id) => constraint.advance(before, id), constraint.start());
  const mask = allowedTokens(constraint, state, vocabulary.size);
  return [...mask.keys()].filter((id) => mask[id] === 0).map((id) => vocabulary.tokens[id]);
}

describe("ornaments", () => {
  const signs = ["grace", "ornament:fermata", "ornament:roll", "ornament:trill"];

  it.each([
    ["ornament:roll", signs],
    ["ornament:roll note:1", ["hold", "ornament:fermata"]],
    ["ornament:trill", ["ornament:fermata"]],
    ["ornament:trill note:1", ["hold", "ornament:fermata"]],
    ["ornament:trill note:1 len:2 bar:3", ["hold", "ornament:fermata"]],
    ["ornament:trill grace note:2", ["ornament:fermata"]],
    ["ornament:trill grace note:2 note:1", ["hold", "ornament:fermata"]],
    ["ornament:trill note:1 note:2", ["ornament:fermata"]],
    ["ornament:trill note:1 rest", ["ornament:fermata"]],
  ])("behind %s leave out %j", (tokens, forbidden) => {
    expect(forbiddenBehind(tokens).toSorted()).toEqual(forbidden);
  });

  it("never take away the only token that is left", () => {
    const trill = vocabulary.ids.get("ornament:trill") ?? 0;
    const note = vocabulary.ids.get("note:1") ?? 0;
    const state = [trill, note].reduce((before, id) => constraint.advance(before, id), constraint.start());
    const mask = new Uint8Array(vocabulary.size);
    mask[hold] = 1;
    constraint.restrict(state, mask);
    expect(mask[hold]).toBe(1);
  });
});

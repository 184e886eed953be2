/** @file When a chord has to come. */
import { allowedTokens } from "@melodist/tokens";
import { expect, it } from "vitest";
import { vocabulary } from "../testing/composer.ts";
import { chordPaceConstraint } from "./chord-pace-constraint.ts";

const constraint = chordPaceConstraint(vocabulary);

function stateBehind(names: string) {
  const ids = names.split(" ").map((name) => vocabulary.ids.get(name) ?? -1);
  expect(ids).not.toContain(-1);
  return ids.reduce((before, id) => constraint.advance(before, id), constraint.start());
}

function kindsBehind(names: string): readonly (string | undefined)[] {
  const mask = allowedTokens(constraint, stateBehind(names), vocabulary.size);
  return [...new Set(vocabulary.meanings.flatMap(({ kind }, id) => (mask[id] === 1 ? [kind] : [])))];
}

it.each([
  ["at the first bar", "section:A bar:8"],
  ["at the first whole bar", "section:A upbeat chord:5 note:5 bar:8"],
  ["where another section begins", "section:A bar:1 chord:1 note:1 section:B bar:8"],
  [
    "behind three bars without one",
    "section:A bar:8 chord:1 note:1 bar:7 note:1 bar:6 note:1 bar:5 note:1 bar:4",
  ],
])("a chord comes %s", (_, names) => {
  expect(kindsBehind(names).toSorted()).toEqual(["root", "tuplet"]);
});

it.each([
  ["in a pick-up", "section:A upbeat"],
  ["behind a chord", "section:A bar:8 chord:1"],
  ["behind two bars without one", "section:A bar:8 chord:1 note:1 bar:7 note:1 bar:6 note:1 bar:5"],
  ["inside a bar", "section:A bar:8 note:1"],
])("anything may come %s", (_, names) => {
  expect(kindsBehind(names)).toContain("note");
});

it("is not waited for where none may stand", () => {
  const mask = Uint8Array.from(vocabulary.meanings, ({ kind }) => Number(kind === "note"));
  constraint.restrict(stateBehind("section:A bar:8"), mask);
  expect(mask.includes(1)).toBe(true);
});

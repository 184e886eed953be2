/** @file Which bass a chord may have, and whether it may come again. */
import { createVocabulary } from "@melodist/tokens";
import { expect, it } from "vitest";
import { chordConstraint } from "./chord-constraint.ts";

const vocabulary = createVocabulary({ composers: [], moods: [] });
const constraint = chordConstraint(vocabulary);

/** Names of the tokens that may follow, or may not. */
function follow(tokens: string, allowed: 0 | 1): readonly (string | undefined)[] {
  const ids = tokens.split(" ").map((name) => vocabulary.ids.get(name) ?? -1);
  expect(ids).not.toContain(-1);
  const state = ids.reduce((before, id) => constraint.advance(before, id), constraint.start());
  const mask = new Uint8Array(vocabulary.size).fill(1);
  constraint.restrict(state, mask);
  return [...mask.keys()].filter((id) => mask[id] === allowed).map((id) => vocabulary.tokens[id]);
}

it.each([
  ["chord:1", ["bass:1"]],
  ["chord:6 quality:minor", ["bass:6"]],
  ["chord:5 quality:dominant", ["bass:5"]],
  ["chord:1 note:1", []],
  ["chord:1 bass:5", ["chord:1"]],
  ["chord:6 quality:minor note:1", ["chord:6"]],
  ["chord:6 quality:minor note:1 bar:3", []],
  ["chord:6 quality:minor note:1 section:B upbeat", []],
  ["chord:5 note:5 chord:1", ["bass:1"]],
])("behind %s leaves out %j", (tokens, forbidden) => {
  expect(follow(tokens, 0)).toEqual(forbidden);
});

it("has a chord again in its bar only if it changes", () => {
  const again = follow("chord:5 note:5 chord:5", 1);
  expect(again).toContain("quality:dominant");
  expect(again.every((name) => /^(?:quality|bass):/u.test(name ?? ""))).toBe(true);
  expect(again).not.toContain("bass:5");
  expect(follow("chord:5 note:5 bar:3 chord:5", 1)).toContain("note:5");
});

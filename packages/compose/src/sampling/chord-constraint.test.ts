/** @file Which bass a chord may have. */
import { createVocabulary } from "@melodist/tokens";
import { expect, it } from "vitest";
import { chordConstraint } from "./chord-constraint.ts";

const vocabulary = createVocabulary({ composers: [], moods: [] });
const constraint = chordConstraint(vocabulary);

it.each([
  ["chord:1", ["bass:1"]],
  ["chord:6 quality:minor", ["bass:6"]],
  ["chord:5 quality:dominant", ["bass:5"]],
  ["chord:1 note:1", []],
  ["chord:1 bass:5", []],
])("behind %s leaves out %j", (tokens, forbidden) => {
  const ids = tokens.split(" ").map((name) => vocabulary.ids.get(name) ?? -1);
  expect(ids).not.toContain(-1);
  const state = ids.reduce((before, id) => constraint.advance(before, id), constraint.start());
  const mask = new Uint8Array(vocabulary.size).fill(1);
  constraint.restrict(state, mask);
  expect([...mask.keys()].filter((id) => mask[id] === 0).map((id) => vocabulary.tokens[id])).toEqual(
    forbidden,
  );
});

import { createVocabulary } from "@melodist/tokens";
import { expect, it } from "vitest";
import { knownComposer } from "./known-composer.ts";

const composers = ["J. S. Bach", "Robert Schumann", "Clara Schumann", "Turlough O'Carolan"];
const vocabulary = createVocabulary({ composers, moods: [] });

it.each([
  ["Bach", "J. S. Bach"],
  ["johann sebastian bach", "J. S. Bach"],
  ["Schumann", "Robert Schumann"],
  ["Clara Schumann", "Clara Schumann"],
  ["O'Carolan", "Turlough O'Carolan"],
  ["P. D. Q. Bach", "P. D. Q. Bach"],
  ["Offenbach", "Offenbach"],
])("%s is meant to be %s", (said, known) => {
  expect(knownComposer(vocabulary, said)).toBe(known);
});

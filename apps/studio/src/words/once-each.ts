/** @file What is said twice in the same words, said once. */
import type { Bilingual } from "./say.ts";

/** Two keys contradict each other in note and mode, and the server tells of both: once is enough for a reader. */
export function onceEach<Said extends { readonly words: Bilingual }>(told: readonly Said[]): readonly Said[] {
  return told.filter(({ words }, place) => told.findIndex((other) => other.words.en === words.en) === place);
}

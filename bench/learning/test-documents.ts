/** @file Tunes as rows of tokens whose bodies are to be guessed, with the notes that bits are divided by. */
import { type Controls, composeSequence, type Vocabulary } from "@melodist/tokens";
import type { EncodedCorpusTune } from "../../packages/cli/src/training/tune-controls.ts";

/** Longest row, in tokens: what a training sequence holds. */
export const LONGEST = 513;

export interface TestDocument {
  readonly tokens: readonly number[];
  /** The first token that counts. */
  readonly learnFrom: number;
  /** Notes of the body, grace notes left out; tied notes are one. */
  readonly notes: number;
}

/** @param choose which of a tune's controls stand before it */
export function testDocuments(
  vocabulary: Vocabulary,
  tunes: readonly EncodedCorpusTune[],
  choose: (controls: Controls) => Controls,
): readonly TestDocument[] {
  return tunes.map(({ controls, outline }) => {
    const { tokens, learnFrom } = composeSequence(vocabulary, choose(controls), outline);
    const kept = tokens.slice(0, LONGEST);
    const kinds = kept.map((id) => vocabulary.meanings[id]?.kind);
    const notes = kinds.filter((kind, at) => kind === "note" && kinds[at - 1] !== "grace").length;
    return { tokens: kept, learnFrom, notes };
  });
}

/** @file A text as training data, a character a token: what a model is tried on before there is a richer vocabulary. */
import type { BundleVocabulary } from "@melodist/bundle";
import { MelodistError } from "@melodist/errors";
import type { TrainingData, TrainingDocument } from "@melodist/train";

/** Begins and ends every document. */
const END = "<end>";

/** The vocabulary of a text: the sign of an end, then the characters of its documents in the order of Unicode. */
export function characterVocabulary(text: string): BundleVocabulary {
  const characters = [...new Set(splitDocuments(text).join(""))].sort(
    (a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0),
  );
  return { name: "characters", version: 1, tokens: [END, ...characters] };
}

/**
 * A text's paragraphs (its lines, if it has no empty line) as documents.
 *
 * @param validationShare every so many documents are kept for validation; 0 keeps none
 * @throws MelodistError `mismatch` when a character is not in the vocabulary
 */
export function characterData(
  text: string,
  vocabulary: BundleVocabulary,
  validationShare: number,
): TrainingData {
  const ids = new Map(vocabulary.tokens.map((token, id) => [token, id]));
  const all = splitDocuments(text).map((document) => encode(document, ids));
  const every = validationShare > 0 ? Math.max(2, Math.round(1 / validationShare)) : Number.POSITIVE_INFINITY;
  const isHeldOut = (index: number): boolean => index % every === every - 1;
  return {
    documents: all.filter((_, index) => !isHeldOut(index)),
    validation: all.filter((_, index) => isHeldOut(index)),
  };
}

function splitDocuments(text: string): string[] {
  const plain = text.replaceAll("\r\n", "\n");
  const pieces = plain.includes("\n\n") ? plain.split(/\n{2,}/) : plain.split("\n");
  return pieces.filter((piece) => piece.trim() !== "");
}

function encode(document: string, ids: ReadonlyMap<string, number>): TrainingDocument {
  const end = ids.get(END) ?? 0;
  const tokens = Array.from(document, (character) => {
    const id = ids.get(character);
    if (id !== undefined) return id;
    throw new MelodistError(`the model does not know the character ${JSON.stringify(character)}`, {
      code: "mismatch",
      hint: "Train on text of the characters it was made for, or start anew.",
    });
  });
  return { tokens: [end, ...tokens, end] };
}

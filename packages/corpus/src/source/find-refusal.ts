/** @file Does a folder, a description or a tune say that it comes from a source whose terms forbid this use? */
import type { Score } from "@melodist/score";
import type { RefusedSource } from "./source.ts";
import { REFUSED_SOURCES } from "./sources.data.ts";

/** Header fields that tell where a tune comes from: source, transcription, file, notes, book, discography, history. */
const ORIGIN_FIELDS = "SZFNBDHr";

/** The refused source that goes by a name, whatever its case and signs. */
export function refusedByName(name: string): RefusedSource | undefined {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  return REFUSED_SOURCES.find(({ aliases }) => aliases.includes(plain));
}

/** The refused source that a text mentions. */
export function refusedByMention(text: string): RefusedSource | undefined {
  return REFUSED_SOURCES.find(({ mark }) => mark.test(text));
}

/** The refused source that a tune says it comes from. */
export function refusedByTune({ fields }: Pick<Score, "fields">): RefusedSource | undefined {
  for (const { letter, text } of fields) {
    const refused = ORIGIN_FIELDS.includes(letter) ? refusedByMention(text) : undefined;
    if (refused !== undefined) return refused;
  }
  return undefined;
}

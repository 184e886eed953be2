/** @file Where a run's data come from: a text, or a corpus of tunes. Each brings its vocabulary and knows its origins. */
import type { BundleVocabulary, Provenance } from "@melodist/bundle";
import { readManifest } from "@melodist/corpus";
import type { TrainingConfig, TrainingData } from "@melodist/train";
import { readText } from "../files.ts";
import { characterData, characterVocabulary } from "./character-text.ts";
import type { DataFile } from "./run-file.ts";
import { tuneData, tuneVocabulary } from "./tune-data.ts";

/** Data that are read once the vocabulary is known, which may be that of a model to start from. */
export interface DataSource {
  readonly newVocabulary: () => BundleVocabulary;
  readonly read: (vocabulary: BundleVocabulary, config: TrainingConfig) => Promise<TrainingData>;
  /** What a model's provenance says of them. */
  readonly sources: Provenance["sources"];
}

/**
 * Open the data that a run file names.
 *
 * @param place makes a path of the file absolute
 * @throws MelodistError `not-found`, `bad-file`
 */
export async function openData(data: DataFile, place: (name: string) => string): Promise<DataSource> {
  if ("characters" in data) {
    const text = await readText(place(data.characters));
    return {
      newVocabulary: () => characterVocabulary(text),
      read: async (vocabulary) => characterData(text, vocabulary, data.validation),
      sources: [],
    };
  }
  const corpus = place(data.corpus);
  const { sources } = await readManifest(corpus);
  const { tasks, besides, passes } = data;
  return {
    newVocabulary: () => tuneVocabulary(data.composers),
    read: (vocabulary, { length, seed }) =>
      tuneData(vocabulary, { corpus, tasks, besides, passes, seed, longest: length + 1 }),
    sources: sources.map(({ slug, licence }) => ({ name: slug, licence })),
  };
}

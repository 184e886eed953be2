/** @file From a run file to a run that is ready to go: texts read, models opened, settings checked. */
import { dirname, resolve } from "node:path";
import type { BundleVocabulary, Provenance } from "@melodist/bundle";
import { MelodistError } from "@melodist/errors";
import type { NetworkConfig } from "@melodist/network";
import { parseTrainingConfig, type TrainingConfig, type TrainingData } from "@melodist/train";
import { readText } from "../files.ts";
import { openData } from "./data-source.ts";
import { type OpenModel, openModel } from "./open-model.ts";
import { parseRunFile } from "./run-file.ts";

export interface PreparedRun {
  readonly config: TrainingConfig;
  readonly data: TrainingData;
  /** What the data are made of. */
  readonly sources: Provenance["sources"];
  readonly vocabulary: BundleVocabulary;
  readonly folder: string;
  /** Where the finished model goes. */
  readonly model: string | undefined;
  readonly notes: string;
  readonly start: OpenModel | undefined;
  readonly teacher: OpenModel | undefined;
}

/**
 * Prepare a run.
 *
 * @throws MelodistError `not-found`, `invalid-setting`, `mismatch`, naming what is wrong
 */
export async function prepareRun(path: string): Promise<PreparedRun> {
  const file = parseRunFile(await readText(path));
  const place = (name: string): string => resolve(dirname(path), name);
  const start = file.start === undefined ? undefined : await openModel(place(file.start));
  const teacher = file.teacher === undefined ? undefined : await openModel(place(file.teacher));
  if (start !== undefined && teacher !== undefined) refuseOtherTokens(start.vocabulary, teacher.vocabulary);
  const source = await openData(file.data, place);
  const vocabulary = start?.vocabulary ?? teacher?.vocabulary ?? source.newVocabulary();
  const config = parseTrainingConfig(withNetwork(file.training, start?.config, vocabulary));
  return {
    config,
    data: await source.read(vocabulary, config),
    sources: source.sources,
    vocabulary,
    folder: place(file.run),
    model: file.model === undefined ? undefined : place(file.model),
    notes: file.notes,
    start,
    teacher,
  };
}

/** The network is that of the model to start from, else as the file says, with as many tokens as there are. */
function withNetwork(
  training: Readonly<Record<string, unknown>>,
  start: NetworkConfig | undefined,
  vocabulary: BundleVocabulary,
): Record<string, unknown> {
  const { network } = training;
  if (start !== undefined && network === undefined) return { ...training, network: start };
  if (typeof network !== "object" || network === null) return training;
  return { ...training, network: { vocab_size: vocabulary.tokens.length, ...network } };
}

function refuseOtherTokens(a: BundleVocabulary, b: BundleVocabulary): void {
  if (a.tokens.join("\0") === b.tokens.join("\0")) return;
  throw new MelodistError("the teacher's vocabulary is not that of the model to start from", {
    code: "mismatch",
    hint: "Let both be made from the same text.",
  });
}

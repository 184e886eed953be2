/**
 * @file A built corpus as training data: tunes spelled in tokens, tasks made of them, controls left out at random.
 *
 * A pass takes every tune once, each time with another task and other controls missing, so that a few passes laid one after
 * another make one epoch; a task that few tunes suit can be set of them more often. All chance comes from the run's seed.
 */
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseAbc } from "@melodist/abc";
import { MOOD_WORDS } from "@melodist/analysis";
import type { BundleVocabulary } from "@melodist/bundle";
import type { CorpusTune, Split } from "@melodist/corpus";
import { MelodistError } from "@melodist/errors";
import { createRandom, type RandomSource } from "@melodist/random";
import {
  createVocabulary,
  encodeTune,
  openVocabulary,
  type TaskSequence,
  type Vocabulary,
} from "@melodist/tokens";
import type { TrainingData, TrainingDocument } from "@melodist/train";
import { type EncodedCorpusTune, labelledControls } from "./tune-controls.ts";
import { type TaskShares, type TaskTimes, taskSequence, tasksBesides } from "./tune-task.ts";

export interface TuneDataOptions {
  /** Folder of a built corpus. */
  readonly corpus: string;
  /** How often each task is set, relative to the others; a tune that a task does not suit gets another. */
  readonly tasks: TaskShares;
  /** Tasks that are set besides, of every tune that they suit: how often in each pass. */
  readonly besides: TaskTimes;
  /** Times that every tune stands in one epoch. */
  readonly passes: number;
  /** Tokens in a sequence of the run. */
  readonly longest: number;
  readonly seed: number;
}

/** A vocabulary for models of tunes. @param composers whom a tune may be asked "after" */
export function tuneVocabulary(composers: readonly string[]): BundleVocabulary {
  const { name, version, tokens } = createVocabulary({ composers, moods: Object.keys(MOOD_WORDS) });
  return { name, version, tokens: [...tokens] };
}

/**
 * Read the training and validation splits of a corpus as tasks.
 *
 * @throws MelodistError `not-found` when the folder is no corpus, `mismatch` when the vocabulary is none of tunes
 */
export async function tuneData(stored: BundleVocabulary, options: TuneDataOptions): Promise<TrainingData> {
  const vocabulary = openVocabulary(stored);
  const train = await readSplit(vocabulary, options.corpus, "train");
  const validation = await readSplit(vocabulary, options.corpus, "validation");
  const random = createRandom(options.seed);
  const passes = Array.from({ length: options.passes }, () => setTasks(vocabulary, train, options, random));
  return {
    documents: passes.flat(),
    validation: setTasks(
      vocabulary,
      validation,
      { ...options, besides: onceAtMost(options.besides) },
      createRandom(options.seed),
    ),
  };
}

/** Every tune of a split that tokens can spell. */
export async function readSplit(
  vocabulary: Vocabulary,
  corpus: string,
  split: Split,
): Promise<readonly EncodedCorpusTune[]> {
  const tunes: EncodedCorpusTune[] = [];
  for (const file of await shardsOf(corpus, split)) {
    for await (const line of createInterface({ input: createReadStream(join(corpus, file)) })) {
      const tune = spell(vocabulary, JSON.parse(line) as CorpusTune);
      if (tune !== undefined) tunes.push(tune);
    }
  }
  return tunes;
}

async function shardsOf(corpus: string, split: Split): Promise<readonly string[]> {
  const files = await readdir(corpus).catch(() => []);
  const shards = files.filter((file) => file.startsWith(`tunes-${split}-`) && file.endsWith(".jsonl"));
  if (shards.length > 0) return shards.sort();
  throw new MelodistError(`${corpus} holds no tunes to ${split === "train" ? "train" : "validate"} on`, {
    code: "not-found",
    hint: "Build a corpus first: melodist corpus build FOLDER --corpora DIR",
  });
}

function spell(vocabulary: Vocabulary, tune: CorpusTune): EncodedCorpusTune | undefined {
  const score = parseAbc(tune.abc).tunes[0]?.score;
  if (score === undefined) return undefined;
  const encoded = encodeTune(vocabulary, score);
  if ("unsupported" in encoded) return undefined;
  const controls = labelledControls(vocabulary, encoded, tune);
  const hasWrittenChords = controls.chords === true && tune.labels.chords === "written";
  return { id: tune.id, cluster: tune.cluster, controls, hasWrittenChords, outline: encoded.outline };
}

/** One task for each tune, and those that are set besides. */
function setTasks(
  vocabulary: Vocabulary,
  tunes: readonly EncodedCorpusTune[],
  { tasks: shares, besides, longest }: TuneDataOptions,
  random: RandomSource,
): readonly TrainingDocument[] {
  const clusters = groupByCluster(tunes);
  return tunes.flatMap((tune) => {
    const options = { renderings: clusters.get(tune.cluster) ?? [], longest, random };
    const chosen = taskSequence(vocabulary, tune, { ...options, shares });
    return [chosen, ...tasksBesides(vocabulary, tune, { ...options, times: besides })].map(trainingDocument);
  });
}

function onceAtMost(times: TaskTimes): TaskTimes {
  return Object.fromEntries(Object.entries(times).map(([task, time]) => [task, Math.min(1, time ?? 0)]));
}

function trainingDocument({ tokens, learnFrom, given }: TaskSequence): TrainingDocument {
  const learn = Uint8Array.from(tokens, (_, index) => (index >= learnFrom && !given?.has(index) ? 1 : 0));
  return { tokens: Uint16Array.from(tokens), learn };
}

function groupByCluster(
  tunes: readonly EncodedCorpusTune[],
): ReadonlyMap<string, readonly EncodedCorpusTune[]> {
  const groups = new Map<string, EncodedCorpusTune[]>();
  for (const tune of tunes) {
    const group = groups.get(tune.cluster);
    if (group === undefined) groups.set(tune.cluster, [tune]);
    else group.push(tune);
  }
  return groups;
}

/**
 * @file From a folder of collections to a corpus: read, clean, label; put renderings together; split; write.
 *
 * Two passes over files and a few bytes of memory a tune between them, so that the number of tunes does not matter.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MelodistError } from "@melodist/errors";
import { cardFiles } from "../card/write-card.ts";
import type { DropReason } from "../clean/draft.ts";
import { clusterCorpus } from "../cluster/cluster-corpus.ts";
import { numberKey } from "../cluster/content-key.ts";
import { lookAgain } from "../cluster/second-look.ts";
import { splitClusters } from "../cluster/split-clusters.ts";
import { type ChosenSources, chooseSources, type SourceFolder } from "../source/choose-sources.ts";
import { SOURCE_FILE } from "../source/own-source.ts";
import type { Tier } from "../source/tier.ts";
import { chooseCopies, DROP_BRIDGE, DROP_COPY, DROP_NEAR, KEEP } from "./choose-copies.ts";
import { type Collection, collectTunes } from "./collect.ts";
import { countClusters, type TunePlaces } from "./count-clusters.ts";
import { readLines } from "./json-lines.ts";
import { type Ledger, openLedger } from "./ledger.ts";
import { MANIFEST_FILE, type Manifest } from "./manifest.ts";
import { replaceFolder } from "./output-folder.ts";
import { createShardWriter } from "./shards.ts";
import { createStatistics } from "./statistics.ts";
import { type CorpusTune, type LabelledTune, SPLITS } from "./tune.ts";
import { createIndexWriter } from "./tune-index.ts";

/** Where a build is. */
export type BuildProgress =
  | { readonly stage: "read"; readonly source: string; readonly records: number }
  | { readonly stage: "cluster" /** Compared so far. */; readonly pairs: number }
  | { readonly stage: "write"; readonly tunes: number; readonly of: number };

export interface BuildOptions {
  /** The folder with a folder for each source. */
  readonly corpora: string;
  /** The folder to write. */
  readonly output: string;
  readonly tiers: readonly Tier[];
  /** Sources for research only that may be used all the same. */
  readonly allow?: readonly string[];
  /** Records read of each source at most. */
  readonly limit?: number | undefined;
  /** The column of ABC in tables, where its name does not tell. */
  readonly column?: string | undefined;
  /** Compare every held-out tune with every tune of another split, not only with those that look near. */
  readonly exhaustive?: boolean;
  readonly onProgress?: (progress: BuildProgress) => void;
  /** Stops the build; what was there before stays. */
  readonly signal?: AbortSignal;
}

/**
 * Build a corpus.
 *
 * @throws MelodistError `refused-source`, `invalid-setting`, `not-found`, `not-writable`; the old output is then still there
 * @throws the reason of the signal, when it stops the build
 */
export async function buildCorpus(options: BuildOptions): Promise<Manifest> {
  const { tiers, allow = [] } = options;
  const sources = chooseSources(await listFolders(options.corpora), { tiers, allow });
  if (sources.chosen.length === 0) {
    throw new MelodistError(`no source of tier ${tiers.join(", ")} in ${options.corpora}`, {
      code: "not-found",
      hint: "`melodist corpus sources` tells which there are; --tiers all takes all tiers.",
    });
  }
  return await replaceFolder(options.output, MANIFEST_FILE, (folder) => buildInto(folder, sources, options));
}

/** The sources that a corpora folder holds, by name. @throws MelodistError `not-found` */
export async function listFolders(corpora: string): Promise<readonly SourceFolder[]> {
  if (!existsSync(corpora)) {
    throw new MelodistError(`no such folder: ${corpora}`, { code: "not-found", hint: "Check the path." });
  }
  const entries = await readdir(corpora, { withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.isFile() && !entry.name.startsWith("."))
    .map(({ name }) => name);
  return await Promise.all(
    names.sort().map(async (name) => {
      const path = join(corpora, name, SOURCE_FILE);
      return { name, description: existsSync(path) ? await readFile(path, "utf8") : undefined };
    }),
  );
}

async function buildInto(folder: string, sources: ChosenSources, options: BuildOptions): Promise<Manifest> {
  const scratch = join(folder, "scratch");
  await mkdir(scratch);
  const ledger = openLedger(folder, sources.chosen);
  const collection = await collectTunes({
    corpora: options.corpora,
    sources: sources.chosen,
    limit: options.limit,
    column: options.column,
    scratch,
    ledger,
    onRecord: recordCounter(options),
  });
  const placed = await placeTunes(collection, scratch, options);
  const written = await writeTunes(folder, collection, placed, ledger, options);
  collection.store.close();
  const manifest: Manifest = {
    format: "melodist-corpus",
    version: 1,
    settings: {
      tiers: options.tiers,
      allow: options.allow ?? [],
      limit: options.limit ?? null,
      column: options.column ?? null,
      exhaustive: options.exhaustive ?? false,
    },
    sources: ledger.close(),
    leftOut: sources.leftOut.map(({ source: { slug, tier }, reason }) => ({ slug, tier, reason })),
    ...written,
  };
  await rm(scratch, { recursive: true });
  await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, undefined, 1)}\n`);
  for (const [name, content] of cardFiles(manifest, undefined)) await writeFile(join(folder, name), content);
  return manifest;
}

function recordCounter({ onProgress, signal }: BuildOptions): (source: { readonly slug: string }) => void {
  let source = "";
  let records = 0;
  return ({ slug }) => {
    signal?.throwIfAborted();
    records = slug === source ? records + 1 : 1;
    source = slug;
    onProgress?.({ stage: "read", source, records });
  };
}

interface PlacedTunes extends TunePlaces {
  /** Pairs that were compared. */
  readonly compared: number;
  /** Held-out tunes were looked at once more. */
  readonly lookedTwice: boolean;
}

async function placeTunes(
  { keys, layers, ranks, store }: Collection,
  scratch: string,
  { signal, onProgress, exhaustive = false }: BuildOptions,
): Promise<PlacedTunes> {
  const breathe = async (pairs: number) => {
    onProgress?.({ stage: "cluster", pairs });
    await new Promise(setImmediate);
    signal?.throwIfAborted();
  };
  const { all, base, compared } = await clusterCorpus({ keys, layers, store, folder: scratch, breathe });
  const { splits, clusters } = splitClusters({ keys, layers, all, base });
  const fates = chooseCopies(keys, ranks, splits);
  const kept = fates.map((fate) => (fate === KEEP ? 1 : 0));
  const near = await lookAgain({ splits, kept, store, exhaustive, breathe: () => breathe(compared) });
  for (const tune of near ?? []) fates[tune] = DROP_NEAR;
  return { splits, clusters, fates, compared, lookedTwice: near !== undefined };
}

/** The second pass: every tune with its cluster and split into a shard. */
async function writeTunes(
  folder: string,
  { spool, keys, store }: Collection,
  placed: PlacedTunes,
  ledger: Ledger,
  { onProgress, signal }: BuildOptions,
): Promise<Pick<Manifest, "clusters" | "statistics" | "shards" | "index">> {
  const shards = createShardWriter(folder);
  const melodies = createIndexWriter(store);
  const statistics = createStatistics();
  let index = 0;
  for await (const tune of readLines<LabelledTune>(spool)) {
    signal?.throwIfAborted();
    const fate = placed.fates[index] ?? KEEP;
    if (fate === KEEP) {
      const kept = placeTune(tune, placed, index);
      shards.write(kept);
      statistics.add(kept);
      melodies.add(kept, index);
      ledger.keep(tune.source);
    } else {
      const { source, file, record, title } = tune;
      const reason = REASONS[fate] ?? "exact-duplicate";
      ledger.drop({ source, file, record, title, reason, detail: tune.hash });
    }
    index++;
    onProgress?.({ stage: "write", tunes: index, of: keys.length });
  }
  return {
    clusters: { ...countClusters(placed), compared: placed.compared, lookedTwice: placed.lookedTwice },
    statistics: statistics.statistics(),
    shards: shards.close(),
    index: await melodies.write(folder),
  };
}

/** Why a tune that came through cleaning is dropped, by its fate. */
const REASONS: Readonly<Record<number, DropReason>> = {
  [DROP_COPY]: "exact-duplicate",
  [DROP_BRIDGE]: "bridges-splits",
  [DROP_NEAR]: "near-training",
};

function placeTune(tune: LabelledTune, { splits, clusters }: PlacedTunes, index: number): CorpusTune {
  const split = SPLITS[splits[index] ?? 0] ?? "train";
  const { labels, changes, ...rest } = tune;
  return { ...rest, cluster: numberKey(clusters[index] ?? 0), split, labels, changes };
}

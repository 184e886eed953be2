/** @file `melodist corpus build` at work: settings read, progress shown, the outcome told. */
import {
  ALL_TIERS,
  type BuildProgress,
  buildCorpus,
  type Manifest,
  type Tier,
  totalsOf,
} from "@melodist/corpus";
import { MelodistError } from "@melodist/errors";
import type { Language } from "@melodist/score";
import type { Surroundings } from "../command/command.ts";
import { createProgressLine } from "./progress-line.ts";

export interface BuildFlags {
  readonly corpora: string;
  readonly tiers: string;
  readonly allow?: string | undefined;
  readonly limit?: number | undefined;
  readonly column?: string | undefined;
  readonly exhaustive: boolean;
}

/**
 * Build a corpus.
 *
 * @returns the exit code: 0, also when the user stopped it
 * @throws MelodistError as `buildCorpus`; `usage` for a tier that does not exist
 */
export async function runBuild(output: string, flags: BuildFlags, world: Surroundings): Promise<number> {
  const stop = new AbortController();
  world.onInterrupt(() => stop.abort());
  const line = createProgressLine(world);
  try {
    const manifest = await buildCorpus({
      corpora: flags.corpora,
      output,
      tiers: parseTiers(flags.tiers),
      allow: namesIn(flags.allow ?? ""),
      limit: flags.limit,
      column: flags.column,
      exhaustive: flags.exhaustive,
      signal: stop.signal,
      onProgress: (progress) => line.show(describeProgress(progress, world.language), progress.stage),
    });
    line.end();
    world.notice(`${describeManifest(manifest, output, world.language)}\n`);
    return 0;
  } catch (error) {
    line.end();
    if (!stop.signal.aborted) throw error;
    world.notice(
      world.language === "en"
        ? "stopped; what was there before is still there\n"
        : "已停止；原有的输出没有改动\n",
    );
    return 0;
  }
}

function namesIn(list: string): readonly string[] {
  return list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** @throws MelodistError `usage` */
function parseTiers(list: string): readonly Tier[] {
  if (list === "all") return ALL_TIERS;
  const tiers = namesIn(list);
  const known = ALL_TIERS.filter((tier) => tiers.includes(tier));
  const unknown = tiers.find((tier) => !known.some((other) => other === tier));
  if (unknown === undefined && known.length > 0) return known;
  throw new MelodistError(`--tiers: no such tier: ${unknown ?? list}`, {
    code: "usage",
    hint: `Use some of ${ALL_TIERS.join(",")}, or all.`,
  });
}

function describeProgress(progress: BuildProgress, language: Language): string {
  switch (progress.stage) {
    case "read":
      return language === "en"
        ? `reading ${progress.source}: ${progress.records}`
        : `读取 ${progress.source}：${progress.records}`;
    case "cluster":
      return language === "en"
        ? `looking for renderings of one tune: ${progress.pairs} pairs compared`
        : `寻找同一首曲子的不同版本：已比较 ${progress.pairs} 对`;
    case "write":
      return language === "en"
        ? `writing: ${progress.tunes} of ${progress.of}`
        : `写出：${progress.tunes}/${progress.of}`;
  }
}

function describeManifest(manifest: Manifest, output: string, language: Language): string {
  const { read, kept } = totalsOf(manifest);
  const { train, validation, test } = manifest.statistics.splits;
  const { count } = manifest.clusters;
  return language === "en"
    ? `${read} tunes read, ${kept} kept in ${count} clusters: ${train.tunes} to train, ${validation.tunes} to validate, ${test.tunes} to test; ${output}`
    : `读入 ${read} 首，保留 ${kept} 首，共 ${count} 组：训练 ${train.tunes}，验证 ${validation.tunes}，测试 ${test.tunes}；${output}`;
}

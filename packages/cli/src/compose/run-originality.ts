/** @file `melodist originality` at work: a tune looked up among those that a model has seen. */
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { printAbc } from "@melodist/abc";
import {
  describeSource,
  describeVerdictOf,
  findSources,
  type OriginalityFinding,
  type SourceFinding,
  sharedPassage,
} from "@melodist/compose";
import { MelodistError } from "@melodist/errors";
import type { Language, Score } from "@melodist/score";
import { type MelodyIndex, openIndex } from "@melodist/search";
import type { Surroundings } from "../command/command.ts";
import { readTuneFile } from "../read-tune-file.ts";
import { findModel } from "./find-model.ts";
import { SEEN_FILE } from "./open-composer.ts";
import { type FindTune, openCorpora } from "./read-record.ts";

export interface OriginalityFlags {
  readonly in?: string | undefined;
  readonly model?: string | undefined;
  readonly corpora?: string | undefined;
  readonly limit: number;
  readonly json: boolean;
}

/**
 * Tell what the tunes of a file share with those of an index.
 *
 * @returns the exit code: 0 when there is nothing unusual, 1 when a tune shares more than human tunes do
 */
export async function runOriginality(
  path: string,
  flags: OriginalityFlags,
  world: Surroundings,
): Promise<number> {
  const { scores } = await readTuneFile(path, world);
  if (scores.length === 0) {
    throw new MelodistError(`there is no tune in ${path}`, { code: "bad-file", hint: "Try melodist check." });
  }
  const index = await openSeenIndex(flags);
  const findTune = flags.corpora === undefined ? undefined : openCorpora(flags.corpora);
  const found = scores.map((score) => ({
    score,
    finding: findSources(index, score, { limit: flags.limit, unseen: flags.in !== undefined }),
  }));
  if (flags.json) world.write(`${JSON.stringify(found.map(asData), null, 2)}\n`);
  else for (const one of found) world.write(await describe(one, findTune, world.language));
  return found.some(({ finding }) => finding.verdict === "derived" || finding.verdict === "familiar") ? 1 : 0;
}

async function openSeenIndex({ in: named, model }: OriginalityFlags): Promise<MelodyIndex> {
  const folder = named ?? findModel(model, {}).folder;
  const isFolder = existsSync(folder) && (await stat(folder)).isDirectory();
  const path = isFolder ? join(folder, SEEN_FILE) : folder;
  if (!existsSync(path)) {
    throw new MelodistError(`there is no index of melodies in ${folder}`, {
      code: "not-found",
      hint: "Name a corpus that melodist corpus build made, or its melodies.index, with --in.",
    });
  }
  return openIndex(await readFile(path));
}

interface Found {
  readonly score: Score;
  readonly finding: OriginalityFinding;
}

function asData({ score, finding }: Found) {
  return { title: score.titles[0] ?? "", ...finding, summary: describeVerdictOf(finding) };
}

async function describe(
  { score, finding }: Found,
  findTune: FindTune | undefined,
  language: Language,
): Promise<string> {
  const title = score.titles[0] ?? "";
  const lines = [...(title === "" ? [] : [title]), describeVerdictOf(finding)[language]];
  for (const source of finding.sources) {
    lines.push(`  ${describeSource(source, language)}`);
    if (findTune !== undefined) lines.push(...(await passageLines(score, source, findTune)));
  }
  return `${lines.join("\n")}\n`;
}

/** What a tune shares with a source, where the corpora hold it. */
async function passageLines(
  score: Score,
  { id }: SourceFinding,
  findTune: FindTune,
): Promise<readonly string[]> {
  const other = id === undefined ? undefined : await findTune(id);
  const passage = other === undefined ? undefined : sharedPassage(score, other);
  return passage === undefined ? [] : sideBySide(passage.tune, passage.source);
}

/** The same bars of two tunes, one under the other. */
function sideBySide(tune: Score, source: Score): readonly string[] {
  return [musicOf(tune), musicOf(source)].map((music) => `    ${music}`);
}

/** The music of a score in one line of ABC. */
function musicOf(score: Score): string {
  const lines = printAbc(score).split("\n");
  const music = lines.slice(lines.findIndex((line) => line.startsWith("K:")) + 1);
  return music
    .filter((line) => !/^[wW]:/u.test(line))
    .join(" ")
    .trim();
}

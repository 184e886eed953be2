/** @file One tune of the corpora by its name in an index: `source/file#record`. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describeFolder, readSource } from "@melodist/corpus";
import { MelodistError } from "@melodist/errors";
import type { Score } from "@melodist/score";
import { readText } from "../files.ts";

/** Finds a tune; undefined where the corpora do not hold it. */
export type FindTune = (id: string) => Promise<Score | undefined>;

/** What says where a folder of tunes is from. */
const SOURCE_FILE = "source.json";

/**
 * Tunes of a folder of corpora.
 *
 * @throws MelodistError `not-found` when there is no such folder
 */
export function openCorpora(folder: string): FindTune {
  if (!existsSync(folder)) {
    throw new MelodistError(`there is no folder ${folder}`, { code: "not-found", hint: "Check --corpora." });
  }
  return async (id) => {
    const [, name = "", file = "", record = ""] = /^([^/]+)\/(.*)#(\d+)$/u.exec(id) ?? [];
    const path = join(folder, name);
    return name === "" || !existsSync(path)
      ? undefined
      : await readRecord(path, name, { file, record: Number(record) });
  };
}

async function readRecord(
  path: string,
  name: string,
  wanted: { readonly file: string; readonly record: number },
): Promise<Score | undefined> {
  const described = join(path, SOURCE_FILE);
  const description = existsSync(described) ? await readText(described) : undefined;
  for await (const read of readSource(path, describeFolder({ name, description }))) {
    const isWanted = read.file === wanted.file && read.record === wanted.record;
    if (isWanted) return read.kind === "tune" ? read.score : undefined;
  }
  return undefined;
}

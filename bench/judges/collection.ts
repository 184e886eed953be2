/** @file A collection of tunes in a folder: a tunebook for people, and the file that judges read, from which it comes back. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAbc } from "@melodist/abc";
import type { Vocabulary } from "@melodist/tokens";
import { type HeardTune, hear } from "./heard-tune.ts";
import { tuneFeatures } from "./tune-features.ts";

/** A tune that is to be judged. */
export interface JudgedTune {
  /** The human tune's, also of those that were composed by its plan. */
  readonly id: string;
  readonly cluster: string;
  readonly heard: HeardTune;
}

interface StoredTune {
  readonly id: string;
  readonly cluster: string;
  readonly abc: string;
}

export function writeCollection(folder: string, name: string, tunes: readonly JudgedTune[]): void {
  writeFileSync(pathOf(folder, name, "abc"), tunes.map(({ heard }) => heard.abc).join("\n"));
  const rows = tunes.map(({ id, cluster, heard }) => {
    return { id, cluster, abc: heard.abc, tokens: heard.tokens, features: tuneFeatures(heard) };
  });
  writeFileSync(pathOf(folder, name, "json"), JSON.stringify({ name, tunes: rows }));
}

/** A collection that lies there already; undefined where there is none. */
export function readCollection(
  vocabulary: Vocabulary,
  folder: string,
  name: string,
): readonly JudgedTune[] | undefined {
  const path = pathOf(folder, name, "json");
  if (!existsSync(path)) return undefined;
  const { tunes } = JSON.parse(readFileSync(path, "utf8")) as { readonly tunes: readonly StoredTune[] };
  return tunes.flatMap(({ id, cluster, abc }) => {
    const score = parseAbc(abc).tunes[0]?.score;
    const heard = score && hear(vocabulary, score);
    return heard === undefined ? [] : [{ id, cluster, heard }];
  });
}

function pathOf(folder: string, name: string, ending: "abc" | "json"): string {
  return join(folder, `${name.replaceAll(" ", "-")}.${ending}`);
}

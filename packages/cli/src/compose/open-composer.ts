/** @file A model opened to compose, with the melodies it has seen. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ComposeRequest, type Composer, describeWish, openComposer } from "@melodist/compose";
import { MelodistError } from "@melodist/errors";
import { openModel } from "@melodist/infer/node";
import { type MelodyIndex, openIndex } from "@melodist/search";
import type { Surroundings } from "../command/command.ts";
import { type FoundModel, findModel } from "./find-model.ts";

export interface OpenComposer {
  readonly composer: Composer;
  readonly folder: string;
  /** Undefined where the model's folder holds none. */
  readonly index: MelodyIndex | undefined;
}

/**
 * Open the model that is to compose; says so when it is `world`, whose licence is another.
 *
 * @throws MelodistError naming the model's folder and the file at fault
 */
export async function openComposerFor(
  request: ComposeRequest,
  named: string | undefined,
  world: Surroundings,
): Promise<OpenComposer> {
  const { folder, worldWish } = findModel(named, request);
  const composer = await openFolder(folder);
  if (worldWish !== undefined) noticeWorld(composer, worldWish, world);
  return { composer, folder, index: await openSeen(folder) };
}

/** Open the model in a folder. @throws MelodistError naming the folder */
export async function openFolder(folder: string): Promise<Composer> {
  try {
    return openComposer(await openModel(folder));
  } catch (error) {
    if (!MelodistError.is(error)) throw error;
    throw new MelodistError(`the model in ${folder} cannot be used: ${error.message}`, {
      code: error.code,
      hint: error.hint ?? "Name another model with --model.",
      cause: error,
    });
  }
}

/** The index of melodies that lies beside a model's weights. */
export const SEEN_FILE = "melodies.index";

/** The index of what the model was trained on, beside its weights. */
export async function openSeen(folder: string): Promise<MelodyIndex | undefined> {
  const path = join(folder, SEEN_FILE);
  return existsSync(path) ? openIndex(await readFile(path)) : undefined;
}

function noticeWorld(
  { decoder }: Composer,
  wish: NonNullable<FoundModel["worldWish"]>,
  world: Surroundings,
): void {
  const { sources, notes } = decoder.manifest.provenance;
  const licence = notes?.split(":")[0] || [...new Set(sources.map((source) => source.licence))].join("; ");
  const what = describeWish(wish, world.language);
  const said = {
    en: `${what}: only the model "world" knows this, and its weights are not for commercial use (${licence}); --model default composes without it`,
    zh: `${what}：只有 “world” 模型熟悉，其权重不可商用（${licence}）；用 --model default 可改用默认模型`,
  };
  world.notice(`${said[world.language]}\n`);
}

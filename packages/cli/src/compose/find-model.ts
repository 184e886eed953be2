/** @file Which model composes: the one that is named, or the box's own. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { MANIFEST_FILE } from "@melodist/bundle";
import { type ComposeRequest, usualStyle } from "@melodist/compose";
import { MelodistError } from "@melodist/errors";
import { WORLD_COMPOSERS, WORLD_RHYTHMS, WORLD_STYLES } from "./world.data.ts";

export interface FoundModel {
  readonly folder: string;
  /** It was taken because only it knows what was asked for. */
  readonly isWorld: boolean;
}

/**
 * Find the model.
 *
 * @param named a folder, or the name of a model in the box (`default`, `world`); undefined lets the request decide
 * @throws MelodistError `not-found` when there is none
 */
export function findModel(named: string | undefined, request: ComposeRequest): FoundModel {
  if (named !== undefined) {
    if (existsSync(join(named, MANIFEST_FILE))) return { folder: named, isWorld: false };
    const boxed = boxedModel(named);
    if (boxed !== undefined) return { folder: boxed, isWorld: false };
    throw new MelodistError(`there is no model in ${named}`, {
      code: "not-found",
      hint: "Name the folder that melodist train wrote, or leave --model out.",
    });
  }
  const world = isOfWorld(request) ? boxedModel("world") : undefined;
  if (world !== undefined) return { folder: world, isWorld: true };
  const usual = boxedModel("default");
  if (usual !== undefined) return { folder: usual, isWorld: false };
  throw new MelodistError("the model that comes with melodist is missing", {
    code: "not-found",
    hint: "Install melodist again, or name a model's folder with --model.",
  });
}

function isOfWorld(request: ComposeRequest): boolean {
  const { rhythm, after } = request;
  const style = usualStyle(request);
  const composer = after?.split(" ").at(-1)?.toLowerCase();
  return (
    (style !== undefined && WORLD_STYLES.has(style)) ||
    (rhythm !== undefined && WORLD_RHYTHMS.has(rhythm)) ||
    (composer !== undefined && WORLD_COMPOSERS.has(composer))
  );
}

/** A model in a folder `models` beside or above the program. */
export function boxedModel(name: string): string | undefined {
  if (!/^[\w-]+$/u.test(name)) return undefined;
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const model = join(folder, "models", name);
    if (existsSync(join(model, MANIFEST_FILE))) return model;
    if (folder === dirname(folder)) return undefined;
  }
}

/** @file Which model composes: the one that is named, or the box's own. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { MANIFEST_FILE } from "@melodist/bundle";
import { type ComposeRequest, type describeWish, usualStyle } from "@melodist/compose";
import { MelodistError } from "@melodist/errors";
import { WORLD_COMPOSERS, WORLD_RHYTHMS, WORLD_STYLES } from "./world.data.ts";

/** A wish that only the model `world` knows. */
type WorldWish = Parameters<typeof describeWish>[0];

export interface FoundModel {
  readonly folder: string;
  /** It was taken because only it knows this, which was asked for. */
  readonly worldWish: WorldWish | undefined;
}

/**
 * Find the model.
 *
 * @param named a folder, or the name of a model in the box (`default`, `world`); undefined lets the request decide
 * @throws MelodistError `not-found` when there is none
 */
export function findModel(named: string | undefined, request: ComposeRequest): FoundModel {
  if (named !== undefined) {
    if (existsSync(join(named, MANIFEST_FILE))) return { folder: named, worldWish: undefined };
    const boxed = boxedModel(named);
    if (boxed !== undefined) return { folder: boxed, worldWish: undefined };
    throw new MelodistError(`there is no model in ${named}`, {
      code: "not-found",
      hint: "Name the folder that melodist train wrote, or leave --model out.",
    });
  }
  const worldWish = worldWishOf(request);
  const world = worldWish && boxedModel("world");
  if (world !== undefined) return { folder: world, worldWish };
  const usual = boxedModel("default");
  if (usual !== undefined) return { folder: usual, worldWish: undefined };
  throw new MelodistError("the model that comes with melodist is missing", {
    code: "not-found",
    hint: "Install melodist again, or name a model's folder with --model.",
  });
}

function worldWishOf(request: ComposeRequest): WorldWish | undefined {
  const { rhythm, after, instrument } = request;
  if (rhythm !== undefined && WORLD_RHYTHMS.has(rhythm)) return { slot: "rhythm", value: rhythm };
  const composer = after?.split(" ").at(-1)?.toLowerCase();
  if (after !== undefined && WORLD_COMPOSERS.has(composer ?? "")) return { slot: "after", value: after };
  const style = usualStyle(request);
  if (style === undefined || !WORLD_STYLES.has(style)) return undefined;
  if (request.style !== undefined) return { slot: "style", value: style };
  // The style was not said: it is that of the composer or the instrument.
  if (after !== undefined) return { slot: "after", value: after };
  return instrument && { slot: "instrument", value: instrument };
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

/** @file The models that a server composes with: known by name, opened once, when they are first asked for. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { MANIFEST_FILE, parseManifest } from "@melodist/bundle";
import type { ComposeRequest } from "@melodist/compose";
import { MelodistError } from "@melodist/errors";
import type { ModelCard, ModelShelf, OpenModel } from "@melodist/server";
import { boxedModel, findModel } from "../compose/find-model.ts";
import { openFolder, openSeen, SEEN_FILE } from "../compose/open-composer.ts";

/** The names of models that come in the box. */
const BOXED = ["default", "world"] as const;

/**
 * The models there are.
 *
 * @param named the one that is to compose: a folder, or a name; undefined takes those in the box, as requests decide
 * @throws MelodistError `not-found` when there is none
 */
export function openShelf(named: string | undefined): ModelShelf {
  const folders = named === undefined ? boxedFolders() : new Map([namedFolder(named)]);
  const open = new Map<string, Promise<OpenModel>>();

  async function openOnce(name: string): Promise<OpenModel> {
    const folder = folders.get(name);
    if (folder === undefined) throw noSuchModel(name);
    const opening = open.get(name) ?? openNamed(name, folder);
    open.set(name, opening);
    // One that could not be opened is tried again: its folder may have been mended.
    opening.catch(() => open.delete(name));
    return await opening;
  }

  const names = [...folders.keys()];
  return {
    names,
    describe: () => Promise.all([...folders].map(([name, folder]) => describeModel(name, folder))),
    open: (name, request) =>
      openOnce(name ?? (named === undefined ? decide(request, names) : (names[0] ?? ""))),
  };
}

/** The folders of the box's models. @throws MelodistError `not-found` */
function boxedFolders(): ReadonlyMap<string, string> {
  const found = BOXED.flatMap((name) => {
    const folder = boxedModel(name);
    return folder === undefined ? [] : [[name, folder] as const];
  });
  // Says what is missing, and what to do about it.
  if (found.length === 0) findModel(undefined, {});
  return new Map(found);
}

function namedFolder(named: string): readonly [string, string] {
  const { folder } = findModel(named, {});
  return [basename(folder), folder];
}

function decide(request: ComposeRequest, names: readonly string[]): string {
  const { worldWish } = findModel(undefined, request);
  return worldWish !== undefined && names.includes("world") ? "world" : (names[0] ?? "default");
}

async function openNamed(name: string, folder: string): Promise<OpenModel> {
  const [composer, index] = await Promise.all([openFolder(folder), openSeen(folder)]);
  return { name, composer, index };
}

async function describeModel(name: string, folder: string): Promise<ModelCard> {
  const { network, provenance } = parseManifest(await readFile(join(folder, MANIFEST_FILE), "utf8"));
  return {
    name,
    longest: network.max_position_embeddings,
    sources: provenance.sources,
    notes: provenance.notes,
    hasIndex: existsSync(join(folder, SEEN_FILE)),
  };
}

function noSuchModel(name: string): MelodistError {
  return new MelodistError(`there is no model in ${JSON.stringify(name)}`, { code: "not-found" });
}

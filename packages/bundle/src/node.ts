/** @file Bundles as folders: written beside their place and moved there whole, so that none is ever half there. */
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MelodistError } from "@melodist/errors";
import type { ReadFile } from "./bundle.ts";
import { MANIFEST_FILE } from "./manifest.ts";

/** Read files of the bundle in a folder. */
export function folderReader(folder: string): ReadFile {
  return async (file) => new Uint8Array(await readFile(join(folder, file)));
}

/**
 * Save a bundle's files as a folder.
 *
 * @throws MelodistError `not-writable`, and nothing is changed
 */
export function saveBundle(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  return saveFolder(folder, files, MANIFEST_FILE);
}

/**
 * Save files as a folder. One of its kind that is there is replaced; any other folder is left alone.
 *
 * @param mark the file that tells a folder of this kind
 * @throws MelodistError `not-writable`, and nothing is changed
 */
export async function saveFolder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  mark: string,
): Promise<void> {
  if (existsSync(folder) && !existsSync(join(folder, mark)))
    throw new MelodistError(`${folder} exists and holds no ${mark}`, {
      code: "not-writable",
      hint: "Name another folder.",
    });
  const [fresh, old] = [`${folder}.new`, `${folder}.old`];
  try {
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh, { recursive: true });
    for (const [file, bytes] of files) await writeFile(join(fresh, file), bytes, { flush: true });
    await rm(old, { recursive: true, force: true });
    if (existsSync(folder)) await rename(folder, old);
    await rename(fresh, folder);
    await rm(old, { recursive: true, force: true });
  } catch (cause) {
    await rm(fresh, { recursive: true, force: true });
    const hint = "Check free space and permissions.";
    throw new MelodistError(`${folder} cannot be written`, { code: "not-writable", hint, cause });
  }
}

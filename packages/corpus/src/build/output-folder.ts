/**
 * @file A folder that appears whole or stays as it was.
 *
 * It is built beside its place and moved there when it is complete. A build that was killed leaves its unfinished folder,
 * which the next one clears away; one killed between the two moves leaves the old folder under another name, which the
 * next one puts back.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { MelodistError } from "@melodist/errors";

/**
 * Build a folder.
 *
 * @param target where it belongs; a folder of its kind that is there is replaced, any other left alone
 * @param mark the file that tells a folder of this kind
 * @param build fills the folder it is given; when it throws, nothing has changed
 * @throws MelodistError `not-writable`
 */
export async function replaceFolder<Result>(
  target: string,
  mark: string,
  build: (folder: string) => Promise<Result>,
): Promise<Result> {
  const path = resolve(target);
  const fresh = besides(path, `${process.pid}.new`);
  const old = besides(path, "old");
  try {
    await tidyUp(path);
    await refuseOther(path, target, mark);
    await mkdir(fresh, { recursive: true });
    const result = await build(fresh);
    if (existsSync(path)) await rename(path, old);
    await rename(fresh, path);
    await rm(old, { recursive: true, force: true });
    return result;
  } catch (error) {
    if (existsSync(fresh)) await rm(fresh, { recursive: true });
    if (!existsSync(path) && existsSync(old)) await rename(old, path);
    throw isSystemError(error) ? explain(target, error) : error;
  }
}

/** @throws MelodistError `not-writable` when something else is there */
async function refuseOther(path: string, target: string, mark: string): Promise<void> {
  if (!existsSync(path) || existsSync(join(path, mark)) || (await readdir(path)).length === 0) return;
  throw new MelodistError(`${target} exists and holds no ${mark}`, {
    code: "not-writable",
    hint: "Name another folder.",
  });
}

/** A hidden neighbour of a folder. */
function besides(path: string, ending: string): string {
  return join(dirname(path), `.${basename(path)}.${ending}`);
}

/** Clear away what builds that were killed left behind. */
async function tidyUp(path: string): Promise<void> {
  const old = besides(path, "old");
  if (existsSync(old)) {
    if (existsSync(path)) await rm(old, { recursive: true, force: true });
    else await rename(old, path);
  }
  const parent = dirname(path);
  if (!existsSync(parent)) return;
  for (const name of await readdir(parent)) {
    const builder = unfinished(name, basename(path));
    if (builder !== undefined && !isRunning(builder))
      await rm(join(parent, name), { recursive: true, force: true });
  }
}

/** The process that an unfinished folder of a name belongs to. */
function unfinished(name: string, target: string): number | undefined {
  const match = /^(\d+)\.new$/.exec(name.startsWith(`.${target}.`) ? name.slice(target.length + 2) : "");
  return match === null ? undefined : Number(match[1]);
}

function isRunning(id: number): boolean {
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && "code" in error;
}

function explain(target: string, cause: NodeJS.ErrnoException): MelodistError {
  return new MelodistError(`cannot write ${target} (${cause.code ?? cause.message})`, {
    code: "not-writable",
    hint: "Check that you may write there and that the disk has room. What was there before is still there.",
    cause,
  });
}

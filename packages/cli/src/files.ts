/** @file Files in and out: `-` is standard input or output; what is written appears whole or not at all. */
import { randomUUID } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { access, constants, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { MelodistError } from "@melodist/errors";
import { decodeBytes } from "@melodist/formats";
import type { Surroundings } from "./command/command.ts";

/** Larger inputs than any tune book; bounds memory. */
const MOST_BYTES = 512 * 1024 * 1024;

/**
 * Read a file, or standard input for `-`.
 *
 * @throws MelodistError `not-found`, `unreadable`, `too-large`
 */
export function readInput(path: string, world: Surroundings): Promise<Uint8Array> {
  return path === "-" ? world.readInput() : readBytes(path);
}

/** Read a file of text. @throws MelodistError as `readInput`, `bad-file` when it is no text */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  return aboutFile(path, () => decodeBytes(bytes));
}

/** Read what a file holds; a failure names the file. @throws MelodistError as `read` */
export function aboutFile<Content>(path: string, read: () => Content): Content {
  try {
    return read();
  } catch (cause) {
    if (!MelodistError.is(cause)) throw cause;
    const { code, hint } = cause;
    throw new MelodistError(`${path}: ${cause.message}`, { code, ...(hint && { hint }), cause });
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) {
      throw new MelodistError(`${path} has ${size} bytes`, {
        code: "too-large",
        hint: "Split it into smaller files.",
      });
    }
    return await readFile(path);
  } catch (error) {
    throw MelodistError.is(error) ? error : explainReadFailure(path, error);
  }
}

function explainReadFailure(path: string, cause: unknown): MelodistError {
  const reason = (cause as NodeJS.ErrnoException).code;
  if (reason === "ENOENT") {
    return new MelodistError(`no such file: ${path}`, { code: "not-found", hint: "Check the path.", cause });
  }
  const hint = reason === "EISDIR" ? "Name a file, not a folder." : "Check that you may read it.";
  return new MelodistError(`cannot read ${path} (${reason ?? String(cause)})`, {
    code: "unreadable",
    hint,
    cause,
  });
}

/**
 * Make sure that a file can be written, before the work whose result it is to hold.
 *
 * @throws MelodistError `not-writable`
 */
export async function requireWritable(path: string): Promise<void> {
  if (path === "-") return;
  try {
    await access(dirname(path), constants.W_OK);
    if (existsSync(path) && statSync(path).isDirectory())
      throw Object.assign(new Error(path), { code: "EISDIR" });
  } catch (cause) {
    throw notWritable(path, cause);
  }
}

/**
 * Write a file, or standard output for `-`. The file is written beside and renamed, so a failure leaves the old one.
 *
 * @throws MelodistError `not-writable`
 */
export async function writeOutput(
  path: string,
  content: string | Uint8Array,
  world: Surroundings,
): Promise<void> {
  if (path === "-") return world.write(content);
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    await writeFile(beside, content, { flag: "wx" });
    await rename(beside, path);
  } catch (cause) {
    await rm(beside, { force: true });
    throw notWritable(path, cause);
  }
}

function notWritable(path: string, cause: unknown): MelodistError {
  const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
  return new MelodistError(`cannot write ${path} (${reason})`, {
    code: "not-writable",
    hint: "Check that the folder exists, that you may write there, and that the disk has room.",
    cause,
  });
}

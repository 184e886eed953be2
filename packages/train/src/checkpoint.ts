/**
 * @file Checkpoints: one safetensors file with weights and optimiser, progress in its header. Written beside
 * its place, flushed, then renamed: at any moment there is a whole one.
 */
import { createHash } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import { MelodistError } from "@melodist/errors";
import { type ArrayToStore, readSafetensorsHeader, toFloat32, writeSafetensors } from "@melodist/network";
import { z } from "zod";
import type { TrainingConfig } from "./config.ts";
import type { TrainingState } from "./device.ts";

/** Where a run stands; small, exact, and all that is needed besides the arrays. */
export const Progress = z.object({
  /** Steps done. */
  step: z.int().min(0),
  data: z.object({ epoch: z.int().min(0), offset: z.int().min(0) }),
  /** Best validation loss so far, and validations since. */
  best: z.number().nullable(),
  sinceBest: z.int().min(0),
});
export type Progress = z.infer<typeof Progress>;

export interface Checkpoint {
  readonly progress: Progress;
  readonly state: TrainingState;
}

/** Settings that decide what is computed: a checkpoint continues only under the same. */
export function configDigest(config: TrainingConfig): string {
  return createHash("sha256").update(JSON.stringify(config)).digest("hex");
}

/**
 * Write a checkpoint in place of the one there.
 *
 * @throws MelodistError `not-writable`; the one there is untouched
 */
export async function writeCheckpoint(
  path: string,
  config: TrainingConfig,
  { progress, state }: Checkpoint,
  shapes: ReadonlyMap<string, readonly number[]>,
): Promise<void> {
  const arrays: ArrayToStore[] = [...state].map(([name, data]) => ({
    name,
    type: "F32",
    shape: shapes.get(name) ?? [data.length],
    data,
  }));
  const metadata = {
    melodist: "checkpoint",
    digest: configDigest(config),
    config: JSON.stringify(config),
    progress: JSON.stringify(progress),
  };
  const fresh = `${path}.new`;
  try {
    const file = await open(fresh, "w");
    try {
      for (const chunk of writeSafetensors(arrays, metadata)) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
  } catch (cause) {
    await rm(fresh, { recursive: true, force: true });
    throw new MelodistError(`the checkpoint ${path} cannot be written; the one before is kept`, {
      code: "not-writable",
      hint: "Check free space and permissions.",
      cause,
    });
  }
}

/**
 * Read a checkpoint.
 *
 * @param config if given, the checkpoint must be of this very stage
 * @throws MelodistError `not-found`, `bad-file` (cut short, foreign) or `mismatch` (of other settings)
 */
export async function readCheckpoint(path: string, config?: TrainingConfig): Promise<Checkpoint> {
  const bytes = await readWhole(path);
  const { arrays, metadata } = readSafetensorsHeader(bytes);
  const progress = Progress.safeParse(parseJson(metadata["progress"]));
  if (metadata["melodist"] !== "checkpoint" || !progress.success)
    throw new MelodistError(`${path} is no checkpoint of a training run`, { code: "bad-file" });
  if (config !== undefined && metadata["digest"] !== configDigest(config)) {
    throw new MelodistError(`${path} belongs to a run with other settings`, {
      code: "mismatch",
      hint: "Resume with the settings it was begun with, or start another run from its weights.",
    });
  }
  const state = [...arrays].map(
    ([name, { type, start, end }]) => [name, toFloat32(type, bytes.subarray(start, end))] as const,
  );
  return { progress: progress.data, state: new Map(state) };
}

async function readWhole(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new MelodistError(`there is no checkpoint ${path}`, { code: "not-found", cause });
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

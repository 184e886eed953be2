/** @file The file that `melodist train` is given: what to train on, from what, and where to. */
import { MelodistError } from "@melodist/errors";
import { z } from "zod";

const CharacterData = z.strictObject({
  /** A text file, a character a token. */
  characters: z.string().min(1),
  /** Share of its documents that is only validated on. */
  validation: z.number().min(0).max(0.5).default(0.1),
});

const share = z.number().min(0).optional();
const times = z.int().min(0).max(100).optional();

const TuneData = z.strictObject({
  /** The folder of a corpus that `melodist corpus build` has written. */
  corpus: z.string().min(1),
  /** How often each task is set, relative to the others. */
  tasks: z
    .strictObject({
      compose: share,
      continue: share,
      fill: share,
      harmonise: share,
      melodise: share,
      vary: share,
    })
    .default({ compose: 1 }),
  /** Tasks that are set besides, of every tune that they suit: how often in each pass. Of use where few tunes suit one. */
  besides: z
    .strictObject({
      continue: times,
      fill: times,
      harmonise: times,
      melodise: times,
      vary: times,
    })
    .default({}),
  /** Times that every tune stands in one epoch, each time with another task and other controls missing. */
  passes: z.int().min(1).max(100).default(4),
  /** Whom a tune may be asked "after"; a model that is started from brings its own. */
  composers: z.array(z.string().min(1)).default([]),
});

/** Paths are relative to the file. */
const RunFile = z.strictObject({
  /** The folder of checkpoints and metrics. */
  run: z.string().min(1),
  /** Where the best weights are saved as a model when training ends; left out, they stay in the run. */
  model: z.string().min(1).optional(),
  data: z.union([CharacterData, TuneData]),
  /** What the saved model is to say of itself: its licence, its purpose. */
  notes: z.string().default(""),
  /** A model to start from. */
  start: z.string().min(1).optional(),
  /** A model to learn from, for `distil`. */
  teacher: z.string().min(1).optional(),
  /** The stage, as `@melodist/train` describes it; `vocab_size` follows from the data. */
  training: z.record(z.string(), z.unknown()),
});
export type RunFile = z.infer<typeof RunFile>;
export type DataFile = RunFile["data"];

/** @throws MelodistError `invalid-setting` naming each fault */
export function parseRunFile(text: string): RunFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new MelodistError("the run file is not JSON", {
      code: "invalid-setting",
      hint: String(cause),
      cause,
    });
  }
  const parsed = RunFile.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    (issue) => `${issue.path.join(".") || "all of it"}: ${issue.message}`,
  );
  throw new MelodistError(`the run file does not hold: ${faults.join("; ")}`, {
    code: "invalid-setting",
    hint: "examples/train-sayings.json is one that does.",
  });
}

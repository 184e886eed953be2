/** @file What a saved model says of itself: `manifest.json`, the first file read and the last written. */
import { MelodistError } from "@melodist/errors";
import { z } from "zod";

export const MANIFEST_FILE = "manifest.json";
/** Raised when old readers would misread a new bundle. */
export const BUNDLE_VERSION = 1;

/** A file of the bundle; names have no folders in them, so that none can point outside. */
export const FileEntry = z.object({
  file: z.string().regex(/^[\w][\w.-]*$/, "must be a plain file name"),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type FileEntry = z.infer<typeof FileEntry>;

/** Where a model comes from: enough to say what it may be used for, and to make it again. */
export const Provenance = z.object({
  createdBy: z.string(),
  /** Stages of training, first to last. */
  stages: z
    .array(z.object({ stage: z.string(), steps: z.int().min(0), loss: z.number().optional() }))
    .default([]),
  /** What it was trained on. */
  sources: z.array(z.object({ name: z.string(), licence: z.string() })).default([]),
  notes: z.string().default(""),
});
export type Provenance = z.infer<typeof Provenance>;

const count = z.int().min(1);

export const BundleManifest = z.object({
  format: z.literal("melodist-bundle"),
  version: z.literal(BUNDLE_VERSION),
  /** The network's published settings; what a reader needs of them is checked here. */
  network: z.looseObject({
    vocab_size: count,
    hidden_size: count,
    num_hidden_layers: count,
    num_attention_heads: count,
    num_key_value_heads: count,
    max_position_embeddings: count,
  }),
  /** How matrices are kept. */
  storage: z.enum(["f32", "f16", "q8"]),
  vocabulary: FileEntry,
  graphs: z.object({ decode: FileEntry }),
  weights: FileEntry,
  provenance: Provenance,
});
export type BundleManifest = z.infer<typeof BundleManifest>;

/**
 * Read a manifest.
 *
 * @param text the JSON of `manifest.json`
 * @throws MelodistError `bad-file` naming each field at fault
 */
export function parseManifest(text: string): BundleManifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new MelodistError(`${MANIFEST_FILE} is not JSON`, { code: "bad-file", cause });
  }
  const parsed = BundleManifest.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    (issue) => `${issue.path.join(".") || "all of it"}: ${issue.message}`,
  );
  throw new MelodistError(`${MANIFEST_FILE} does not hold: ${faults.join("; ")}`, {
    code: "bad-file",
    hint: "It may belong to another program or to a newer version.",
  });
}

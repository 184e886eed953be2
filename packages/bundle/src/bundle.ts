/** @file Reading a saved model through a function handed in, so that it may lie in a folder or on a server. */
import { MelodistError } from "@melodist/errors";
import { z } from "zod";
import { type BundleManifest, type FileEntry, MANIFEST_FILE, parseManifest } from "./manifest.ts";

/** Reads a whole file of a bundle by name; throws if there is none. */
export type ReadFile = (file: string) => Promise<Uint8Array>;

/** Tokens in the order of their ids, and what kind of vocabulary it is. */
export const BundleVocabulary = z.object({
  name: z.string(),
  version: z.int().min(1),
  tokens: z.array(z.string()),
});
export type BundleVocabulary = z.infer<typeof BundleVocabulary>;

export interface Bundle {
  readonly manifest: BundleManifest;
  readonly vocabulary: BundleVocabulary;
  /** The decoding graph, whose weights lie in the weights' file. */
  readonly decode: Uint8Array;
  /** The safetensors file. */
  readonly weights: Uint8Array;
}

/**
 * Read and check a bundle.
 *
 * @throws MelodistError `not-found`, `bad-file` (damaged, foreign) or `mismatch` (parts that do not belong
 * together), naming the file
 */
export async function loadBundle(read: ReadFile): Promise<Bundle> {
  const manifest = parseManifest(decodeText(await readNamed(read, MANIFEST_FILE)));
  const vocabulary = await loadVocabulary(read, manifest);
  const decode = await readChecked(read, manifest.graphs.decode);
  const weights = await readChecked(read, manifest.weights);
  return { manifest, vocabulary, decode, weights };
}

async function loadVocabulary(
  read: ReadFile,
  { vocabulary, network }: BundleManifest,
): Promise<BundleVocabulary> {
  const text = decodeText(await readChecked(read, vocabulary));
  const parsed = BundleVocabulary.safeParse(parseJson(text, vocabulary.file));
  if (!parsed.success) throw new MelodistError(`${vocabulary.file} is no vocabulary`, { code: "bad-file" });
  const { tokens } = parsed.data;
  if (tokens.length !== network.vocab_size) {
    const message = `${vocabulary.file} has ${tokens.length} tokens, the network ${network.vocab_size}`;
    throw new MelodistError(message, { code: "mismatch" });
  }
  return parsed.data;
}

/** Name, size and checksum of a file to be saved. */
export async function describeFile(file: string, bytes: Uint8Array): Promise<FileEntry> {
  return { file, bytes: bytes.length, sha256: await sha256(bytes) };
}

async function readChecked(read: ReadFile, entry: FileEntry): Promise<Uint8Array> {
  const bytes = await readNamed(read, entry.file);
  const damaged = (how: string) =>
    new MelodistError(`${entry.file} is damaged: ${how}`, {
      code: "bad-file",
      hint: "Fetch or export the model again.",
    });
  if (bytes.length !== entry.bytes) throw damaged(`${bytes.length} bytes instead of ${entry.bytes}`);
  if ((await sha256(bytes)) !== entry.sha256) throw damaged("its checksum differs");
  return bytes;
}

async function readNamed(read: ReadFile, file: string): Promise<Uint8Array> {
  try {
    return await read(file);
  } catch (cause) {
    throw new MelodistError(`the model has no ${file}`, { code: "not-found", cause });
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new MelodistError(`${file} is not JSON`, { code: "bad-file", cause });
  }
}

const decodeText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @file Text files of any size as pieces of text, whatever their encoding.
 *
 * A mark at the beginning tells UTF-8 and UTF-16. Without one, a file that is valid UTF-8 from end to end is UTF-8,
 * and any other is what old Windows programs wrote. So a file is read twice: once for its encoding and its hash, once for
 * its text; memory holds one piece.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

export interface FileFacts {
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  /** As `TextDecoder` names it. */
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
}

/** Look through a file once. */
export async function inspectFile(path: string): Promise<FileFacts> {
  const hash = createHash("sha256");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  let marked: FileFacts["encoding"] | undefined;
  let isUtf8 = true;
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    if (bytes === 0) marked = markedEncoding(chunk);
    hash.update(chunk);
    bytes += chunk.length;
    if (marked === undefined && isUtf8) isUtf8 = decodes(decoder, chunk);
  }
  isUtf8 = isUtf8 && decodes(decoder, undefined);
  return { bytes, hash: hash.digest("hex"), encoding: marked ?? (isUtf8 ? "utf-8" : "windows-1252") };
}

function markedEncoding(head: Uint8Array): FileFacts["encoding"] | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return undefined;
}

/** False when bytes are no UTF-8; `undefined` ends the stream. */
function decodes(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | undefined): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** The text of a file, piece by piece; a byte order mark is left out. */
export async function* readTextFile(
  path: string,
  { encoding }: Pick<FileFacts, "encoding">,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

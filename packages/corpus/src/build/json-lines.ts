/** @file Values as lines of JSON, written and read one at a time. */

import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync } from "node:fs";
import { createInterface } from "node:readline";
import { writeAll } from "../write-all.ts";

/** What was written. */
export interface WrittenFile {
  readonly lines: number;
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

export interface LineWriter {
  readonly write: (value: unknown) => void;
  readonly close: () => WrittenFile;
}

/** Characters that are written at once. */
const BUFFER = 1 << 18;

/** Open a new file of lines. */
export function createLineWriter(path: string): LineWriter {
  const file = openSync(path, "wx");
  const hash = createHash("sha256");
  let buffer = "";
  let lines = 0;
  let bytes = 0;
  function flush(): void {
    const chunk = Buffer.from(buffer);
    writeAll(file, chunk);
    hash.update(chunk);
    bytes += chunk.length;
    buffer = "";
  }
  function write(value: unknown): void {
    buffer += `${JSON.stringify(value)}\n`;
    lines++;
    if (buffer.length >= BUFFER) flush();
  }
  function close(): WrittenFile {
    flush();
    closeSync(file);
    return { lines, bytes, sha256: hash.digest("hex") };
  }
  return { write, close };
}

/** The values of a file of lines that we wrote ourselves. */
export async function* readLines<Value>(path: string): AsyncGenerator<Value, void, undefined> {
  const lines = createInterface({
    input: createReadStream(path, "utf8"),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) {
    if (line !== "") yield JSON.parse(line) as Value;
  }
}

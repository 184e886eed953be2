/** @file Writing to an open file at one go. */
import { writeSync } from "node:fs";

/** Write all bytes: the system may take fewer at once. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

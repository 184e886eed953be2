/** @file The packed melodies of all tunes in one file, found again by their number; memory holds where each begins. */
import { closeSync, openSync, readSync } from "node:fs";
import { type MelodyCode, packMelody, unpackMelody } from "@melodist/search";
import { writeAll } from "../write-all.ts";
import { createGrowingRow } from "./growing-row.ts";

export interface MelodyStore {
  /** Add the next tune's melody. */
  readonly add: (code: MelodyCode) => void;
  /** @param index from 0, in the order of adding */
  readonly read: (index: number) => MelodyCode;
  readonly size: () => number;
  readonly close: () => void;
}

/** Bytes that are written at once. */
const BUFFER = 1 << 18;

/** Open a new store. @param path of its file */
export function createMelodyStore(path: string): MelodyStore {
  const file = openSync(path, "wx+");
  const starts = createGrowingRow();
  let buffer: Uint8Array[] = [];
  let buffered = 0;
  let end = 0;
  starts.push(0);
  function flush(): void {
    if (buffered > 0) writeAll(file, Buffer.concat(buffer));
    buffer = [];
    buffered = 0;
  }
  function add(code: MelodyCode): void {
    const bytes = packMelody(code);
    buffer.push(bytes);
    buffered += bytes.length;
    end += bytes.length;
    starts.push(end);
    if (buffered >= BUFFER) flush();
  }
  function read(index: number): MelodyCode {
    flush();
    const start = starts.at(index);
    const bytes = new Uint8Array(starts.at(index + 1) - start);
    readSync(file, bytes, 0, bytes.length, start);
    return unpackMelody(bytes);
  }
  return { add, read, size: () => starts.length() - 1, close: () => closeSync(file) };
}

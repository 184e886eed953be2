/**
 * @file Many pairs of numbers, sorted a bucket at a time: what is too much for memory is spilled to files by its first number.
 *
 * A pair is written as one number of 53 bits, eight bytes. Each bucket is read back, sorted and handed out, so memory
 * holds a buffer for each file and the pairs of one bucket.
 */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeAll } from "../write-all.ts";

const BUCKETS = 256;
/** The second number has so many bits … */
const LOW = 2 ** 27;
/** … and the first, after its bucket is known, at most so many: 26 + 8 bits. */
const MOST_HIGH = 2 ** 26 * BUCKETS;
/** Pairs in the buffer of each file. */
const BUFFER = 4096;

export interface Buckets {
  /** @param high below 2^34  @param low below 2^27 */
  readonly add: (high: number, low: number) => void;
  /** The pairs of each bucket in ascending order; the files are gone afterwards. */
  readonly drain: () => Generator<Float64Array, void, undefined>;
}

/** Take a pair of a drained bucket apart; the first number lacks what the bucket stands for, which is the same for all of it. */
export function highOf(pair: number): number {
  return Math.floor(pair / LOW);
}

/** The second number of a pair. */
export function lowOf(pair: number): number {
  return pair % LOW;
}

/** The first number of a pair as it was added. @param bucket index of the bucket among those drained */
export function wholeHigh(pair: number, bucket: number): number {
  return highOf(pair) * BUCKETS + bucket;
}

/** Open buckets in a folder that is not there yet. */
export function createBuckets(folder: string): Buckets {
  mkdirSync(folder);
  const buffers = Array.from({ length: BUCKETS }, () => new Float64Array(BUFFER));
  const filled = new Int32Array(BUCKETS);
  const files = new Int32Array(BUCKETS).fill(-1);
  const pathOf = (bucket: number) => join(folder, String(bucket));
  function flush(bucket: number): void {
    const pairs = buffers[bucket]?.subarray(0, filled[bucket] ?? 0);
    if (pairs === undefined || pairs.length === 0) return;
    if (files[bucket] === -1) files[bucket] = openSync(pathOf(bucket), "wx");
    writeAll(files[bucket] ?? -1, new Uint8Array(pairs.buffer, pairs.byteOffset, pairs.byteLength));
    filled[bucket] = 0;
  }
  function add(high: number, low: number): void {
    if (high >= MOST_HIGH || low >= LOW) throw new RangeError(`no room in a bucket for ${high}, ${low}`);
    const bucket = high % BUCKETS;
    const place = filled[bucket] ?? 0;
    const buffer = buffers[bucket];
    if (buffer !== undefined) buffer[place] = Math.floor(high / BUCKETS) * LOW + low;
    filled[bucket] = place + 1;
    if (place + 1 === BUFFER) flush(bucket);
  }
  function* drain(): Generator<Float64Array, void, undefined> {
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      flush(bucket);
      if (files[bucket] === -1) {
        yield new Float64Array(0);
        continue;
      }
      closeSync(files[bucket] ?? -1);
      const bytes = readFileSync(pathOf(bucket));
      rmSync(pathOf(bucket));
      const aligned = new Float64Array(bytes.length / Float64Array.BYTES_PER_ELEMENT);
      new Uint8Array(aligned.buffer).set(bytes);
      yield aligned.sort();
    }
    rmSync(folder, { recursive: true });
  }
  return { add, drain };
}

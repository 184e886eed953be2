/** @file The tunes of each split in files of a few thousand: `tunes-train-00000.jsonl` and so on. */
import { join } from "node:path";
import { createLineWriter, type LineWriter, type WrittenFile } from "./json-lines.ts";
import { type CorpusTune, SPLITS, type Split } from "./tune.ts";

/** Tunes in a shard. */
const MOST_TUNES = 5_000;

/** A shard that was written. */
export interface Shard extends Omit<WrittenFile, "lines"> {
  readonly file: string;
  readonly split: Split;
  readonly tunes: number;
}

export interface ShardWriter {
  readonly write: (tune: CorpusTune) => void;
  /** The shards, split after split. */
  readonly close: () => readonly Shard[];
}

/** Write shards into a folder. */
export function createShardWriter(folder: string): ShardWriter {
  const rows = new Map(SPLITS.map((split) => [split, createRow(folder, split)]));
  return {
    write: (tune) => rows.get(tune.split)?.write(tune),
    close: () => [...rows.values()].flatMap((row) => row.close()),
  };
}

/** The shards of one split. */
function createRow(folder: string, split: Split) {
  const shards: Shard[] = [];
  let writer: LineWriter | undefined;
  let tunes = 0;
  const nameOf = () => `tunes-${split}-${String(shards.length).padStart(5, "0")}.jsonl`;
  function finish(): void {
    if (writer === undefined) return;
    const file = nameOf();
    const { bytes, sha256 } = writer.close();
    shards.push({ file, split, tunes, bytes, sha256 });
    writer = undefined;
    tunes = 0;
  }
  function write(tune: CorpusTune): void {
    writer ??= createLineWriter(join(folder, nameOf()));
    writer.write(tune);
    if (++tunes === MOST_TUNES) finish();
  }
  function close(): readonly Shard[] {
    finish();
    return shards;
  }
  return { write, close };
}

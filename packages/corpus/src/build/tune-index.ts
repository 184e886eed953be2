/** @file The searchable index of a corpus: every kept tune, and in which split it is. */
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildIndex, type IndexEntry, type Provenance, saveIndex } from "@melodist/search";
import type { MelodyStore } from "../cluster/melody-store.ts";
import { INDEX_FILE, type Manifest } from "./manifest.ts";
import type { CorpusTune } from "./tune.ts";

/** An index lies in memory as a whole, unlike all else here: a corpus of more tunes gets none. */
const MOST_TUNES = 200_000;

/** What a hit of a search tells about a tune. */
export function provenanceOf({ id, title, source, record, split, cluster }: CorpusTune): Provenance {
  return { id, ...(title === null ? {} : { title }), source, record, split, cluster };
}

export interface IndexWriter {
  /** @param index number of the tune's melody in the store */
  readonly add: (tune: CorpusTune, index: number) => void;
  /** Write the file; null when there are too many tunes for one. */
  readonly write: (folder: string) => Promise<Manifest["index"]>;
}

/** Collect what the index of a corpus needs. */
export function createIndexWriter(store: MelodyStore): IndexWriter {
  const members: { readonly record: Provenance; readonly index: number }[] = [];
  function add(tune: CorpusTune, index: number): void {
    if (members.length <= MOST_TUNES) members.push({ record: provenanceOf(tune), index });
  }
  function* entries(): Generator<IndexEntry> {
    for (const { record, index } of members) yield { record, code: store.read(index) };
  }
  async function write(folder: string): Promise<Manifest["index"]> {
    if (members.length > MOST_TUNES) return null;
    const bytes = saveIndex(buildIndex(entries()));
    await writeFile(join(folder, INDEX_FILE), bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { file: INDEX_FILE, tunes: members.length, bytes: bytes.length, sha256 };
  }
  return { add, write };
}

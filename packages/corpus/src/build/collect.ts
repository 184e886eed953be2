/** @file The first pass: every record read, cleaned and labelled; what stays is spooled to a file, its melody to another. */
import { join } from "node:path";
import { readMelody } from "@melodist/analysis";
import { type MelodyCode, melodyCode } from "@melodist/search";
import { cleanTune } from "../clean/clean-tune.ts";
import { contentKey, keyNumber } from "../cluster/content-key.ts";
import { createGrowingRow, type GrowingRow } from "../cluster/growing-row.ts";
import { createMelodyStore, type MelodyStore } from "../cluster/melody-store.ts";
import { labelTune } from "../label/labels.ts";
import { readSource } from "../read/read-source.ts";
import type { ReadRecord, TuneRecord } from "../read/record.ts";
import type { Source } from "../source/source.ts";
import { DEFAULT_TIERS } from "../source/tier.ts";
import { createLineWriter, type LineWriter } from "./json-lines.ts";
import type { Ledger } from "./ledger.ts";
import { rankOf } from "./rank.ts";
import type { LabelledTune } from "./tune.ts";

/** Every tune that may be kept, N of them; in files what is long, in rows what is short. */
export interface Collection {
  /** `LabelledTune`s as lines. */
  readonly spool: string;
  readonly store: MelodyStore;
  /** (N) content keys as numbers. */
  readonly keys: Float64Array;
  /** (N) 0 for tunes of the default tiers, 1 for others. */
  readonly layers: Uint8Array;
  /** (N) which of several copies is better: the smaller. */
  readonly ranks: Uint8Array;
}

export interface CollectOptions {
  /** The folder with a folder for each source. */
  readonly corpora: string;
  readonly sources: readonly Source[];
  readonly limit: number | undefined;
  readonly column: string | undefined;
  /** For files that are needed until the corpus is written. */
  readonly scratch: string;
  readonly ledger: Ledger;
  /** Called with every record; what it throws ends the build. */
  readonly onRecord: (source: Source) => void;
}

/** Collect the tunes of all sources. */
export async function collectTunes(options: CollectOptions): Promise<Collection> {
  const spool = join(options.scratch, "tunes.jsonl");
  const spooler = openSpool(spool, createMelodyStore(join(options.scratch, "melodies")));
  for (const source of options.sources) {
    let count = 0;
    const onFile = options.ledger.file.bind(undefined, source);
    const reading = { column: options.column, onFile };
    for await (const record of readSource(join(options.corpora, source.slug), source, reading)) {
      if (count++ === options.limit) break;
      options.onRecord(source);
      options.ledger.read(source.slug);
      takeRecord(record, source, options.ledger, spooler);
    }
  }
  return spooler.close();
}

/** Where kept tunes go. */
interface Spool {
  readonly add: (tune: LabelledTune, code: MelodyCode) => void;
  readonly close: () => Collection;
}

function openSpool(path: string, store: MelodyStore): Spool {
  const lines: LineWriter = createLineWriter(path);
  const rows: Record<"keys" | "layers" | "ranks", GrowingRow> = {
    keys: createGrowingRow(),
    layers: createGrowingRow(),
    ranks: createGrowingRow(),
  };
  return {
    add(tune, code) {
      lines.write(tune);
      store.add(code);
      rows.keys.push(keyNumber(tune.hash));
      rows.layers.push(DEFAULT_TIERS.includes(tune.tier) ? 0 : 1);
      rows.ranks.push(rankOf(tune));
    },
    close() {
      lines.close();
      const [layers, ranks] = [Uint8Array.from(rows.layers.values()), Uint8Array.from(rows.ranks.values())];
      return { spool: path, store, keys: rows.keys.values(), layers, ranks };
    },
  };
}

/** One record: quarantined, dropped or spooled. A fault of our own in one tune must not end a build of a million. */
function takeRecord(record: ReadRecord, source: Source, ledger: Ledger, spool: Spool): void {
  if (record.kind === "broken") return ledger.quarantine(record);
  try {
    takeTune(record, source, ledger, spool);
  } catch (error) {
    if (isOutside(error)) throw error;
    const { excerpt, file, record: number } = record;
    const message = error instanceof Error ? error.message : String(error);
    ledger.quarantine({
      kind: "broken",
      source: source.slug,
      file,
      record: number,
      reason: "failed",
      message,
      excerpt,
    });
  }
}

/** True for failures of the disk, which no other tune will fare better with. */
function isOutside(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

function takeTune(record: TuneRecord, source: Source, ledger: Ledger, spool: Spool): void {
  const { file, record: number } = record;
  const clean = cleanTune(record, source);
  if ("dropped" in clean) {
    const title = record.score.titles[0] ?? null;
    ledger.drop({
      source: source.slug,
      file,
      record: number,
      title,
      reason: clean.dropped,
      detail: clean.detail,
    });
    return;
  }
  const { titles, composer, origin } = clean.header;
  const [title = null, ...otherTitles] = titles;
  const tune: LabelledTune = {
    id: `${source.slug}/${file}#${number}`,
    source: source.slug,
    tier: source.tier,
    licence: source.licence,
    file,
    record: number,
    title,
    otherTitles,
    composer: composer ?? null,
    origin: origin ?? null,
    abc: clean.abc,
    hash: contentKey(clean.score),
    labels: labelTune(clean, source, file),
    changes: clean.changes,
  };
  spool.add(tune, melodyCode(readMelody(clean.score)));
}

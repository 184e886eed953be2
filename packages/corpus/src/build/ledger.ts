/** @file The books of a build: for each source what was read, quarantined, dropped and kept. */
import { join } from "node:path";
import type { DropReason } from "../clean/draft.ts";
import type { SourceFile } from "../read/read-source.ts";
import type { BrokenRecord, RecordPlace } from "../read/record.ts";
import type { Source } from "../source/source.ts";
import { createLineWriter } from "./json-lines.ts";
import { DROPPED_FILE, QUARANTINE_FILE, type SourceReport } from "./manifest.ts";
import { createTally } from "./tally.ts";

/** A tune that is not kept. */
export interface DroppedTune extends RecordPlace {
  readonly title: string | null;
  readonly reason: DropReason;
  readonly detail: string;
}

export interface Ledger {
  readonly file: (source: Source, file: SourceFile) => void;
  readonly read: (source: string) => void;
  readonly quarantine: (record: BrokenRecord) => void;
  readonly drop: (tune: DroppedTune) => void;
  readonly keep: (source: string) => void;
  /** Close the files and tell. */
  readonly close: () => readonly SourceReport[];
}

/** Open the books. @param folder where quarantined and dropped records are listed */
export function openLedger(folder: string, sources: readonly Source[]): Ledger {
  const quarantined = createLineWriter(join(folder, QUARANTINE_FILE));
  const dropped = createLineWriter(join(folder, DROPPED_FILE));
  const accounts = new Map(sources.map((source) => [source.slug, openAccount(source)]));
  const accountOf = (slug: string) => {
    const account = accounts.get(slug);
    if (account === undefined) throw new Error(`no account for ${slug}`);
    return account;
  };
  return {
    file: ({ slug }, { file, facts }) =>
      void accountOf(slug).files.push({ file, bytes: facts.bytes, sha256: facts.hash }),
    read: (slug) => accountOf(slug).count("read"),
    quarantine({ source, file, record, reason, message, excerpt }) {
      accountOf(source).broken.add(reason);
      quarantined.write({ source, file, record, reason, message, excerpt });
    },
    drop(tune) {
      accountOf(tune.source).dropped.add(tune.reason);
      dropped.write(tune);
    },
    keep: (slug) => accountOf(slug).count("kept"),
    close() {
      quarantined.close();
      dropped.close();
      return [...accounts.values()].map((account) => account.report());
    },
  };
}

function openAccount(source: Source) {
  const { slug, name, origin, licence, tier, terms, languages, skipped } = source;
  const files: { file: string; bytes: number; sha256: string }[] = [];
  const counted = { read: 0, kept: 0 };
  const broken = createTally();
  const dropped = createTally();
  return {
    files,
    broken,
    dropped,
    count: (what: keyof typeof counted) => void counted[what]++,
    report: (): SourceReport => ({
      ...{ slug, name, origin, licence, tier, terms, languages, skipped },
      files,
      ...counted,
      broken: broken.counts(),
      dropped: dropped.counts(),
    }),
  };
}

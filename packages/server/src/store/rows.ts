/** @file Rows of the tables as what clients are told. */
import type { TuneRow, VersionRow } from "./schema.ts";
import type { Tune, Version } from "./tune.ts";

/** Columns of `tunes` that are told; melody and search words are not. */
export type ListedRow = Omit<TuneRow, "melody" | "search">;

export function toTune(row: ListedRow): Tune {
  const { latest, rhythm, createdAt, updatedAt, trashedAt, ...same } = row;
  return {
    ...same,
    ...(rhythm === null ? {} : { rhythm }),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    version: latest,
    versions: latest,
    trashed: trashedAt !== null,
  };
}

/** A version; what is not known of it is left out. */
export function toVersion({ tuneId: _, createdAt, ...row }: VersionRow): Version {
  const known = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
  return { ...(known as unknown as Omit<Version, "createdAt">), createdAt: createdAt.toISOString() };
}

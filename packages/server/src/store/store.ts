/** @file The library: tunes with versions, tags and ratings, in PostgreSQL wherever it runs. */
import {
  and,
  arrayContains,
  asc,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  type SQL,
  sql,
} from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { RequestError } from "../failure/request-error.ts";
import { createMelodySearch, type MelodySearch } from "./melody-search.ts";
import { plainWords, readTune } from "./read-tune.ts";
import { type ListedRow, toTune, toVersion } from "./rows.ts";
import { tunes, versions } from "./schema.ts";
import type {
  Labels,
  LibraryTune,
  NewTune,
  NewVersion,
  Origin,
  Tune,
  TuneWithHistory,
  Version,
} from "./tune.ts";

/** PostgreSQL, whichever driver leads there. */
export type Database = PgDatabase<PgQueryResultHKT>;
/** The database, or a transaction of it. */
type Queries = Pick<Database, "select" | "insert" | "update" | "delete">;

export interface ListOptions {
  /** Words of which all are to be somewhere in the tune's. */
  readonly words?: string | undefined;
  readonly tag?: string | undefined;
  /** At least. */
  readonly rating?: number | undefined;
  readonly sort: "updated" | "created" | "title" | "rating";
  readonly trashed: boolean;
  readonly limit: number;
  readonly offset: number;
}

export interface Listed {
  readonly tunes: readonly Tune[];
  readonly total: number;
}

/** Whether something was changed. */
export interface Saved {
  readonly tune: Tune;
  readonly isNew: boolean;
}

const LISTED = {
  id: tunes.id,
  title: tunes.title,
  tags: tunes.tags,
  rating: tunes.rating,
  note: tunes.note,
  latest: tunes.latest,
  abc: tunes.abc,
  key: tunes.key,
  meter: tunes.meter,
  rhythm: tunes.rhythm,
  createdAt: tunes.createdAt,
  updatedAt: tunes.updatedAt,
  trashedAt: tunes.trashedAt,
};

const SORTS = {
  updated: desc(tunes.updatedAt),
  created: desc(tunes.createdAt),
  title: asc(sql`lower(${tunes.title})`),
  rating: desc(tunes.rating),
} as const;

/** A library in a database whose tables are there. */
export class Store {
  readonly #database: Database;
  readonly #now: () => number;
  readonly melodies: MelodySearch;

  /** @param now milliseconds since the epoch */
  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
    this.melodies = createMelodySearch(database, (ids) => this.#listByIds(ids));
  }

  async list(options: ListOptions): Promise<Listed> {
    const wanted = conditionOf(options);
    const rows = await this.#database
      .select(LISTED)
      .from(tunes)
      .where(wanted)
      .orderBy(SORTS[options.sort], asc(tunes.id))
      .limit(options.limit)
      .offset(options.offset);
    const [counted] = await this.#database.select({ total: count() }).from(tunes).where(wanted);
    return { tunes: rows.map(toTune), total: counted?.total ?? 0 };
  }

  /** @throws RequestError `not-found` */
  async get(id: string): Promise<TuneWithHistory> {
    const row = await rowOf(this.#database, id);
    const history = await this.#database
      .select()
      .from(versions)
      .where(eq(versions.tuneId, id))
      .orderBy(asc(versions.number));
    return {
      ...toTune(row),
      history: history.map((version) => {
        const { abc: _, ...told } = toVersion(version);
        return told;
      }),
    };
  }

  /**
   * Keep a tune. One that is sent again under its id is there already.
   *
   * @throws RequestError `bad-file` when the text holds no tune, `conflict` when the id is another tune's
   */
  async add({
    id = crypto.randomUUID(),
    abc,
    title,
    tags,
    rating,
    note,
    ...origin
  }: NewTune): Promise<Saved> {
    const created = new Date(this.#now());
    const row = {
      id,
      ...tuneColumns(abc, { title, tags, rating, note }, origin),
      latest: 1,
      createdAt: created,
      updatedAt: created,
      trashedAt: null,
    };
    return await this.#database.transaction(async (queries) => {
      const added = await queries.insert(tunes).values(row).onConflictDoNothing().returning(LISTED);
      const [fresh] = added;
      if (fresh === undefined) return { tune: await sameTune(queries, id, abc), isNew: false };
      await queries
        .insert(versions)
        .values({ ...versionColumns(id, 1, abc, row.title, origin), createdAt: created });
      return { tune: toTune(fresh), isNew: true };
    });
  }

  /** Change what people say of a tune. @throws RequestError `not-found` */
  async change(id: string, labels: Labels): Promise<Tune> {
    return await this.#database.transaction(async (queries) => {
      const row = await rowOf(queries, id, { forUpdate: true });
      const [version] = await queries
        .select()
        .from(versions)
        .where(and(eq(versions.tuneId, id), eq(versions.number, row.latest)));
      const columns = tuneColumns(
        row.abc,
        { ...row, ...given(labels) },
        version === undefined ? {} : toVersion(version),
      );
      return await updated(queries, id, { ...columns, updatedAt: new Date(this.#now()) });
    });
  }

  /**
   * Keep a new version of a tune; the same music again is none.
   *
   * @throws RequestError `not-found`; `conflict` when `base` is not the latest version
   */
  async addVersion(id: string, { abc, base, ...origin }: NewVersion): Promise<Saved> {
    return await this.#database.transaction(async (queries) => {
      const row = await rowOf(queries, id, { forUpdate: true });
      if (row.abc === abc) return { tune: toTune(row), isNew: false };
      if (base !== undefined && base !== row.latest) throw changedElsewhere(row.latest);
      const createdAt = new Date(this.#now());
      const latest = row.latest + 1;
      const columns = tuneColumns(abc, { ...row, title: ownTitle(row) }, origin);
      await queries
        .insert(versions)
        .values({ ...versionColumns(id, latest, abc, columns.title, origin), createdAt });
      return { tune: await updated(queries, id, { ...columns, latest, updatedAt: createdAt }), isNew: true };
    });
  }

  /** @throws RequestError `not-found` */
  async getVersion(id: string, number: number): Promise<Version> {
    const [version] = await this.#database
      .select()
      .from(versions)
      .where(and(eq(versions.tuneId, id), eq(versions.number, number)));
    if (version === undefined) throw notFound();
    return toVersion(version);
  }

  /** Put a tune into the trash, or take it out. @throws RequestError `not-found` */
  async setTrashed(id: string, trashed: boolean): Promise<Tune> {
    const now = new Date(this.#now());
    return await updated(this.#database, id, { trashedAt: trashed ? now : null, updatedAt: now });
  }

  /** Delete a tune and all its versions. @throws RequestError `not-found` */
  async remove(id: string): Promise<void> {
    const removed = await this.#database.delete(tunes).where(eq(tunes.id, id)).returning({ id: tunes.id });
    if (removed.length === 0) throw notFound();
  }

  /** Every tag with how many tunes have it, the most used first. */
  async tags(): Promise<readonly { readonly tag: string; readonly count: number }[]> {
    const tag = sql<string>`unnest(${tunes.tags})`.as("tag");
    const used = this.#database.select({ tag }).from(tunes).where(isNull(tunes.trashedAt)).as("used");
    return await this.#database
      .select({ tag: used.tag, count: count() })
      .from(used)
      .groupBy(used.tag)
      .orderBy(desc(count()), asc(used.tag));
  }

  /** Every tune with all its versions, oldest first; a few at a time. */
  async *exportTunes(): AsyncGenerator<LibraryTune> {
    const ids = await this.#database
      .select({ id: tunes.id })
      .from(tunes)
      .orderBy(asc(tunes.createdAt), asc(tunes.id));
    for (const { id } of ids) {
      const [row] = await this.#database.select(LISTED).from(tunes).where(eq(tunes.id, id));
      if (row === undefined) continue;
      const history = await this.#database
        .select()
        .from(versions)
        .where(eq(versions.tuneId, id))
        .orderBy(asc(versions.number));
      const { title, tags, rating, note, createdAt, updatedAt, trashed } = toTune(row);
      const own = history.map((version) => {
        const { number: _, title: __, ...told } = toVersion(version);
        return told;
      });
      yield { id, title, tags: [...tags], rating, note, createdAt, updatedAt, trashed, versions: own };
    }
  }

  /**
   * Take a tune of another library in. One that is here already gains the versions that it lacks.
   *
   * @throws RequestError `bad-file` when one of its versions holds no tune
   */
  async importTune(tune: LibraryTune): Promise<"added" | "merged" | "unchanged"> {
    return await this.#database.transaction(async (queries) => {
      const [row] = await queries.select(LISTED).from(tunes).where(eq(tunes.id, tune.id)).for("update");
      const known = await queries
        .select({ abc: versions.abc })
        .from(versions)
        .where(eq(versions.tuneId, tune.id));
      const seen = new Set(known.map(({ abc }) => abc));
      const lacking = tune.versions.filter(({ abc }) => !seen.has(abc));
      const last = lacking.at(-1);
      if (last === undefined) return "unchanged";
      const latest = known.length + lacking.length;
      const { title, tags, rating, note } = row === undefined ? tune : { ...row, title: ownTitle(row) };
      const columns = tuneColumns(last.abc, { title, tags, rating, note }, last);
      if (row === undefined) {
        const moments = { createdAt: new Date(tune.createdAt), updatedAt: new Date(tune.updatedAt) };
        const trashedAt = tune.trashed ? moments.updatedAt : null;
        await queries.insert(tunes).values({ id: tune.id, ...columns, latest, ...moments, trashedAt });
      } else await updated(queries, tune.id, { ...columns, latest, updatedAt: new Date(this.#now()) });
      for (const [index, { abc, createdAt, ...origin }] of lacking.entries()) {
        const number = known.length + index + 1;
        const columnsOf = versionColumns(tune.id, number, abc, readTune(abc).title, origin);
        await queries.insert(versions).values({ ...columnsOf, createdAt: new Date(createdAt) });
      }
      return row === undefined ? "added" : "merged";
    });
  }

  async #listByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Tune>> {
    const rows = await this.#database
      .select(LISTED)
      .from(tunes)
      .where(inArray(tunes.id, [...ids]));
    return new Map(rows.map((row) => [row.id, toTune(row)]));
  }
}

function conditionOf({ words = "", tag, rating, trashed }: ListOptions): SQL | undefined {
  const sought = plainWords(words)
    .split(/\s+/u)
    .filter((word) => word !== "");
  return and(
    trashed ? isNotNull(tunes.trashedAt) : isNull(tunes.trashedAt),
    ...sought.map((word) => like(tunes.search, `%${word.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`)),
    tag === undefined ? undefined : arrayContains(tunes.tags, [tag]),
    rating === undefined ? undefined : gte(tunes.rating, rating),
  );
}

/** The columns that follow from the latest version and what people say of it. */
function tuneColumns(abc: string, labels: Labels, { request, comment }: Partial<Origin>) {
  const { lyrics, ...read } = readTune(abc);
  const { title = read.title, tags = [], rating = 0, note = "" } = labels;
  const words = [
    title,
    read.title,
    ...tags,
    note,
    read.rhythm ?? "",
    read.key,
    lyrics,
    request?.words ?? "",
    comment ?? "",
  ];
  return {
    ...read,
    title,
    tags: [...new Set(tags)],
    rating,
    note,
    abc,
    search: plainWords(words.join("\n")),
  };
}

function versionColumns(tuneId: string, number: number, abc: string, title: string, origin: Partial<Origin>) {
  return { tuneId, number, abc, title, ...origin, comment: origin.comment ?? "" };
}

/** The title that people gave a tune; undefined where it is the one that stands in the music. */
function ownTitle({ title, abc }: ListedRow): string | undefined {
  return title === readTune(abc).title ? undefined : title;
}

function given(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== undefined));
}

async function rowOf(queries: Queries, id: string, { forUpdate = false } = {}): Promise<ListedRow> {
  const query = queries.select(LISTED).from(tunes).where(eq(tunes.id, id));
  const [row] = await (forUpdate ? query.for("update") : query);
  if (row === undefined) throw notFound();
  return row;
}

async function updated(
  queries: Queries,
  id: string,
  columns: Partial<typeof tunes.$inferInsert>,
): Promise<Tune> {
  const [row] = await queries.update(tunes).set(columns).where(eq(tunes.id, id)).returning(LISTED);
  if (row === undefined) throw notFound();
  return toTune(row);
}

/** The tune that has an id already, if it began as this one. */
async function sameTune(queries: Queries, id: string, abc: string): Promise<Tune> {
  const [first] = await queries
    .select({ abc: versions.abc })
    .from(versions)
    .where(and(eq(versions.tuneId, id), eq(versions.number, 1)));
  const row = await rowOf(queries, id);
  if (first?.abc !== abc) throw changedElsewhere(row.latest);
  return toTune(row);
}

function notFound(): RequestError {
  return new RequestError({ en: "there is no such tune", zh: "没有这首曲子" }, { code: "not-found" });
}

function changedElsewhere(latest: number): RequestError {
  return new RequestError(
    {
      en: `the tune has been changed elsewhere: its latest version is ${latest}`,
      zh: `曲子已在别处改动：最新版本为 ${latest}`,
    },
    {
      code: "conflict",
      hint: {
        en: "Open the latest version, or save yours as a tune of its own.",
        zh: "请打开最新版本，或另存为新曲子。",
      },
      facts: { latest },
    },
  );
}

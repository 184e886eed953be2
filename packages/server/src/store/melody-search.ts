/** @file Tunes of the library by a few of their notes, whatever the key. */
import { parseAbc } from "@melodist/abc";
import { type Melody, readMelody } from "@melodist/analysis";
import { equalDurations } from "@melodist/score";
import { buildIndex, findMelody, type MelodyIndex, melodyCode, unpackMelody } from "@melodist/search";
import { and, count, isNotNull, isNull, max, sum } from "drizzle-orm";
import { tunes } from "./schema.ts";
import type { Database } from "./store.ts";
import type { MelodyHit, Tune } from "./tune.ts";

export interface MelodySearch {
  /**
   * The tunes most like some notes.
   *
   * @param notes ABC: a whole tune, or notes alone
   * @throws MelodistError `usage` for fewer than five notes
   */
  find(notes: string, options: MelodySearchOptions): Promise<readonly MelodyHit[]>;
}

export interface MelodySearchOptions {
  readonly limit: number;
  /** False compares steps only; undefined compares rhythm where the notes have one. */
  readonly rhythm?: boolean | undefined;
}

/** The index is built when it is asked for, and again when the library has changed. */
export function createMelodySearch(
  database: Database,
  tunesOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, Tune>>,
): MelodySearch {
  let built: { readonly stamp: string; readonly index: MelodyIndex } | undefined;
  async function currentIndex(): Promise<MelodyIndex> {
    const stamp = await stampOf(database);
    if (built?.stamp !== stamp) built = { stamp, index: await indexOf(database) };
    return built.index;
  }
  return {
    async find(notes, { limit, rhythm }) {
      const melody = readNotes(notes);
      const options = { limit, rhythm: rhythm ?? !isEven(melody) };
      const hits = findMelody(await currentIndex(), melodyCode(melody), options);
      const found = await tunesOf(hits.map(({ record }) => String(record["id"])));
      return hits.flatMap(({ record, score, run, stepRun }) => {
        const tune = found.get(String(record["id"]));
        return tune === undefined ? [] : [{ tune, score, run, stepRun }];
      });
    },
  };
}

const INDEXED = and(isNotNull(tunes.melody), isNull(tunes.trashedAt));

/** Changes with every change of the library, whoever made it. */
async function stampOf(database: Database): Promise<string> {
  const [row] = await database
    .select({ count: count(), last: max(tunes.updatedAt), versions: sum(tunes.latest) })
    .from(tunes)
    .where(INDEXED);
  return [row?.count, row?.last?.getTime(), row?.versions].join(" ");
}

async function indexOf(database: Database): Promise<MelodyIndex> {
  const rows = await database.select({ id: tunes.id, melody: tunes.melody }).from(tunes).where(INDEXED);
  return buildIndex(
    rows.flatMap(({ id, melody }) =>
      melody === null ? [] : [{ record: { id }, code: unpackMelody(melody) }],
    ),
  );
}

/** A whole tune, or notes that stand alone. */
function readNotes(notes: string): Melody {
  const text = /^K:/mu.test(notes) ? notes : `X:1\nM:none\nL:1/8\nK:C\n${notes}\n`;
  const [tune] = parseAbc(text).tunes;
  return tune === undefined ? { notes: [], measures: [], chords: [], voice: 0 } : readMelody(tune.score);
}

/** True for notes of one length: who types them so means no rhythm. */
function isEven({ notes: [first, ...others] }: Melody): boolean {
  return first === undefined || others.every(({ length }) => equalDurations(length, first.length));
}

/**
 * @file Thousands of melodies in a form that can be searched in milliseconds and from which none can be sung: hashes of
 * four steps at every note, how many notes each bar has, and where each melody comes from.
 *
 * It is no secret writing: who tries out all rows of four steps can find out which are in it. It holds no key, no
 * octave, no length and no words.
 */
import { type MelodyCode, noteMeasures } from "../melody-code.ts";
import { createLookup, type GramLookup, LONG_SEED, SHORT_SEED } from "./gram-lookup.ts";
import { NO_GRAM, type NoteGrams, noteGrams } from "./note-grams.ts";

/** Where a melody comes from: what a person needs to find it again. */
export type Provenance = Readonly<Record<string, string | number>>;

/** One melody to be indexed. */
export interface IndexEntry {
  readonly record: Provenance;
  readonly code: MelodyCode;
}

/** T melodies with P grams in all (one of them, `NO_GRAM`, behind each melody) and B bars. */
export interface MelodyIndex {
  /** (T) */
  readonly records: readonly Provenance[];
  /** (T + 1) where the grams of each melody begin. */
  readonly starts: Int32Array;
  /** (P) see `noteGrams`. */
  readonly steps: Uint32Array;
  /** (P) */
  readonly rhythms: Uint32Array;
  /** (T + 1) where the bars of each melody begin. */
  readonly barStarts: Int32Array;
  /** (B) notes that begin in each bar. */
  readonly barNotes: Uint16Array;
  /** Places by four steps, for short queries. */
  readonly short: GramLookup;
  /** Places by eight steps. */
  readonly long: GramLookup;
}

/** The parts that are kept in a file; the rest follows from them. */
export type IndexRows = Omit<MelodyIndex, "short" | "long">;

/**
 * Index melodies.
 *
 * @example
 * findMelody(buildIndex([{ record: { title: "Kesh" }, code }]), code)[0]?.record; // => { title: "Kesh" }
 */
export function buildIndex(entries: Iterable<IndexEntry>): MelodyIndex {
  const records: Provenance[] = [];
  const grams: NoteGrams[] = [];
  const bars: Uint16Array[] = [];
  for (const { record, code } of entries) {
    records.push(record);
    grams.push(noteGrams(code));
    bars.push(notesByBar(code));
  }
  const starts = startsOf(grams.map(({ steps }) => steps.length + 1));
  const barStarts = startsOf(bars.map(({ length }) => length));
  const rows = {
    records,
    starts,
    steps: new Uint32Array(starts[records.length] ?? 0).fill(NO_GRAM),
    rhythms: new Uint32Array(starts[records.length] ?? 0).fill(NO_GRAM),
    barStarts,
    barNotes: new Uint16Array(barStarts[records.length] ?? 0),
  };
  for (const [tune, { steps, rhythms }] of grams.entries()) {
    rows.steps.set(steps, starts[tune]);
    rows.rhythms.set(rhythms, starts[tune]);
    rows.barNotes.set(bars[tune] ?? [], barStarts[tune]);
  }
  return withLookups(rows);
}

/** An index ready for queries. A lookup is made when the first query needs it: most never need the short one. */
export function withLookups(rows: IndexRows): MelodyIndex {
  const { steps } = rows;
  let short: GramLookup | undefined;
  let long: GramLookup | undefined;
  return {
    ...rows,
    get short() {
      short ??= createLookup(steps, SHORT_SEED);
      return short;
    },
    get long() {
      long ??= createLookup(steps, LONG_SEED);
      return long;
    },
  };
}

/** Running sums, beginning with 0. */
export function startsOf(counts: readonly number[]): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  for (const [index, count] of counts.entries()) starts[index + 1] = (starts[index] ?? 0) + count;
  return starts;
}

function notesByBar(code: MelodyCode): Uint16Array {
  const counts = new Uint16Array(Math.max(1, code.barlines.length - 1));
  for (const measure of noteMeasures(code)) counts[measure] = (counts[measure] ?? 0) + 1;
  return counts;
}

/** @file Melodies of an index that share runs of notes with a query, whatever the key; the longest run is exact. */
import { MelodistError } from "@melodist/errors";
import { type MelodyCode, noteMeasures } from "../melody-code.ts";
import { type GramLookup, LONG_SEED, type SeedKind, SHORT_SEED, seedSlot } from "./gram-lookup.ts";
import type { MelodyIndex, Provenance } from "./melody-index.ts";
import { GRAM_STEPS, LEAST_NOTES, type NoteGrams, noteGrams } from "./note-grams.ts";

/** Notes in a row that two melodies share. Bars are counted from 0. */
export interface SharedRun {
  readonly notes: number;
  /** How many bars of the indexed melody the run fills, parts of bars by their share of notes; to one decimal. */
  readonly bars: number;
  /** Where it begins in the query. */
  readonly queryNote: number;
  readonly queryBar: number;
  /** The bar of the indexed melody in which it begins. */
  readonly bar: number;
}

/** An indexed melody that shares something with the query. */
export interface MelodyHit {
  readonly record: Provenance;
  /** Share of the query's notes in runs that both have, 0 to 1; where only the steps agree a note counts half. */
  readonly score: number;
  /**
   * The longest run with the same steps and the same rhythm at any tempo; undefined where none has five notes. Below
   * nine notes there may be a longer one (of eight at most) that was not looked at.
   */
  readonly run: SharedRun | undefined;
  /** The longest run with the same steps, whatever the rhythm; exact. */
  readonly stepRun: SharedRun;
}

export interface FindOptions {
  /** How many hits at most. Default: 10. */
  readonly limit?: number;
  /** False for notes typed without lengths: only steps are compared. Default: true. */
  readonly rhythm?: boolean;
  /** First those that share most of the query, or first the longest run. Default: `share`. */
  readonly order?: "share" | "run";
}

/** Grams of the query and of the index that agree one after another. */
interface GramRun {
  readonly queryFrom: number;
  readonly from: number;
  readonly count: number;
}

/**
 * The indexed melodies most like a query, best first.
 *
 * Runs of nine notes and more are all found; where nothing shares so many, runs of five to eight. Notes that only
 * repeat one pitch are no run.
 *
 * @throws MelodistError `usage` for a query of fewer than five notes
 */
export function findMelody(index: MelodyIndex, query: MelodyCode, options: FindOptions = {}): MelodyHit[] {
  if (query.keys.length < LEAST_NOTES) {
    throw new MelodistError(`a query of ${query.keys.length} notes is too short to search by`, {
      code: "usage",
      hint: `Give at least ${LEAST_NOTES} notes.`,
    });
  }
  const grams = noteGrams(query);
  const longRuns = runsByTune(index, index.long, LONG_SEED, grams);
  const runs = longRuns.size > 0 ? longRuns : runsByTune(index, index.short, SHORT_SEED, grams);
  const { limit = 10, rhythm = true, order = "share" } = options;
  const sought = { grams, bars: noteMeasures(query), rhythm };
  const hits = [...runs].map(([tune, shared]) => ({ tune, ...judge(index, sought, shared) }));
  const rank = order === "share" ? byShare : byRun;
  return hits
    .sort((a, b) => rank(a, b) || a.tune - b.tune)
    .slice(0, limit)
    .map(({ tune, score, strict, loose }) => ({
      record: index.records[tune] ?? {},
      score,
      run: strict === undefined ? undefined : placeRun(index, sought, tune, strict),
      stepRun: placeRun(index, sought, tune, loose),
    }));
}

/** All runs of agreeing grams that hold a seed, by melody. */
function runsByTune(
  index: MelodyIndex,
  { slots, places }: GramLookup,
  kind: SeedKind,
  { steps, still }: NoteGrams,
): Map<number, GramRun[]> {
  const runs = new Map<number, GramRun[]>();
  const sought = { steps, seeds: movingSeeds(still, kind), reach: kind.reach };
  for (let here = 0; here < steps.length; here++) {
    const slot = sought.seeds[here] === 1 ? seedSlot(steps, here, kind) : -1;
    if (slot < 0) continue;
    for (const place of places.subarray(slots[slot], slots[slot + 1])) {
      const run = runThrough(index.steps, place, sought, here);
      if (run !== undefined) addRun(runs, tuneAt(index.starts, place), run);
    }
  }
  return runs;
}

function addRun(runs: Map<number, GramRun[]>, tune: number, run: GramRun): void {
  const known = runs.get(tune);
  if (known === undefined) runs.set(tune, [run]);
  else known.push(run);
}

/** 1 where a seed begins that does more than repeat one note. */
function movingSeeds(still: Uint8Array, { reach }: SeedKind): Uint8Array {
  return still.map((_, from) => (still.subarray(from, from + reach + 1).includes(0) ? 1 : 0));
}

/** The grams of the query, 1 where a seed begins, and how far seeds reach. */
interface SoughtGrams {
  readonly steps: Uint32Array;
  readonly seeds: Uint8Array;
  readonly reach: number;
}

/** The run that a seed is the first of; undefined where the seed does not agree or another stands before it. */
function runThrough(
  indexed: Uint32Array,
  place: number,
  { steps, seeds, reach }: SoughtGrams,
  here: number,
): GramRun | undefined {
  const count = agreeingFrom(indexed, place, steps, here);
  if (count <= reach) return undefined;
  let back = 0;
  while (back < here && indexed[place - back - 1] === steps[here - back - 1]) {
    back++;
    if (seeds[here - back] === 1) return undefined;
  }
  return { queryFrom: here - back, from: place - back, count: back + count };
}

/** How many grams from a place on agree; the gram that stands between melodies agrees with none. */
function agreeingFrom(indexed: Uint32Array, place: number, steps: Uint32Array, here: number): number {
  let count = 0;
  while (here + count < steps.length && indexed[place + count] === steps[here + count]) count++;
  return count;
}

/** The melody that a place belongs to. */
function tuneAt(starts: Int32Array, place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return low;
}

/** The query with what hits are told about it. */
interface Sought {
  readonly grams: NoteGrams;
  readonly bars: Int32Array;
  readonly rhythm: boolean;
}

interface Judged {
  readonly score: number;
  readonly strict: GramRun | undefined;
  readonly loose: GramRun;
}

function judge(index: MelodyIndex, { grams, rhythm }: Sought, runs: readonly GramRun[]): Judged {
  const parts = rhythm ? runs.flatMap((run) => inRhythm(index.rhythms, grams, run)) : runs;
  const notes = grams.steps.length + GRAM_STEPS;
  return {
    score: (sharedNotes(runs) + sharedNotes(parts)) / (2 * notes),
    strict: rhythm ? longestOf(parts) : undefined,
    loose: longestOf(runs) ?? { queryFrom: 0, from: 0, count: 0 },
  };
}

/** Notes of the query in any of the runs. */
function sharedNotes(runs: readonly GramRun[]): number {
  let shared = 0;
  let behind = 0;
  for (const { queryFrom, count } of [...runs].sort((a, b) => a.queryFrom - b.queryFrom)) {
    const end = queryFrom + count + GRAM_STEPS;
    shared += Math.max(0, end - Math.max(queryFrom, behind));
    behind = Math.max(behind, end);
  }
  return shared;
}

function longestOf(runs: readonly GramRun[]): GramRun | undefined {
  let longest = runs[0];
  for (const run of runs) if (run.count > (longest?.count ?? 0)) longest = run;
  return longest;
}

/** The parts of a run whose rhythm agrees as well, unless they only repeat one note. */
function inRhythm(
  indexed: Uint32Array,
  { rhythms, still }: NoteGrams,
  { queryFrom, from, count }: GramRun,
): GramRun[] {
  const parts: GramRun[] = [];
  let begin = 0;
  for (let at = 0; at <= count; at++) {
    if (at < count && indexed[from + at] === rhythms[queryFrom + at]) continue;
    const part = { queryFrom: queryFrom + begin, from: from + begin, count: at - begin };
    if (still.subarray(part.queryFrom, part.queryFrom + part.count).includes(0)) parts.push(part);
    begin = at + 1;
  }
  return parts;
}

function byShare(a: Judged, b: Judged): number {
  return b.score - a.score || byRun(a, b);
}

function byRun(a: Judged, b: Judged): number {
  return (b.strict?.count ?? 0) - (a.strict?.count ?? 0) || b.loose.count - a.loose.count;
}

function placeRun(index: MelodyIndex, { bars }: Sought, tune: number, run: GramRun): SharedRun {
  const notes = run.count + GRAM_STEPS;
  const first = run.from - (index.starts[tune] ?? 0);
  const counts = index.barNotes.subarray(index.barStarts[tune], index.barStarts[tune + 1]);
  let before = 0;
  let bar: number | undefined;
  let filled = 0;
  for (const [number, count] of counts.entries()) {
    const inside = Math.min(before + count, first + notes) - Math.max(before, first);
    before += count;
    if (inside <= 0) continue;
    bar ??= number;
    filled += inside / count;
  }
  return {
    notes,
    bars: Math.round(10 * filled) / 10,
    queryNote: run.queryFrom,
    queryBar: bars[run.queryFrom] ?? 0,
    bar: bar ?? 0,
  };
}

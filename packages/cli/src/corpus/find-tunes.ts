/** @file `melodist find` at work: a melody read, looked up, and the hits told. */
import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { parseAbc } from "@melodist/abc";
import { type Melody, readMelody } from "@melodist/analysis";
import { INDEX_FILE } from "@melodist/corpus";
import { MelodistError } from "@melodist/errors";
import { readTunes } from "@melodist/formats";
import { equalDurations, type Language, type Score } from "@melodist/score";
import { findMelody, type MelodyHit, type MelodyIndex, melodyCode, openIndex } from "@melodist/search";
import type { Surroundings } from "../command/command.ts";
import { readInput } from "../files.ts";

export interface FindFlags {
  readonly in: string;
  readonly limit: number;
  readonly json: boolean;
}

/**
 * Find tunes.
 *
 * @returns the exit code: 0 when there are hits, 1 when there are none
 * @throws MelodistError when the melody or the index cannot be read; `usage` when the melody is too short
 */
export async function findTunes(melody: string, flags: FindFlags, world: Surroundings): Promise<number> {
  const scores = await readScores(melody, world);
  const index = openIndex(await readInput(await indexPath(flags.in), world));
  const found = scores.map((score) => lookUp(index, score, flags.limit));
  if (flags.json) world.write(`${JSON.stringify(found.map(({ title, hits }) => ({ title, hits })))}\n`);
  else for (const lookup of found) world.write(describe(lookup, world.language));
  return found.some(({ hits }) => hits.length > 0) ? 0 : 1;
}

/** The tunes of a file; what is no file is notes. */
async function readScores(melody: string, world: Surroundings): Promise<readonly Score[]> {
  const isFile = melody === "-" || existsSync(melody) || /\.(?:abc|midi?|musicxml|xml|mxl)$/i.test(melody);
  const scores = isFile
    ? readTunes(await readInput(melody, world)).scores
    : parseAbc(`X:1\nM:none\nL:1/8\nK:C\n${melody}\n`).tunes.map(({ score }) => score);
  if (scores.length > 0) return scores;
  throw new MelodistError(`there is no tune in ${melody}`, {
    code: "bad-file",
    hint: 'Name a file, or type notes as ABC has them: "DEFA dcBA".',
  });
}

async function indexPath(path: string): Promise<string> {
  return existsSync(path) && (await stat(path)).isDirectory() ? join(path, INDEX_FILE) : path;
}

/** A melody and what was found. */
interface Lookup {
  readonly title: string;
  readonly hits: readonly MelodyHit[];
  /** Lengths were compared, too. */
  readonly hasRhythm: boolean;
}

function lookUp(index: MelodyIndex, score: Score, limit: number): Lookup {
  const melody = readMelody(score);
  const hasRhythm = !isEven(melody);
  const hits = findMelody(index, melodyCode(melody), { limit, rhythm: hasRhythm });
  return { title: score.titles[0] ?? "", hits, hasRhythm };
}

/** True for notes of one length: who types them so means no rhythm. */
function isEven({ notes: [first, ...others] }: Melody): boolean {
  return first !== undefined && others.every(({ length }) => equalDurations(length, first.length));
}

function describe({ title, hits, hasRhythm }: Lookup, language: Language): string {
  const head = title === "" ? "" : `${title}\n`;
  if (hits.length === 0) return `${head}${language === "en" ? "nothing like it" : "没有相似的"}\n`;
  return `${head}${hits.map((hit) => `${describeHit(hit, hasRhythm, language)}\n`).join("")}`;
}

function describeHit(
  { record, score, run, stepRun }: MelodyHit,
  hasRhythm: boolean,
  language: Language,
): string {
  const { title, id } = record;
  const { notes, bars, bar } = run ?? stepRun;
  const share = `${Math.round(100 * score)} %`.padStart(5);
  const name = title === undefined ? String(id) : `${title} (${id})`;
  const isOtherRhythm = hasRhythm && run === undefined;
  if (language === "en") {
    const rhythm = isOtherRhythm ? ", in another rhythm" : "";
    return `${share}  ${name}: ${notes} notes in a row from bar ${bar + 1}, ${bars} ${bars === 1 ? "bar" : "bars"}${rhythm}`;
  }
  const rhythm = isOtherRhythm ? "，节奏不同" : "";
  return `${share}  ${name}：从第 ${bar + 1} 小节起连续 ${notes} 个音相同，${bars} 小节${rhythm}`;
}

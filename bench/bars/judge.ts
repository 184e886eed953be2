/** @file What abc2midi says about bars, for whole files of tunes. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ParsedTune, parseAbc } from "@melodist/abc";
import { isTimed, playingOrder, type Voice } from "@melodist/score";

/** A remark of abc2midi and where in the text it was made. */
export interface Remark {
  /** Offset into the text. */
  readonly offset: number;
  readonly kind: "bar" | "error";
  readonly message: string;
}

/** Every bar warning and every error for a text. */
export function listRemarks(text: string): readonly Remark[] {
  const starts = lineStarts(text);
  const folder = mkdtempSync(join(tmpdir(), "bars-"));
  try {
    writeFileSync(join(folder, "tunes.abc"), text);
    const run = spawnSync("abc2midi", ["tunes.abc", "-c", "-NFER"], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 2 ** 30,
    });
    return run.stdout.split("\n").flatMap((line) => readRemark(line, starts));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readRemark(line: string, starts: readonly number[]): readonly Remark[] {
  const match = /^(Warning|Error) in line-char (\d+)-(\d+) : (.*)/u.exec(line);
  if (match === null) return [];
  const [, word, row = "1", column = "0", message = ""] = match;
  const isBar = /Bar \d+ has/u.test(message);
  if (!isBar && word !== "Error") return [];
  return [
    { offset: (starts[Number(row) - 1] ?? 0) + Number(column), kind: isBar ? "bar" : "error", message },
  ];
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** A repeat sign or double bar, and right behind it a line that closes nothing (`:||`, or `||` and `|` on the next line). */
const EMPTY_LINE = /(:\||\|\||\|\])(\s*)\|{1,2}(?![:|\]\d])/gu;

/** The text without lines that close nothing: abc2midi takes them for the end of a bar. */
export function withoutEmptyLines(text: string): string {
  return text.replace(EMPTY_LINE, "$1$2");
}

/**
 * The text with every missing `|:` written where our reading of the repeats goes back to, so that both judge the
 * same music: abc2midi itself goes back to the very beginning, in several voices to somewhere else.
 */
export function withRepeatStarts(text: string): string {
  const places = parseAbc(text).tunes.flatMap(missingRepeatStarts);
  let result = text;
  for (const place of places.sort((a, b) => b - a))
    result = `${result.slice(0, place)} |:${result.slice(place)}`;
  return result;
}

function missingRepeatStarts({ score }: ParsedTune): readonly number[] {
  return score.voices.flatMap((voice) =>
    jumpTargets(voice).flatMap((index) => {
      const before = index === 0 ? voice.opening : voice.measures[index - 1]?.close;
      const first = voice.measures[index]?.events.filter(isTimed).find((event) => event.span !== undefined);
      return (before?.repeatStart ?? 0) > 0 || first?.span === undefined ? [] : [first.span.start];
    }),
  );
}

function jumpTargets(voice: Voice): readonly number[] {
  const row = { from: 0, to: voice.measures.length };
  const order = playingOrder(voice.measures, voice.opening, row, 10_000) ?? [];
  return [...new Set(order.filter((index, place) => index <= (order[place - 1] ?? -1)))];
}

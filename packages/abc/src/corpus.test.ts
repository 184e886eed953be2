/**
 * @file Every folder of `corpus/` is a case: what is read from `input.abc`, and what is found in it.
 *
 * `UPDATE_CORPUS=1` rewrites the expectations, so that a change shows as a difference to be reviewed.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { BarLine, Score } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { type ParsedBook, parseAbc } from "./parse-abc.ts";
import { printAbc } from "./print/print-abc.ts";
import { stripSpans } from "./strip-spans.ts";

const CORPUS = new URL("../corpus/", import.meta.url);
const LINE_WIDTH = 110;

/** A score with durations as `3/8`, pitches as `F#4`, plain bar lines as their style, and without whatever is absent, false or empty. */
function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compact);
  if (typeof value !== "object" || value === null) return value;
  const { num, den, letter, alter, octave } = value as Record<string, unknown>;
  if (num !== undefined && den !== undefined) return `${num}/${den}`;
  if (typeof letter === "string" && typeof alter === "number")
    return `${letter}${SIGN[alter]}${octave ?? ""}`;
  const { style, repeatEnd, repeatStart, marks } = value as Partial<BarLine>;
  if (style !== undefined && repeatEnd === 0 && repeatStart === 0 && marks?.length === 0) return style;
  const entries = Object.entries(value).filter(([name, inside]) => name !== "span" && !isEmpty(inside));
  return Object.fromEntries(entries.map(([name, inside]) => [name, compact(inside)]));
}

const SIGN: Readonly<Record<number, string>> = {
  [-2]: "bb",
  [-1]: "b",
  [-0.5]: "(-1/2)",
  0: "",
  0.5: "(+1/2)",
  1: "#",
  1.5: "(+3/2)",
  2: "##",
};

function isEmpty(value: unknown): boolean {
  return value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

/** JSON on one line where it fits, else an entry a line. */
function printJson(value: unknown, indent = ""): string {
  const line = JSON.stringify(value);
  if (typeof value !== "object" || value === null || indent.length + line.length <= LINE_WIDTH) return line;
  const inner = `${indent} `;
  if (Array.isArray(value))
    return `[\n${value.map((item) => inner + printJson(item, inner)).join(",\n")}\n${indent}]`;
  const present = Object.entries(value).filter(([, inside]) => inside !== undefined);
  const entries = present.map(
    ([name, inside]) => `${inner}${JSON.stringify(name)}: ${printJson(inside, inner)}`,
  );
  return `{\n${entries.join(",\n")}\n${indent}}`;
}

function printDiagnostics(text: string, { tunes, diagnostics }: ParsedBook): string {
  const all = [...diagnostics, ...tunes.flatMap((tune) => tune.diagnostics)];
  return printJson(
    all.map(({ span, ...finding }) => ({
      ...finding,
      at: span.start,
      text: text.slice(span.start, span.end),
    })),
  );
}

function expectFile(name: string, content: string): void {
  const file = new URL(name, CORPUS);
  if (process.env["UPDATE_CORPUS"] === "1") writeFileSync(file, `${content}\n`);
  expect(`${content}\n`).toBe(readFileSync(file, "utf8"));
}

function again(score: Score): Score | undefined {
  const tune = parseAbc(printAbc(score)).tunes[0];
  return tune && stripSpans(tune.score);
}

describe.each(readdirSync(CORPUS))("%s", (name) => {
  const text = readFileSync(new URL(`${name}/input.abc`, CORPUS), "utf8");
  const book = parseAbc(text);

  it("is read as expected", () => {
    expectFile(`${name}/score.json`, printJson(book.tunes.map(({ score }) => compact(score))));
  });

  it("has the findings expected", () => {
    expectFile(`${name}/diagnostics.json`, printDiagnostics(text, book));
  });

  it("is printed so that it reads the same", () => {
    for (const { score } of book.tunes)
      expect(again(score)).toEqual({ ...stripSpans(score), number: score.number ?? 1 });
  });
});

/** @file Rows of CSV, TSV, JSON and JSONL: named values, one of which is a tune in ABC. */
import { parse } from "csv-parse";
import { splitJsonList } from "./json-list.ts";

/** A row, or why it is none. */
export type Row =
  | { readonly kind: "row"; readonly values: Readonly<Record<string, string>>; readonly text: string }
  | { readonly kind: "broken"; readonly message: string; readonly text: string };

export type TableFormat = "csv" | "tsv" | "json" | "jsonl";

/** Every row of a table. */
export function readTable(
  format: TableFormat,
  chunks: AsyncIterable<string>,
): AsyncGenerator<Row, void, undefined> {
  switch (format) {
    case "csv":
      return readSeparated(chunks, ",");
    case "tsv":
      return readSeparated(chunks, "\t");
    case "json":
      return readElements(splitJsonList(chunks));
    case "jsonl":
      return readElements(splitLines(chunks));
  }
}

/** The first row names the columns. Rows may be shorter or longer than it; quotes may be careless. */
async function* readSeparated(
  chunks: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<Row, void, undefined> {
  const parser = parse({
    columns: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const feeding = feed(chunks, parser);
  try {
    for await (const values of parser as AsyncIterable<Record<string, string>>) {
      yield { kind: "row", values, text: Object.values(values).join(delimiter) };
    }
  } catch (error) {
    yield { kind: "broken", message: `the rest of the table is not readable: ${messageOf(error)}`, text: "" };
  }
  await feeding;
}

/** Hand text to the parser, no faster than it takes it. */
async function feed(chunks: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  for await (const chunk of chunks) {
    if (parser.destroyed) return;
    if (!parser.write(chunk)) await drained(parser);
  }
  parser.end();
}

function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      parser.off("drain", go).off("close", go);
      resolve();
    };
    parser.on("drain", go).on("close", go);
  });
}

async function* readElements(texts: AsyncIterable<string>): AsyncGenerator<Row, void, undefined> {
  for await (const text of texts) {
    if (text.trim() !== "") yield readElement(text);
  }
}

function readElement(text: string): Row {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "string") return { kind: "row", values: { abc: value }, text: value };
    if (typeof value !== "object" || value === null) {
      return { kind: "broken", message: "neither an object nor a text", text };
    }
    return { kind: "row", values: textsOf(value), text };
  } catch (error) {
    return { kind: "broken", message: `not JSON: ${messageOf(error)}`, text };
  }
}

/** The values that are text or numbers. */
function textsOf(value: object): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inside]) =>
      typeof inside === "string" || typeof inside === "number" ? [[name, String(inside)]] : [],
    ),
  );
}

async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split(/\r\n|\r(?!$)|\n/);
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** @file Every record of a source, file by file. */
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { parseAbc } from "@melodist/abc";
import { readMidi, readMusicXml } from "@melodist/formats";
import type { Score } from "@melodist/score";
import type { Source } from "../source/source.ts";
import { judgeTune, readAbcBook } from "./abc-book.ts";
import { abcOfRow, findAbcColumn } from "./abc-column.ts";
import { excerptOf, type ReadRecord, type RecordPlace } from "./record.ts";
import { readTable, type TableFormat } from "./table.ts";
import { type FileFacts, inspectFile, readTextFile } from "./text-file.ts";

/** How a file is read, by its extension. */
const READERS: Readonly<Record<string, "abc" | "musicxml" | "midi" | TableFormat>> = {
  ".abc": "abc",
  ".csv": "csv",
  ".tsv": "tsv",
  ".json": "json",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".musicxml": "musicxml",
  ".xml": "musicxml",
  ".mxl": "musicxml",
  ".mid": "midi",
  ".midi": "midi",
};

/** A file of a source that holds tunes. */
export interface SourceFile {
  /** Path inside the source's folder, with `/`. */
  readonly file: string;
  readonly facts: FileFacts;
}

export interface ReadOptions {
  /** The column of ABC in tables, where it is not found by its name. */
  readonly column?: string | undefined;
  /** Called with every file before it is read. */
  readonly onFile?: (file: SourceFile) => void;
}

/**
 * Read a source: its files in the order of their names, folders inside included.
 *
 * Nothing in a file makes it throw; what cannot be read is a broken record.
 *
 * @param folder of the source
 */
export async function* readSource(
  folder: string,
  source: Source,
  options: ReadOptions = {},
): AsyncGenerator<ReadRecord, void, undefined> {
  for (const file of await listFiles(folder, source)) {
    const place = { source: source.slug, file };
    try {
      const facts = await inspectFile(join(folder, file));
      options.onFile?.({ file, facts });
      yield* readFileOfSource(join(folder, file), place, facts, options.column);
    } catch (error) {
      if (!isReadFailure(error)) throw error;
      const message = `cannot be read (${error.code})`;
      yield { kind: "broken", ...place, record: 1, reason: "unreadable", message, excerpt: "" };
    }
  }
}

function isReadFailure(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return (
    error instanceof Error && "syscall" in error && typeof (error as { code?: unknown }).code === "string"
  );
}

/** Files with tunes, sorted by path so that every machine reads them in the same order. */
async function listFiles(folder: string, { skipped }: Source): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((file) => extname(file).toLowerCase() in READERS && file !== "source.json" && !(file in skipped))
    .sort();
}

type FilePlace = Omit<RecordPlace, "record">;

function readFileOfSource(
  path: string,
  place: FilePlace,
  facts: FileFacts,
  column: string | undefined,
): AsyncGenerator<ReadRecord, void, undefined> {
  const reader = READERS[extname(path).toLowerCase()] ?? "abc";
  switch (reader) {
    case "abc":
      return readAbcBook(readTextFile(path, facts), place);
    case "musicxml":
      return readWhole(path, place, (bytes) => readMusicXml(bytes).score);
    case "midi":
      return readWhole(path, place, readMidi);
    default:
      return readRows(reader, readTextFile(path, facts), place, column);
  }
}

/** A file that is one tune. */
async function* readWhole(
  path: string,
  place: FilePlace,
  read: (bytes: Uint8Array) => Score,
): AsyncGenerator<ReadRecord, void, undefined> {
  const bytes = await readFile(path);
  try {
    const score = read(bytes);
    yield { kind: "tune", ...place, record: 1, score, excerpt: excerptOf(score.titles[0] ?? "") };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    yield { kind: "broken", ...place, record: 1, reason: "bad-file", message, excerpt: "" };
  }
}

/** The tunes of a table; a row may hold several. */
async function* readRows(
  format: TableFormat,
  chunks: AsyncIterable<string>,
  place: FilePlace,
  wanted: string | undefined,
): AsyncGenerator<ReadRecord, void, undefined> {
  let record = 0;
  for await (const row of readTable(format, chunks)) {
    record++;
    const here = { ...place, record };
    const excerpt = excerptOf(row.text);
    if (row.kind === "broken") {
      yield { kind: "broken", ...here, reason: "bad-row", message: row.message, excerpt };
      continue;
    }
    const column = findAbcColumn(row.values, wanted);
    if (column === undefined) {
      const message = `no column holds ABC (there are ${Object.keys(row.values).join(", ") || "none"})`;
      yield { kind: "broken", ...here, reason: "no-abc", message, excerpt };
      continue;
    }
    const text = abcOfRow(row.values, column);
    const { tunes } = parseAbc(text);
    if (tunes.length === 0) {
      yield { kind: "broken", ...here, reason: "no-tune", message: "there is no tune in this row", excerpt };
    }
    for (const tune of tunes) yield judgeTune(tune, text.slice(tune.span.start, tune.span.end), here);
  }
}

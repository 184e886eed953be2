/** @file The tune collections a study runs over: a folder with one folder a source, ABC files inside. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type ParsedTune, parseAbc } from "@melodist/abc";

/** One ABC file of one source. */
export interface CorpusFile {
  /** Name of the source's folder. */
  readonly source: string;
  readonly name: string;
  readonly text: string;
}

/** One tune with the text it was read from. */
export interface CorpusTune extends ParsedTune {
  readonly source: string;
  readonly file: string;
  /** The tune's own lines; spans of `score` count from the start of its file. */
  readonly text: string;
}

/** The folder named by `--corpora`, and `--limit` tunes a file where given. */
export function corporaArguments(): { readonly corpora: string; readonly limit: number } {
  const { values } = parseArgs({
    options: { corpora: { type: "string" }, limit: { type: "string" } },
    allowPositionals: true,
    strict: false, // flags of the other benchmarks may stand beside ours
  });
  if (typeof values.corpora !== "string") throw new Error("say where the tunes are: --corpora DIR");
  return {
    corpora: values.corpora,
    limit: values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit),
  };
}

/** Every ABC file, sources and names in alphabetical order. */
export function* readCorpusFiles(folder: string): Generator<CorpusFile> {
  for (const source of readdirSync(folder).sort()) {
    const path = join(folder, source);
    if (!statSync(path).isDirectory()) continue;
    for (const name of readdirSync(path).sort()) {
      if (name.endsWith(".abc")) yield { source, name, text: readFileSync(join(path, name), "utf8") };
    }
  }
}

/** Every tune, file by file. */
export function* readCorpusTunes(
  folder: string,
  limit: number = Number.POSITIVE_INFINITY,
): Generator<CorpusTune> {
  for (const { source, name, text } of readCorpusFiles(folder)) {
    const { tunes } = parseAbc(text);
    for (const tune of tunes.slice(0, limit)) {
      yield { ...tune, source, file: name, text: text.slice(tune.span.start, tune.span.end) };
    }
  }
}

/** @file A file of ABC, tune by tune. */
import { type Diagnostic, describeDiagnostic, type ParsedTune, readTunebook } from "@melodist/abc";
import { isTimed, type Score } from "@melodist/score";
import { type BrokenReason, excerptOf, type ReadRecord, type RecordPlace } from "./record.ts";

/** Every tune of an ABC file. */
export async function* readAbcBook(
  chunks: AsyncIterable<string>,
  place: Omit<RecordPlace, "record">,
): AsyncGenerator<ReadRecord, void, undefined> {
  const window = createWindow(chunks);
  let record = 0;
  for await (const tune of readTunebook(window.chunks)) {
    record++;
    yield judgeTune(tune, window.take(tune.span.start, tune.span.end), { ...place, record });
  }
  if (record > 0) return;
  const message = "there is no tune in this file";
  yield { kind: "broken", ...place, record: 1, reason: "no-tune", message, excerpt: "" };
}

/** A parsed tune as a record: broken when music was lost. */
export function judgeTune(tune: ParsedTune, text: string, place: RecordPlace): ReadRecord {
  const excerpt = excerptOf(text);
  const broken = (reason: BrokenReason, message: string): ReadRecord => {
    return { kind: "broken", ...place, reason, message, excerpt };
  };
  if (!hasMusic(tune.score)) return broken("no-tune", "the tune has no notes");
  const loss = tune.diagnostics.find(losesMusic);
  if (loss !== undefined) return broken("music-lost", describeDiagnostic(loss, "en"));
  return { kind: "tune", ...place, score: tune.score, excerpt };
}

/** Errors mean that music was lost or guessed; a sign that means nothing in ABC is no loss. */
function losesMusic({ severity, code }: Diagnostic): boolean {
  return severity === "error" && code !== "unknown-character";
}

function hasMusic({ voices }: Score): boolean {
  return voices.some(({ measures }) => measures.some(({ events }) => events.some(isTimed)));
}

/** Passes text on and remembers what was not taken yet, so that a tune's text can be shown. */
function createWindow(source: AsyncIterable<string>) {
  let text = "";
  let base = 0;
  async function* chunks(): AsyncGenerator<string, void, undefined> {
    for await (const chunk of source) {
      text += chunk;
      yield chunk;
    }
  }
  function take(start: number, end: number): string {
    const taken = text.slice(start - base, end - base);
    text = text.slice(end - base);
    base = end;
    return taken;
  }
  return { chunks: chunks(), take };
}
